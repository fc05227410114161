// Proofs: rounds that are kept, what changed since, and what readers have to say.

import { fill, h, iconButton, say } from "./dom.js";
import { on, recall, remember, state } from "./state.js";
import { get, post } from "./api.js";
import { attempt, toast } from "./toast.js";
import { each, jump, sheetOf, view } from "./pages.js";
import { blinkWith } from "./compare.js";

const NAMES = ["一校", "二校", "三校", "付印样"];
let rounds = [];
let changes = null; // {round, sum, changes, bars}
let comments = [];
let draft = null; // a comment that is being written
let numbers = recall("numbers", false);
let printed = recall("printed", true);

export function start() {
  on("comment", begin);
  on("news", async () => { await read(); marks(); });
  on("zoom", marks);
  on("page", marks);
  on("panel", marks);
}

async function read() {
  comments = (await get("comments").catch(() => comments)) ?? [];
}

export async function draw(body, fresh) {
  if (fresh) {
    rounds = (await attempt(() => get("rounds"))) ?? [];
    await read();
  }
  if (state.panel !== "proof") return;
  if (body.querySelector("#comment-text") === document.activeElement && draft) return;
  fill(body, h("div.card", {}, commentList(body), roundList(body), changes ? changeList() : null));
  marks();
}

function roundList(body) {
  const next = NAMES.find((name) => !rounds.some((one) => one.round === name)) ?? NAMES.at(-1);
  const field = h("input", { id: "round-name", value: next, list: "round-names", "aria-label": say("proof.name") });
  const check = (id, label, value, change) => h("label.check-row", {}, h("input", { id, type: "checkbox", checked: value, onchange: (event) => change(event.target.checked) }), label);
  const keep = async () => {
    body.setAttribute("aria-busy", "true");
    const made = await attempt(() => post("round", { name: field.value, numbers, comments: printed }));
    body.removeAttribute("aria-busy");
    if (!made) return;
    toast(say("proof.kept", { files: made.files.length, name: field.value }));
    draw(body, true);
  };
  return h("section.rounds", {}, h("h2", {}, say("proof.rounds")),
    rounds.length ? h("ul", {}, rounds.map(({ round, moment }) => h("li", {}, h("span", {}, h("strong", {}, round), h("small", {}, moment)),
      h("button.quiet", { type: "button", onclick: () => since(round, body) }, say("proof.since")),
      h("button.quiet", { type: "button", onclick: () => blinkWith((number, width) => `kept/${encodeURIComponent(round)}/${number}.jpg?width=${width}`, round) }, say("proof.blink")),
      h("a.quiet", { href: `kept/${encodeURIComponent(round)}.pdf`, target: "_blank", rel: "noopener" }, "PDF")))) : h("p.hint", {}, say("proof.first")),
    h("div.keep", {}, field, h("datalist", { id: "round-names" }, NAMES.map((name) => h("option", { value: name }))), h("button.primary", { id: "keep-round", type: "button", onclick: keep }, say("proof.keep"))),
    check("round-numbers", say("proof.numbers"), numbers, (value) => { numbers = value; remember("numbers", value); }),
    check("round-comments", say("proof.print"), printed, (value) => { printed = value; remember("printed", value); }));
}

async function since(round, body) {
  const found = await attempt(() => get(`changes?round=${encodeURIComponent(round)}&lang=${state.lang}`));
  if (!found) return;
  changes = { round, ...found };
  draw(body);
}

function changeList() {
  return h("section.changes", { id: "changes" }, h("h2", {}, say("proof.changes", { round: changes.round })), h("p.hint", {}, changes.sum),
    h("ul", {}, changes.changes.map(({ page, place, words }) => h("li", {}, h("button.go", { type: "button", onclick: () => jump(page, changes.bars.find((bar) => bar.page === page)?.rect) },
      h("span.where", {}, place), h("span.words", {}, words.map((one) => (one.struck ? h("del", {}, one.text) : one.new ? h("ins", {}, one.text) : one.text))))))),
    h("button.quiet", { type: "button", onclick: () => { changes = null; draw(document.getElementById("right-body")); } }, say("proof.hide")));
}

function begin({ place, found }) {
  draft = { page: place.number, x: place.x, y: place.y, words: found?.kind === "line" ? found.text.slice(0, 16) : "" };
  draw(document.getElementById("right-body"));
  document.getElementById("comment-text")?.focus();
}

function commentList(body) {
  const send = async () => {
    const text = document.getElementById("comment-text").value.trim();
    const by = document.getElementById("comment-by").value.trim();
    if (!text) return;
    remember("reader", by);
    const made = await attempt(() => post("comments", { op: "add", ...draft, text, by }));
    if (!made) return;
    comments = made;
    draft = null;
    document.activeElement?.blur();
    draw(body);
  };
  const form = draft ? h("form.draft", { onsubmit: (event) => { event.preventDefault(); send(); } },
    h("p.where", {}, say("findings.page", { page: draft.page }), draft.words ? ` “${draft.words}…”` : ""),
    h("textarea", { id: "comment-text", rows: 3, "aria-label": say("comment.text"), placeholder: say("comment.text"), onkeydown: (event) => (event.ctrlKey || event.metaKey) && event.key === "Enter" && send() }),
    h("div.pair", {}, h("input", { id: "comment-by", value: recall("reader", ""), placeholder: say("comment.by"), "aria-label": say("comment.by") }), h("button.primary", { type: "submit" }, say("comment.send")))) : h("p.hint", {}, say("comment.hint"));
  return h("section.comments", {}, h("h2", {}, say("comment.title")), form,
    h("ol", {}, comments.map((one, index) => h(`li${one.done ? ".done" : ""}`, {},
      h("input", { id: `done-${index}`, type: "checkbox", checked: one.done, "aria-label": say("comment.done", { number: index + 1 }), onchange: (event) => change({ op: "done", index, was: one.text, done: event.target.checked }, body) }),
      h("button.go", { type: "button", onclick: () => jump(one.page, [one.x - 8, one.y - 8, 16, 16]) },
        h("span.where", {}, `〔${index + 1}〕 ${say("findings.page", { page: one.page })} ${one.by} ${one.at}`), one.words ? h("q", {}, one.words) : null, h("span.words", {}, one.text)),
      iconButton("bin", say("comment.remove", { number: index + 1 }), { onclick: () => change({ op: "remove", index, was: one.text }, body) })))));
}

async function change(asked, body) {
  const made = await attempt(() => post("comments", asked));
  if (made) comments = made;
  draw(body);
}

/** Numbers of comments and bars of changes on the pages. */
function marks() {
  each((shown) => shown.marks.querySelectorAll(".comment, .change-bar").forEach((one) => one.remove()));
  comments.forEach((one, index) => {
    sheetOf(one.page)?.marks.append(h(`div.comment${one.done ? ".done" : ""}`, { title: one.text, style: { left: `${one.x * view.zoom}px`, top: `${one.y * view.zoom}px` } }, index + 1));
  });
  if (draft && state.panel === "proof") sheetOf(draft.page)?.marks.append(h("div.comment.new", { style: { left: `${draft.x * view.zoom}px`, top: `${draft.y * view.zoom}px` } }, "＋"));
  for (const bar of changes?.bars ?? []) {
    const [x, y, width, height] = bar.rect.map((side) => side * view.zoom);
    sheetOf(bar.page)?.marks.append(h("div.change-bar", { style: { left: `${x + width + 3}px`, top: `${y}px`, height: `${height}px` } }));
  }
}
