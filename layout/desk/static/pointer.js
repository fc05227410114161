// The pointer on the pages: what is under it, clicks that open it, pictures that are dragged.

import { h, has, say } from "./dom.js";
import { articleByNumber, edit, emit, on, state } from "./state.js";
import { get, post } from "./api.js";
import { placeAt, sheetOf, view } from "./pages.js";
import { attempt } from "./toast.js";

const root = document.getElementById("pages");
const label = document.getElementById("hover");
let drag = null;
let outline = null;
let caret = null;

export function startPointer() {
  root.addEventListener("pointermove", moved);
  root.addEventListener("pointerleave", leave);
  root.addEventListener("pointerdown", pressed);
  root.addEventListener("pointerup", released);
  root.addEventListener("pointercancel", cancel);
  addEventListener("keydown", (event) => event.key === "Escape" && drag && cancel());
  on("caret", showCaret);
}

/** The line of the page that the caret in the text stands on. */
function showCaret({ number, one }) {
  const shown = sheetOf(number);
  if (!shown) return;
  caret ??= h("div.caret", { "aria-hidden": "true" });
  const { zoom } = view;
  Object.assign(caret.style, { left: `${(one.x - 5) * zoom}px`, top: `${one.y * zoom}px`, width: `${(one.width + 5) * zoom}px`, height: `${one.height * zoom}px` });
  if (caret.parentNode !== shown.marks) shown.marks.append(caret);
}

/** What stands at a place: the smallest line or picture that holds it. */
export function under(place) {
  const data = place && state.pages.get(place.number);
  if (!data) return null;
  const near = 2;
  const line = data.lines.find((one) => place.x >= one.x - near && place.x <= one.x + one.width + near && place.y >= one.y - near && place.y <= one.y + one.height + near);
  if (line) return { kind: "line", ...line, what: line };
  const box = data.boxes.find((one) => place.x >= one.x && place.x <= one.x + one.width && place.y >= one.y && place.y <= one.y + one.height);
  return box ? { kind: "box", ...box, what: box } : null;
}

function moved(event) {
  if (drag) return dragged(event);
  const place = placeAt(event.clientX, event.clientY);
  emit("over", place);
  const found = under(place);
  if (!found) return leave();
  showOutline(place, found);
  label.hidden = false;
  label.replaceChildren(...words(found));
  const { innerWidth, innerHeight } = window;
  label.style.left = `${Math.min(event.clientX + 16, innerWidth - label.offsetWidth - 8)}px`;
  label.style.top = `${Math.min(event.clientY + 18, innerHeight - label.offsetHeight - 8)}px`;
}

function showOutline(place, found) {
  outline ??= h("div.under");
  if (outline.parentNode !== place.shown.marks) place.shown.marks.append(outline);
  const { zoom } = view;
  Object.assign(outline.style, { left: `${found.x * zoom}px`, top: `${found.y * zoom}px`, width: `${found.width * zoom}px`, height: `${found.height * zoom}px` });
  outline.className = `under ${found.kind}`;
}

function leave() {
  label.hidden = true;
  outline?.remove();
}

/** A style's name in the language of the desk, and its name in the style file. */
export function styleName(name) {
  return has(`style.${name}`) ? `${say(`style.${name}`)} ${name}` : name;
}

function words(found) {
  const sheet = state.news.sheet;
  const line = (text, kind = "") => h(`div${kind}`, {}, text);
  if (found.what.kind === "picture") {
    return [
      line(found.name, ".strong"),
      line(say("hover.picture", { wrap: say(`side.${found.wrap}`), width: number(found.width / sheet.em), rows: number(found.height / sheet.row), ppi: found.ppi })),
    ];
  }
  if (found.kind === "box") return [line(say(`kind.${found.what.kind}`), ".strong"), line(found.alt || "")];
  const style = sheet.styles[found.style];
  const measure = number(found.slot[1] / (style?.size || sheet.em));
  const place = found.row ? say("hover.row", { column: found.column, row: found.row }) : "";
  return [
    line(styleName(found.style), ".strong"),
    line(style ? say("hover.text", { font: style.font, size: number(style.size), leading: number(style.leading), measure }) : ""),
    line([style ? `${say("hover.colour")} ${style.colour}` : "", place].filter(Boolean).join("　")),
  ];
}

const number = (value) => String(Math.round(value * 100) / 100);

