// The left side: the articles of the issue in their order, and the pages small.

import { arrows, fill, h, icon, iconButton, say } from "./dom.js";
import { edit, emit, on, recall, remember, state } from "./state.js";
import { upload } from "./api.js";
import { currentPage, jump } from "./pages.js";
import { attempt, toast } from "./toast.js";

const root = document.getElementById("left");
let tab = recall("left", "articles");
let dragged = null;

export function startLeft() {
  on("news", draw);
  on("opened", draw);
  on("current", mark);
}

export function draw() {
  const { news } = state;
  if (!news) return;
  const button = (name) => h("button.tab", { id: `left-${name}`, type: "button", role: "tab", "aria-selected": String(tab === name), tabIndex: tab === name ? 0 : -1, "aria-controls": "left-body", onclick: () => { tab = name; remember("left", name); draw(); } }, say(`left.${name}`));
  const scroll = root.querySelector(".body")?.scrollTop ?? 0;
  fill(root,
    h("div.tabs", { role: "tablist", "aria-label": say("left.label"), onkeydown: arrows }, button("articles"), button("pages")),
    h("div.body", { id: "left-body", role: "tabpanel" }, tab === "articles" ? articles(news) : thumbnails(news)));
  root.querySelector(".body").scrollTop = scroll;
  mark();
}

function articles(news) {
  return [
    h("ol.articles", { "aria-label": say("left.articles") }, news.articles.map(article)),
    h("button.add", { id: "add-article", type: "button", disabled: !news.readable, onclick: add }, icon("plus"), say("article.add")),
    h("p.hint", {}, say("article.drop")),
  ];
}

function article(one) {
  const open = state.article === one.index;
  const troubles = state.news.findings.filter((found) => found.severity !== "note" && belongs(found, one));
  const pages = one.pages?.length ? say("article.pages", { pages: one.pages.length > 1 ? `${one.pages[0]}–${one.pages.at(-1)}` : one.pages[0] }) : "";
  const facts = one.words ? say("article.words", { words: one.words, rows: one.rows }) : "";
  const [rows, characters] = one.winnable ?? [0, 0];
  return h(`li.article${open ? ".open" : ""}`, { data: { article: one.index }, draggable: true, ...draggable(one) },
    one.section ? h("p.section", {}, one.section) : null,
    h("div.row", {},
      h("span.grip", { "aria-hidden": "true" }, icon("grip")),
      h("button.name", { id: `article-${one.index}`, type: "button", "aria-current": open ? "true" : null, onclick: () => choose(one), onkeydown: (event) => keyed(event, one) },
        h("span.title", {}, one.title || say("article.untitled")),
        h("span.facts", {}, [facts, pages].filter(Boolean).join(" · ")),
        rows ? h("span.facts.win", {}, say("article.winnable", { rows, characters })) : null),
      troubles.length ? h("span.trouble", { title: troubles.map((found) => found.message).join("\n") }, troubles.length) : null,
      h("span.moves", {},
        iconButton("up", say("article.up"), { disabled: one.index === 0, onclick: () => move(one.index, one.index - 1) }),
        iconButton("down", say("article.down"), { disabled: one.index === state.news.articles.length - 1, onclick: () => move(one.index, one.index + 1) }))));
}

function belongs(found, one) {
  if (one.text && found.file?.endsWith(one.text)) return true;
  if (!found.file?.endsWith(state.news.manifest.name)) return false;
  const next = state.news.articles[one.index + 1]?.line ?? Infinity;
  return found.line >= one.line && found.line < next;
}

function choose(one) {
  emit("open", one.index);
  if (one.pages?.length) {
    const title = findTitle(one);
    jump(title?.page ?? one.pages[0], title?.rect);
  }
}

function findTitle(one) {
  for (const page of one.pages ?? []) {
    const line = state.pages.get(page)?.lines.find((each) => each.article === one.number && each.style.startsWith("title"));
    if (line) return { page, rect: [line.x, line.y, line.width, line.height] };
  }
  return null;
}

function keyed(event, one) {
  if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  move(one.index, one.index + (event.key === "ArrowUp" ? -1 : 1));
}

