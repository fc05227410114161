// The article that is open: its title and lines, and its text, which is on the page as it is typed.

import { fill, h, icon, say } from "./dom.js";
import { edit, emit, on, set, state } from "./state.js";
import { get, post, Refused } from "./api.js";
import { textField, choiceField } from "./field.js";
import { attempt, toast } from "./toast.js";

const TYPING = 25; // ms without a key before the text is saved
let open = null; // {article, file, first, version, saved, kind}
let area = null;
let timer = 0;
let saving = false;
let goal = null;

export function start() {
  on("flush", flush);
  addEventListener("beforeunload", flush);
}

export function draw(body, fresh) {
  const article = state.news.articles[state.article ?? -1];
  if (!article) {
    open = null;
    fill(body, h("p.empty", {}, say("manuscript.none")));
    return;
  }
  if (fresh || body.dataset.article !== String(article.index) || !area) {
    body.dataset.article = article.index;
    area = null;
    fill(body, h("div.card", { id: "article-fields" }), h("div.manuscript", { id: "manuscript" }));
    load(article);
  } else if (open?.kind !== undefined && (open.kind !== article.textKind || (open.name ?? "") !== (article.text ?? ""))) {
    load(article);
  } else {
    refresh();
  }
  fields(document.getElementById("article-fields"), article);
}

function fields(card, article) {
  if (card.contains(document.activeElement) && document.activeElement.matches("input, textarea")) return;
  const path = ["articles", article.index];
  const field = (key, more = {}) => textField(say(`field.${key}`), article[key], (value) => attempt(() => write(key, value)), { id: `article-${key}`, ...more });
  const write = (key, value) => (article[key] || value ? set([...path, key], value) : null);
  const title = textField(say("field.title"), article.lines.length ? article.lines.join("\n") : article.title,
    (value) => attempt(() => set([...path, "title"], value.includes("\n") ? value.split("\n").filter(Boolean) : value)), { id: "article-title", rows: Math.max(article.lines.length, Math.ceil([...article.title].length / 19), 1), className: "big" });
  const more = h("details", { open: card.querySelector("details")?.open ?? false }, h("summary", {}, say("field.more")),
    h("div.pair", {}, field("kicker"), field("section")), h("div.pair", {}, field("unit"), field("source")),
    choiceField(say("field.across"), article.across, [["", say("across.auto")], ["column", say("across.column")], ["columns", say("across.columns")]], (value) => attempt(() => write("across", value))),
    h("button.quiet.danger", { type: "button", onclick: () => removeArticle(article) }, icon("bin"), say("article.remove")));
  fill(card, title, h("div.pair", {}, field("byline"), field("text", { readOnly: article.textKind === "inline", placeholder: say("manuscript.here") })), more, picturesOf(article));
}

function picturesOf(article) {
  if (!article.pictures.length) return null;
  return h("ul.strip", { "aria-label": say("right.picture") }, article.pictures.map((one) =>
    h("li", {}, h("button", { type: "button", title: one.caption || one.file, onclick: () => emit("picture", { article: article.index, index: one.index, name: one.file }) },
      /^[a-z]+:/.test(one.file) ? h("span.code", {}, "QR") : h("img", { src: `picture?name=${encodeURIComponent(one.file)}&width=160`, alt: one.caption || one.file })))));
}

async function removeArticle(article) {
  state.article = null;
  if (await attempt(() => edit([{ op: "remove", path: ["articles", article.index] }]))) toast(say("article.removed", { title: article.title }));
  emit("opened");
}

async function load(article) {
  const text = await attempt(() => get(`text/${article.index}`));
  const pane = document.getElementById("manuscript");
  if (!text || !pane || state.article !== article.index) return;
  open = { article: article.index, ...text, saved: text.text };
  if (text.kind === "word") {
    area = null;
    fill(pane, h("div.notice", {}, h("p", {}, say("manuscript.word", { name: text.name })), h("button.primary", { id: "convert", type: "button", onclick: () => convert(article) }, say("manuscript.convert"))));
    return;
  }
  area = h("textarea", { id: "text", spellcheck: false, "aria-label": say("manuscript.label"), oninput: typed, onkeyup: follow, onclick: follow });
  area.value = text.text;
  fill(pane, h("div.paper-text", {}, h("div.backdrop", { "aria-hidden": "true" }), area), h("div.text-foot", { id: "text-foot" }));
  grow();
  warn();
  if (goal) reach();
}

/** A Word file → a text of the issue's own, which can be written in here; the file stays where it is. */
async function convert(article) {
  const made = await attempt(() => post("edit", { file: "word", article: article.index, version: state.news.manifest.version }));
  if (made) toast(say("manuscript.converted", { name: made.name }));
}

/** News came: a text changed by another hand is shown; one that is being typed here is left alone. */
async function refresh() {
  if (!open || !area || open.kind === "word") return;
  warn();
  if (saving || timer || area.value !== open.saved) return;
  const mine = open;
  const text = await get(`text/${mine.article}`).catch(() => null);
  if (!text || !area || open !== mine || timer || saving || area.value !== mine.saved) return;
  if (text.text === area.value) {
    Object.assign(mine, text, { saved: text.text });
    return;
  }
  const { selectionStart, selectionEnd } = area;
  const shift = text.text.length - area.value.length;
  const kept = text.text.startsWith(area.value.slice(0, selectionStart));
  open = { ...open, ...text, saved: text.text };
  area.value = text.text;
  area.setSelectionRange(selectionStart + (kept ? 0 : shift), selectionEnd + (kept ? 0 : shift));
  grow();
  warn();
}

function typed() {
  grow();
  clearTimeout(timer);
  timer = setTimeout(save, TYPING);
  performance.mark("desk:typed");
}