function pressed(event) {
  if (event.button !== 0) return;
  const place = placeAt(event.clientX, event.clientY);
  if (!place) return;
  const found = under(place);
  const movable = found?.what.kind === "picture" && state.panel !== "style" && state.panel !== "proof";
  drag = { place, found, movable, x: event.clientX, y: event.clientY, moved: false };
  if (movable) root.setPointerCapture(event.pointerId);
}

function dragged(event) {
  if (!drag.movable) return;
  if (!drag.moved && Math.hypot(event.clientX - drag.x, event.clientY - drag.y) < 5) return;
  drag.moved = true;
  leave();
  root.classList.add("dragging");
  const target = targetOf(event);
  drag.target = target;
  drag.ghost ??= h("div.ghost");
  if (!target) return drag.ghost.remove();
  if (drag.ghost.parentNode !== target.shown.marks) target.shown.marks.append(drag.ghost);
  const { zoom } = view;
  Object.assign(drag.ghost.style, {
    left: `${target.left * zoom}px`, top: `${target.top * zoom}px`,
    width: `${drag.found.width * zoom}px`, height: `${drag.found.height * zoom}px`,
  });
  drag.ghost.replaceChildren(h("span", {}, say("drag.place", target)));
}

/** Where a dragged picture would stand: the page, the column its middle is over and the row its head is nearest to. */
function targetOf(event) {
  const place = placeAt(event.clientX, event.clientY);
  const data = place && state.pages.get(place.number);
  if (!data?.frames.length) return null;
  const left = place.x - (drag.place.x - drag.found.x);
  const top = place.y - (drag.place.y - drag.found.y);
  const distance = (frame) => Math.abs(frame.x - left);
  const frame = data.frames.reduce((best, one) => (distance(one) < distance(best) ? one : best));
  const pitch = frame.height / frame.rows;
  const row = Math.max(1, Math.min(frame.rows, Math.round((top - frame.y) / pitch) + 1));
  return { shown: place.shown, page: place.number, column: frame.column, row, left: frame.x, top: frame.y + (row - 1) * pitch };
}

async function released(event) {
  const done = drag;
  cancel();
  if (!done) return;
  if (done.moved) {
    if (done.target) await attempt(() => changePicture(refOf(done.found), { fixed: true, page: done.target.page, column: done.target.column, row: done.target.row }));
    return;
  }
  const place = placeAt(event.clientX, event.clientY);
  if (place) await clicked(place, done.found);
}

function cancel() {
  drag?.ghost?.remove();
  root.classList.remove("dragging");
  drag = null;
}

async function clicked(place, found) {
  if (state.panel === "proof") return emit("comment", { place, found });
  if (state.panel === "style") return found?.kind === "line" ? emit("style", found.style) : null;
  if (found?.what.kind === "picture") return emit("picture", refOf(found));
  const at = await attempt(() => get(`locate?page=${place.number}&x=${place.x.toFixed(2)}&y=${place.y.toFixed(2)}`));
  if (at) emit("write", at);
}

/** A picture on a page → where it is written: in the manifest (article, index) or in a manuscript (line, column). */
export function refOf(box) {
  for (const article of state.news.articles) {
    const index = article.pictures.findIndex((one) => one.place?.[0] === box.line && one.place?.[1] === box.at);
    if (index >= 0 && box.file.endsWith(state.news.manifest.name)) return { article: article.index, index, name: box.name };
  }
  const article = articleByNumber(box.article);
  return { article: article?.index ?? 0, file: box.file, line: box.line, at: box.at, name: box.name };
}

/** A picture and values (empty: taken away) → written where the picture is. */
export async function changePicture(ref, values, kind = "") {
  if (ref.index !== undefined) {
    const path = ["articles", ref.article, "pictures", ref.index];
    const ops = Object.entries(values).map(([key, value]) =>
      value === "" || value === null || value === false ? { op: "remove", path: [...path, key] } : { op: "set", path: [...path, key], value });
    const known = state.news.articles[ref.article]?.pictures[ref.index] ?? {};
    return edit(ops.filter((op) => op.op === "set" || op.path.at(-1) in known), kind);
  }
  const text = await get(`text/${ref.article}`);
  return post("edit", { file: "text", article: ref.article, version: text.version, at: [ref.line, ref.at], picture: values });
}