async function move(from, to) {
  if (to < 0 || to >= state.news.articles.length || from === to) return;
  const done = await attempt(() => edit([{ op: "move", path: ["articles", from], to }]));
  if (done && state.article === from) emit("open", to);
}

async function add() {
  const index = state.news.articles.length;
  const article = { title: say("article.new"), text: `${say("article.write")}\n` };
  if (await attempt(() => edit([{ op: "insert", path: ["articles", index], value: article }]))) emit("open-new", index);
}

function draggable(one) {
  return {
    ondragstart: (event) => {
      dragged = one.index;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", one.title);
    },
    ondragend: () => { dragged = null; root.querySelectorAll(".over, .before, .after").forEach((each) => each.classList.remove("over", "before", "after")); },
    ondragover: (event) => {
      const files = event.dataTransfer.types.includes("Files");
      if (dragged === null && !files) return;
      event.preventDefault();
      event.stopPropagation();
      const box = event.currentTarget.getBoundingClientRect();
      const after = event.clientY > box.top + box.height / 2;
      event.currentTarget.classList.toggle("over", files);
      event.currentTarget.classList.toggle("before", !files && !after);
      event.currentTarget.classList.toggle("after", !files && after);
    },
    ondragleave: (event) => event.currentTarget.classList.remove("over", "before", "after"),
    ondrop: (event) => {
      event.preventDefault();
      event.stopPropagation();
      const after = event.currentTarget.classList.contains("after");
      event.currentTarget.classList.remove("over", "before", "after");
      document.body.classList.remove("dropping");
      if (event.dataTransfer.files.length) return dropFiles([...event.dataTransfer.files], { article: one.index });
      if (dragged === null) return undefined;
      const to = one.index + (after ? 1 : 0);
      return move(dragged, to > dragged ? to - 1 : to);
    },
  };
}

/** Files and where they were dropped: on an `article`, on a `page` (its article, and the words there), or beside both. */
export async function dropFiles(files, target) {
  for (const file of files) {
    const placed = await attempt(() => upload(file));
    if (!placed) continue;
    if (placed.kind === "picture") await attempt(() => addPicture(placed.file, target));
    else await attempt(() => addText(placed.file, file.name, target));
  }
}

async function addPicture(file, { article, page, words }) {
  const index = article ?? page ?? state.article ?? state.news.articles.length - 1;
  if (index < 0 || index === undefined) return toast(say("drop.nowhere"), "bad");
  const pictures = state.news.articles[index]?.pictures.length ?? 0;
  await edit([{ op: "insert", path: ["articles", index, "pictures", pictures], value: words ? { file, at: words } : { file } }]);
  toast(say("drop.picture", { file: file.split("/").at(-1), title: state.news.articles[index].title }));
  return emit("picture", { article: index, index: pictures, name: file });
}

async function addText(file, name, { article }) {
  if (article !== undefined) {
    await edit([{ op: "set", path: ["articles", article, "text"], value: file }]);
    toast(say("drop.text", { file: name, title: state.news.articles[article].title }));
    return emit("open", article);
  }
  const index = state.news.articles.length;
  const title = name.replace(/\.[^.]+$/, "").replace(/^[\d\s.、_-]+/, "") || name;
  await edit([{ op: "insert", path: ["articles", index], value: { title, text: file } }]);
  toast(say("drop.article", { title }));
  return emit("open", index);
}

function thumbnails(news) {
  return h("ol.thumbnails", {}, news.sheets.map((sheet) => {
    const changed = news.changed.includes(sheet.number) && news.build > 2;
    const width = Math.ceil(104 * (devicePixelRatio || 1));
    return h(`li${sheet.number === 1 ? ".recto" : ""}`, {},
      h("button", { id: `thumb-${sheet.number}`, type: "button", data: { page: sheet.number }, "aria-label": say("page.label", { page: sheet.number }), onclick: () => jump(sheet.number) },
        h(`img${changed ? ".flash" : ""}`, { src: `page/${sheet.number}.jpg?v=${sheet.version}&width=${width}`, alt: "", style: { "aspect-ratio": `${sheet.width} / ${sheet.height}` } }),
        h("span", {}, sheet.number)));
  }));
}

function mark() {
  root.querySelectorAll(".thumbnails button").forEach((button) => button.classList.toggle("current", Number(button.dataset.page) === currentPage()));
}