async function save() {
  timer = 0;
  if (saving || !area || area.value === open.saved) return;
  saving = true;
  const words = area.value;
  const mine = open;
  try {
    const made = await post("edit", { file: "text", article: mine.article, version: mine.version, text: words });
    mine.version = made.version;
    mine.saved = words;
    if (mine.kind === "inline") state.news.manifest.version = made.version;
  } catch (fault) {
    toast(say(fault instanceof Refused ? `refused.${fault.message}` : "refused.offline"), "bad");
    if (fault instanceof Refused) await conflict(mine);
  } finally {
    saving = false;
  }
  if (area && open === mine && area.value !== mine.saved && !timer) timer = setTimeout(save, TYPING);
}

function flush() {
  if (!timer) return;
  clearTimeout(timer);
  save();
}

/** Another hand changed the same place: what was typed here is offered, not lost. */
async function conflict(mine) {
  const typedHere = area.value;
  const text = await get(`text/${mine.article}`).catch(() => null);
  if (!text) return;
  if (!area || open !== mine) return toast(say("manuscript.conflict"), "bad");
  open = { ...mine, ...text, saved: text.text };
  area.value = text.text;
  grow();
  fill(document.getElementById("text-foot"), h("div.notice.bad", {}, h("p", {}, say("manuscript.conflict")),
    h("button.quiet", { type: "button", onclick: () => { area.value = typedHere; typed(); warn(); } }, say("manuscript.mine")),
    h("button.quiet", { type: "button", onclick: warn }, say("manuscript.theirs"))));
}

function grow() {
  const scroller = document.getElementById("right-body");
  const top = scroller.scrollTop;
  area.style.height = "auto";
  area.style.height = `${Math.max(240, area.scrollHeight + 2)}px`;
  scroller.scrollTop = top;
}

/** The findings of the manuscript at their places: underlined, and told at the foot. */
function warn() {
  if (!area || !open || !open.first) return;
  const found = state.news.findings.filter((one) => one.file === open.file && one.line && offsetOf(one) !== null);
  const marks = found.map((one) => ({ at: offsetOf(one), length: Math.max(1, Math.min(one.length || 1, 60)), one })).filter((mark) => mark.at <= area.value.length).sort((a, b) => a.at - b.at);
  const parts = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.at < at) continue;
    parts.push(area.value.slice(at, mark.at), h(`mark.${mark.one.severity}`, {}, area.value.slice(mark.at, mark.at + mark.length) || " "));
    at = mark.at + mark.length;
  }
  parts.push(`${area.value.slice(at)}\n`);
  document.querySelector(".backdrop")?.replaceChildren(...parts);
  fill(document.getElementById("text-foot"), marks.length ? h("ul.text-findings", { "aria-label": say("manuscript.findings") }, marks.map(({ one, at: place }) =>
    h(`li.${one.severity}`, {}, h("button", { type: "button", onclick: () => select(place, one.length) }, h("strong", {}, one.name), one.message)))) : null);
}

/** Line and column of the source → the offset in the pane, null outside it. */
function offsetOf({ line, column }) {
  const [first, indent] = open.first;
  const lines = area.value.split("\n");
  const row = line - first;
  if (row < 0 || row >= lines.length) return null;
  const shift = open.kind === "inline" || row === 0 ? indent : 1;
  let offset = 0;
  for (let index = 0; index < row; index++) offset += lines[index].length + 1;
  // Columns count characters, the pane counts UTF-16 units.
  const characters = [...lines[row]].slice(0, Math.max(0, column - shift)).join("").length;
  return offset + characters;
}

function select(at, length = 1) {
  area.focus({ preventScroll: true });
  area.setSelectionRange(at, Math.min(area.value.length, at + Math.max(0, length)));
  scrollTo(at);
}

function scrollTo(at) {
  const probe = document.createRange();
  const backdrop = document.querySelector(".backdrop");
  let left = at;
  const walker = document.createTreeWalker(backdrop, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { length } = walker.currentNode;
    if (left < length) {
      probe.setStart(walker.currentNode, left);
      probe.setEnd(walker.currentNode, left);
      const scroller = document.getElementById("right-body");
      const box = probe.getBoundingClientRect();
      const outer = scroller.getBoundingClientRect();
      scroller.scrollTop += box.top - outer.top - outer.height / 3;
      return;
    }
    left -= length;
  }
}

/** A place in the sources → its article opened, the caret there. */
export function writeAt(at, show) {
  const article = state.news.articles.find((one) => one.number === at.article) ?? state.news.articles.find((one) => one.text && at.file.endsWith(one.text));
  if (!article) return;
  const same = open && open.article === article.index && area && state.panel === "manuscript";
  state.article = article.index;
  goal = at;
  show();
  emit("opened");
  if (same) reach();
}

function reach() {
  const at = goal;
  goal = null;
  if (at.file !== open.file || offsetOf(at) === null || (open.kind === "inline" && (at.kind.startsWith("title") || at.kind === "kicker"))) {
    document.getElementById("article-title")?.focus();
    return;
  }
  select(offsetOf(at), 0);
}

export function selectTitle() {
  setTimeout(() => document.getElementById("article-title")?.select(), 60);
}

/** The caret moved: its line is marked on the page. */
function follow() {
  if (!area || !open.first) return;
  const before = area.value.slice(0, area.selectionStart).split("\n");
  const row = before.length - 1;
  const line = open.first[0] + row;
  const column = [...before[row]].length + (open.kind === "inline" || row === 0 ? open.first[1] : 1);
  let best = null;
  for (const [number, data] of state.pages) {
    for (const one of data.lines) {
      if (one.file !== open.file || one.line !== line || one.at > column) continue;
      if (!best || one.at > best.one.at) best = { number, one };
    }
  }
  if (best) emit("caret", best);
}
