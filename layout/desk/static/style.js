// The style of the issue: its parts as sliders, wells, menus and switches, made from the tables that also check it.
// A value is seen at once on the pages and written into the style file when it is asked for.

import { fill, h, say } from "./dom.js";
import { emit, on, recall, remember, state } from "./state.js";
import { get, post } from "./api.js";
import { attempt, toast } from "./toast.js";
import { styleName } from "./pointer.js";

let view = recall("style-view", "values"); // values | gallery | reasons
let panel = null;
const tried = new Map(); // path → value, not written yet
let timer = 0;
let faces = false;

export function start() {
  on("words", () => { panel = null; });
  on("style", (name) => { panel = null; state.area = `text.${name}`; });
}

export async function draw(body, fresh) {
  const area = state.area ?? recall("area", "text.body");
  const busy = body.contains(document.activeElement) && document.activeElement.matches("input, select") && !fresh;
  if (busy && panel?.area === area) return actions();
  if (!panel || panel.area !== area || fresh) {
    const answer = await attempt(() => get(`style?area=${encodeURIComponent(area)}&lang=${state.lang}`));
    if (!answer || state.panel !== "style") return undefined;
    panel = answer;
    remember("area", panel.area);
  }
  if (!faces) loadFaces();
  const tab = (name) => h("button", { id: `view-${name}`, type: "button", "aria-pressed": String(view === name), onclick: () => { view = name; remember("style-view", name); draw(body, true); } }, say(`style.view.${name}`));
  fill(body, h("div.card", {}, h("div.choices", { role: "group", "aria-label": say("right.style") }, ["values", "gallery", "reasons"].map(tab)),
    h("div.card", { id: "style-body" }), h("div.tray", { id: "style-actions" })));
  const inner = document.getElementById("style-body");
  if (view === "gallery") return gallery(inner);
  if (view === "reasons") return reasons(inner);
  const label = (one) => (one.startsWith("text.") ? styleName(one.slice(5)) : `${panel.labels[one]} ${one}`);
  const group = (title, list) => h("optgroup", { label: title }, list.map((one) => h("option", { value: one, selected: one === panel.area }, label(one))));
  fill(inner,
    h("div.field", {}, h("label", { htmlFor: "area" }, say("style.part")),
      h("select", { id: "area", onchange: (event) => { state.area = event.target.value; draw(body, true); } },
        group(say("style.text"), panel.areas.filter((one) => one.startsWith("text."))), group(say("style.sheet"), panel.areas.filter((one) => !one.startsWith("text."))))),
    h("div.controls", {}, panel.fields.filter((one) => !one.path.includes(".setting.")).map(control)),
    panel.fields.some((one) => one.path.includes(".setting.")) ? h("details", {}, h("summary", {}, say("style.setting")), h("div.controls", {}, panel.fields.filter((one) => one.path.includes(".setting.")).map(control))) : null);
  return actions();
}

function actions() {
  const tray = document.getElementById("style-actions");
  if (!tray) return;
  fill(tray, tried.size ? [
    h("p", {}, say("style.unsaved", { count: tried.size })),
    h("button.primary", { id: "style-write", type: "button", onclick: write }, say(panel?.shipped ? "style.write.own" : "style.write", { file: panel?.file })),
    h("button.quiet", { id: "style-drop", type: "button", onclick: forget }, say("style.forget"))] : h("p.hint", {}, say(panel?.shipped ? "style.shipped" : "style.file", { file: panel?.file })));
}

function trial(path, value) {
  tried.set(path, value);
  actions();
  clearTimeout(timer);
  performance.mark("desk:typed");
  timer = setTimeout(send, 15);
}

const send = () => attempt(() => post("try", { set: [...tried].map(([path, value]) => `${path}=${value}`) }));

async function forget() {
  tried.clear();
  panel = null;
  await send();
  draw(document.getElementById("right-body"), true);
}

async function write() {
  const ops = [...tried].map(([path, value]) => ({ op: "set", path: path.split("."), value: plain(value) }));
  const made = await attempt(() => post("edit", { file: "style", ops }));
  if (!made) return;
  tried.clear();
  panel = null;
  toast(say("style.written", { file: made.style }));
  draw(document.getElementById("right-body"), true);
}

