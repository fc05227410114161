// Everything that has to be said about the issue: by weight, each with its way to the place and, where it is sure, its cure.

import { fill, h, say } from "./dom.js";
import { edit, emit, recall, remember, state } from "./state.js";
import { attempt } from "./toast.js";
import { jump } from "./pages.js";
import { post } from "./api.js";

let notes = recall("notes", false);
let press = null;

export function draw(body) {
  const { findings, failed } = state.news;
  const wanted = findings.filter((one) => notes || one.severity !== "note");
  const rank = { error: 0, warning: 1, note: 2 };
  wanted.sort((a, b) => rank[a.severity] - rank[b.severity]);
  const hidden = findings.length - wanted.length;
  fill(body, h("div.card.findings", {},
    failed ? h("p.notice.bad", {}, say("findings.old")) : null,
    wanted.length ? h("ul", {}, wanted.map(entry)) : h("p.empty", {}, say("findings.none")),
    hidden || notes ? h("button.quiet", { id: "notes", type: "button", "aria-pressed": String(notes), onclick: () => { notes = !notes; remember("notes", notes); draw(body); } }, notes ? say("findings.less") : say("findings.notes", { count: hidden })) : null,
    h("section.press", {}, h("h2", {}, say("press.title")), h("p.hint", {}, say("press.hint")),
      h("button.primary", { id: "press-check", type: "button", onclick: () => check(body) }, say("press.check")),
      press ? h("ul", {}, press.length ? press.map(entry) : h("li.good", {}, say("press.good"))) : null)));
}

async function check(body) {
  body.setAttribute("aria-busy", "true");
  press = await attempt(() => post("check"));
  body.removeAttribute("aria-busy");
  draw(body);
}

function entry(one) {
  const place = one.file ? `${one.file.split("/").at(-1)}:${one.line}` : "";
  const page = one.page ? say("findings.page", { page: one.page }) : "";
  return h(`li.finding.${one.severity}`, {},
    h("button.go", { type: "button", onclick: () => go(one) }, h("span.kind", {}, h("span.sr", {}, say(`severity.${one.severity}`)), one.name), h("span.words", {}, one.message), one.hint ? h("span.tip", {}, one.hint) : null,
      h("span.where", {}, [page, place].filter(Boolean).join(" · "))),
    one.cure ? h("button.cure", { type: "button", onclick: () => cure(one.cure) }, say(one.cure.label, one.cure)) : null);
}

function cure({ op, path, value }) {
  return attempt(() => edit([{ op, path, value }]));
}

function go(one) {
  if (one.page) jump(one.page, one.rect);
  const article = state.news.articles.find((each) => each.text && one.file?.endsWith(each.text));
  if (article) emit("write", { file: one.file, line: one.line, column: one.column, article: article.number, kind: "body" });
}
