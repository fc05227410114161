// The picture that is open: its words, its side and size, and the point that is kept in view.

import { fill, h, icon, say } from "./dom.js";
import { edit, emit, state } from "./state.js";
import { changePicture } from "./pointer.js";
import { choiceField, segments, textField } from "./field.js";
import { attempt } from "./toast.js";
import { jump } from "./pages.js";

const SIDES = ["", "left", "right", "column", "span", "astride", "contour", "page"];

export function draw(body) {
  const ref = state.picture;
  const known = ref && values(ref);
  if (!known) {
    fill(body, h("p.empty", {}, say("picture.none")));
    return;
  }
  if (body.contains(document.activeElement) && document.activeElement.matches("input, textarea") && body.dataset.picture === key(ref)) return;
  body.dataset.picture = key(ref);
  const write = (name, value) => attempt(() => changePicture(ref, { [name]: value }));
  const text = (name, more = {}) => textField(say(`field.${name}`), known[name], (value) => write(name, value), { id: `picture-${name}`, ...more });
  const box = onPage(ref);
  fill(body, h("div.card", {},
    focus(ref, known),
    h("p.file", {}, known.file, box ? h("span", {}, say("picture.facts", { ppi: box.one.ppi, page: box.number })) : null),
    text("caption", { rows: 2 }), text("credit"),
    segments(say("field.side"), known.side ?? "", SIDES.map((side) => [side, say(`side.${side || "auto"}`)]), (value) => write("side", value)),
    h("div.pair", {}, text("width", { placeholder: say("picture.auto") }), text("rows", { placeholder: say("picture.auto") })),
    text("at"), text("alt"),
    choiceField(say("field.shape"), known.shape ?? "", [["", say("shape.box")], ["ellipse", say("shape.ellipse")], ["alpha", say("shape.alpha")]], (value) => write("shape", value)),
    fixed(ref, known),
    h("div.actions", {},
      box ? h("button.quiet", { type: "button", onclick: () => jump(box.number, [box.one.x, box.one.y, box.one.width, box.one.height]) }, say("picture.show")) : null,
      ref.index !== undefined ? h("button.quiet.danger", { type: "button", onclick: () => remove(ref) }, icon("bin"), say("picture.remove")) : null)));
}

const key = (ref) => `${ref.article} ${ref.index ?? `${ref.file} ${ref.line} ${ref.at}`}`;

/** What is written of a picture; of one in a manuscript what the page shows. */
function values(ref) {
  if (ref.index !== undefined) return state.news.articles[ref.article]?.pictures[ref.index] ?? null;
  const box = onPage(ref);
  return box ? { file: box.one.name, side: box.one.wrap === "auto" ? "" : box.one.wrap, ...box.one.asked } : null;
}

function onPage(ref) {
  const file = values_file(ref);
  for (const [number, data] of state.pages) {
    const one = data.boxes.find((each) => (ref.line ? each.file === ref.file && each.line === ref.line && each.at === ref.at : each.name === file));
    if (one) return { number, one };
  }
  return null;
}

function values_file(ref) {
  return ref.index !== undefined ? state.news.articles[ref.article]?.pictures[ref.index]?.file : ref.name;
}

function fixed(ref, known) {
  if (known.fixed === "true" || known.fixed === true) {
    return h("div.notice", {}, h("p", {}, icon("pin"), say("picture.fixed", { page: known.page, column: known.column ?? 1, row: known.row })),
      h("button.primary", { id: "let-go", type: "button", onclick: () => attempt(() => changePicture(ref, { fixed: "", page: "", column: "", row: "" })) }, say("picture.free")));
  }
  const box = onPage(ref);
  const place = { page: box?.number ?? 1, column: 1, row: 1 };
  const field = (name) => h("div.field", {}, h("label", { htmlFor: `fix-${name}` }, say(`fix.${name}`)), h("input", { id: `fix-${name}`, type: "number", min: 1, value: place[name], onchange: (event) => { place[name] = Math.max(1, Math.round(Number(event.target.value)) || 1); } }));
  return h("details", {}, h("summary", {}, icon("pin"), say("picture.drag")),
    h("div.triple", {}, field("page"), field("column"), field("row")),
    h("button.quiet", { id: "fix-here", type: "button", onclick: () => attempt(() => changePicture(ref, { fixed: true, ...place })) }, say("picture.fix")));
}

async function remove(ref) {
  const count = state.news.articles[ref.article].pictures.length;
  const path = ["articles", ref.article, "pictures"];
  state.picture = null;
  await attempt(() => edit([{ op: "remove", path: count === 1 ? path : [...path, ref.index] }]));
  emit("panel", "manuscript");
}

/** The picture with the point that stays in view when it is cropped: dragged, or moved with the arrow keys. */
function focus(ref, known) {
  if (!/\.(jpe?g|png|tiff?)$/i.test(known.file ?? "")) return null;
  let [x, y] = pointOf(known.focus);
  const dot = h("button.focus", { id: "focus", type: "button", "aria-label": say("picture.focus", { x: Math.round(x * 100), y: Math.round(y * 100) }) });
  const place = () => { dot.style.left = `${x * 100}%`; dot.style.top = `${y * 100}%`; };
  const box = onPage(ref);
  const crop = h("div.crop", { "aria-hidden": "true" });
  if (box?.one.crop) {
    const [left, top, right, bottom] = box.one.crop;
    Object.assign(crop.style, { left: `${left * 100}%`, top: `${top * 100}%`, width: `${(right - left) * 100}%`, height: `${(bottom - top) * 100}%` });
  }
  const frame = h("div.crop-frame", {}, h("img", { src: `picture?name=${encodeURIComponent(known.file)}&width=720`, alt: known.alt || known.caption || "" }), crop, dot);
  const write = () => attempt(() => changePicture(ref, { focus: `${Math.round(x * 100)}% ${Math.round(y * 100)}%` }, "focus"));
  const move = (event) => {
    const bounds = frame.getBoundingClientRect();
    x = Math.min(1, Math.max(0, (event.clientX - bounds.left) / bounds.width));
    y = Math.min(1, Math.max(0, (event.clientY - bounds.top) / bounds.height));
    place();
  };
  frame.addEventListener("pointerdown", (event) => { event.preventDefault(); frame.setPointerCapture(event.pointerId); move(event); });
  frame.addEventListener("pointermove", (event) => frame.hasPointerCapture(event.pointerId) && move(event));
  frame.addEventListener("pointerup", (event) => { move(event); write(); });
  dot.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!steps) return;
    event.preventDefault();
    x = Math.min(1, Math.max(0, x + steps[0] * 0.05));
    y = Math.min(1, Math.max(0, y + steps[1] * 0.05));
    place();
    write();
  });
  place();
  return frame;
}

const WORDS = { 左: [0, null], 右: [1, null], 上: [null, 0], 下: [null, 1], left: [0, null], right: [1, null], top: [null, 0], bottom: [null, 1] };

function pointOf(text) {
  const numbers = [...(text ?? "").matchAll(/([\d.]+)(%?)/g)].map(([, value, percent]) => Number(value) / (percent ? 100 : 1));
  if (numbers.length === 2) return numbers;
  let [x, y] = [0.5, 0.5];
  for (const word of (text ?? "").match(/[左右上下]|[a-z]+/g) ?? []) {
    const [across, down] = WORDS[word] ?? [null, null];
    x = across ?? x;
    y = down ?? y;
  }
  return [x, y];
}