/** A value as it is typed → as YAML has it: a list stays a list. */
function plain(value) {
  const text = String(value).trim();
  if (text.startsWith("[") && text.endsWith("]")) return text.slice(1, -1).split(/[,，]/).map((one) => one.trim()).filter(Boolean);
  if (text === "true" || text === "false") return text === "true";
  return text;
}

function control(field) {
  const value = tried.get(field.path) ?? field.value;
  const make = { flag, choice, number, length, colour, font }[field.kind] ?? text;
  return h(`div.control.${field.kind}${tried.has(field.path) ? ".changed" : ""}`, { data: { path: field.path }, title: [field.help, field.path].filter(Boolean).join("\n") }, make(field, value));
}

const idOf = (field) => `style-${field.path.replaceAll(".", "-")}`;
const labelOf = (field) => h("label", { htmlFor: idOf(field) }, field.label);

function flag(field, value) {
  const on = String(value || field.default) === "true";
  return [labelOf(field), h("input.switch", { id: idOf(field), type: "checkbox", role: "switch", checked: on, onchange: (event) => trial(field.path, String(event.target.checked)) })];
}

function choice(field, value) {
  const options = field.options.includes(value) || !value ? field.options : [value, ...field.options];
  return [labelOf(field), h("select", { id: idOf(field), onchange: (event) => trial(field.path, event.target.value) },
    value ? null : h("option", { value: "", selected: true }, field.default ? `${field.default}` : say("style.inherited")), options.map((one) => h("option", { value: one, selected: one === value }, one)))];
}

function text(field, value) {
  return [labelOf(field), h("input", { id: idOf(field), type: "text", value, spellcheck: false, onchange: (event) => trial(field.path, event.target.value) })];
}

function number(field, value) {
  const amount = Number.parseFloat(value);
  return slider(field, Number.isFinite(amount) ? amount : Number(field.default) || 0, field.unit, [field.unit], (next, unit) => `${next}${unit}`);
}

function length(field, value) {
  const read = /^(-?[\d.]+)\s*(pt|字|行)$/.exec(value);
  const [amount, unit] = tried.has(field.path) && read ? [Number(read[1]), read[2]] : [field.amount ?? 0, field.unit || "pt"];
  return slider(field, amount, unit, ["pt", "字", "行"], (next, one) => `${next}${one}`, /[号初]/.test(value) ? value : "");
}

/** A slider, the figure beside it, and its unit. */
function slider(field, amount, unit, units, written, named = "") {
  const { sheet } = state.news;
  const points = { pt: 1, 字: sheet?.em ?? 10.5, 行: sheet?.row ?? 17 };
  const figure = h("input.figure", { id: `${idOf(field)}-figure`, type: "text", inputMode: "decimal", value: trim(amount), "aria-label": say("style.figure", { label: field.label }) });
  const range = h("input", { id: idOf(field), type: "range", min: field.low, max: Math.max(field.high, amount), step: field.step, value: amount });
  const menu = units.length > 1
    ? h("select.unit", { "aria-label": say("style.unit", { label: field.label }), onchange: (event) => change(event.target.value) }, units.map((one) => h("option", { value: one, selected: one === unit }, one)))
    : h("span.unit", {}, unit);
  let now = unit;
  const put = (value) => trial(field.path, written(trim(value), now));
  const change = (next) => {
    const value = (Number(range.value) * points[now]) / points[next];
    range.max = (Number(range.max) * points[now]) / points[next];
    range.step = next === "pt" ? 0.25 : 0.1;
    now = next;
    range.value = value;
    figure.value = trim(value);
    put(value);
  };
  range.addEventListener("input", () => { figure.value = trim(range.value); put(range.value); });
  figure.addEventListener("change", () => {
    const value = Number.parseFloat(figure.value);
    if (!Number.isFinite(value)) return void (figure.value = trim(range.value));
    range.max = Math.max(Number(range.max), value);
    range.value = value;
    put(value);
  });
  return [h("span.row", {}, labelOf(field), named ? h("span.named", {}, named) : null, figure, menu), range];
}

const trim = (value) => String(Math.round(Number(value) * 100) / 100);

const INK = /([CMYK])\s*([\d.]+)/gi;

/** Inks in per cent → about what they look like on this screen. */
export function screenColour(inks) {
  const [c, m, y, k] = ["C", "M", "Y", "K"].map((name) => (inks[name] ?? 0) / 100);
  const light = (ink) => Math.round(255 * (1 - ink) * (1 - k * 0.92));
  return `rgb(${light(c)} ${light(m * 0.95)} ${light(y * 0.9)})`;
}

export function readInks(text) {
  const inks = {};
  for (const [, name, value] of text.matchAll(INK)) inks[name.toUpperCase()] = Number(value);
  return inks;
}

function inksOf(value) {
  return readInks(value in panel.colours ? panel.colours[value] : value);
}

function colour(field, value) {
  const own = field.path.startsWith("colours.");
  const named = value in panel.colours;
  const wells = own ? null : h("div.wells", { role: "group", "aria-label": field.label }, Object.entries(panel.colours).map(([name, inks]) =>
    h("button.well", { type: "button", title: `${name} ${inks}`, "aria-label": `${field.label}: ${name}`, "aria-pressed": String(name === value), style: { background: screenColour(readInks(inks)) }, onclick: () => { trial(field.path, name); again(field); } })));
  const inks = inksOf(value || "K100");
  const put = () => trial(field.path, ["C", "M", "Y", "K"].map((name) => `${name}${inks[name] ?? 0}`).join(" "));
  const patch = h("span.patch", { style: { background: screenColour(inks) } });
  const sliders = h("div.inks", {}, ["C", "M", "Y", "K"].map((name) => {
    const figure = h("output", {}, inks[name] ?? 0);
    return h("label", { data: { ink: name } }, h("span", {}, name), h("input", { type: "range", min: 0, max: 100, step: 1, value: inks[name] ?? 0, "aria-label": `${field.label} ${name}`, oninput: (event) => { inks[name] = Number(event.target.value); figure.value = inks[name]; patch.style.background = screenColour(inks); put(); } }), figure);
  }));
  return [h("span.row", {}, h("span.label", { id: idOf(field) }, field.label), h("span.named", {}, value), patch), wells, h("details", { open: own && !named }, h("summary", {}, say("style.inks")), sliders)];
}

function font(field, value) {
  const faceOf = (name) => ({ "font-family": `"face ${name}"` });
  return h("details.font", {}, h("summary", {}, h("span.label", {}, field.label), h("span.sample", { style: faceOf(value) }, say("style.sample")), h("small", {}, value)),
    h("div.faces", { role: "radiogroup", "aria-label": field.label }, panel.fonts.map((name) =>
      h("button.face", { type: "button", role: "radio", "aria-checked": String(name === value), style: faceOf(name), onclick: () => { trial(field.path, name); again(field); } }, h("span", {}, say("style.sample")), h("small", {}, name)))));
}

/** A control → drawn again with the value on trial. */
function again(field) {
  document.querySelector(`.control[data-path="${CSS.escape(field.path)}"]`)?.replaceWith(control(field));
}

function loadFaces() {
  faces = true;
  for (const name of panel.fonts) {
    const face = new FontFace(`face ${name}`, `url("face/${encodeURIComponent(name)}")`);
    document.fonts.add(face);
    face.load().catch(() => {});
  }
}

async function gallery(inner) {
  const styles = (await attempt(() => get("styles"))) ?? [];
  const now = state.news.issue.style || "bulletin";
  fill(inner, h("p.hint", {}, say("gallery.hint")), h("ul.gallery", {}, styles.map(({ name, title }) =>
    h("li", {}, h("button", { type: "button", "aria-pressed": String(name === now), onclick: () => choose(name) },
      h("img", { src: `sample/${encodeURIComponent(name)}?b=${state.news.build}`, alt: say("gallery.alt", { title }), loading: "lazy" }), h("strong", {}, title), h("small", {}, name))))));
}

async function choose(name) {
  tried.clear();
  panel = null;
  await attempt(() => post("edit", { file: "manifest", version: state.news.manifest.version, ops: [{ op: "set", path: ["style"], value: name }] }));
  await send();
  emit("news", state.news);
}

async function reasons(inner) {
  const found = await attempt(() => get(`reasons?lang=${state.lang}`));
  if (!found) return;
  fill(inner, h("p.hint", {}, say("reasons.hint")), h("ul.reasons", {}, found.pages.map(({ page, cost, rival }) =>
    h("li", {}, h("p", {}, cost), h("details", {}, h("summary", {}, say("reasons.rival", { page })), h("p", {}, rival))))),
  found.sum.map((line) => h("p.hint", {}, line)));
}
