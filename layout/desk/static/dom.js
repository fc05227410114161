// Elements made in one expression, and the words of the page.

let words = {};

export async function loadWords(lang) {
  const answer = await fetch(`words?lang=${lang}`);
  words = await answer.json();
  document.documentElement.lang = lang === "en" ? "en" : "zh-CN";
}

/** A key of words.tsv and what fills its {places} → the sentence. */
export function say(key, values = {}) {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

export const has = (key) => key in words;

/** Tag, properties (on… listens, class and aria-… are attributes) and children → an element. */
export function h(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.classList.add(...classes);
  assign(element, properties);
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.flat());
  return element;
}

function assign(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, one] of Object.entries(value)) element.style.setProperty(key, one);
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name in element && !name.startsWith("aria") && name !== "list" && name !== "form") element[name] = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false) element.setAttribute(name, value);
  }
}

/** Children of an element → these instead; the focused control keeps its focus by its id. */
export function fill(element, ...children) {
  const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
  element.replaceChildren(...children.flat(3).filter(Boolean));
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

const ICONS = {
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 0 12",
  redo: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0 0 12",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  close: "m6 6 12 12M18 6 6 18",
  grip: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
  layers: "m12 3 9 5-9 5-9-5zM3 13l9 5 9-5",
  plates: "M9 9m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0M15 9m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0M12 15m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
  single: "M6 3h12v18H6z",
  spread: "M3 5h8v14H3zM13 5h8v14h-8z",
  compare: "M12 3v18M5 7h4v10H5zM15 7h4v10h-4z",
  help: "M9.5 9a2.5 2.5 0 1 1 3.5 2.3c-.8.4-1 1-1 1.7M12 17h.01M12 12m-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0",
  up: "m6 15 6-6 6 6",
  down: "m6 9 6 6 6-6",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  pin: "M9 3h6l-1 7 4 4H6l4-4zM12 14v7",
  tick: "m5 12 5 5L20 7",
};

export function icon(name) {
  return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
}

/** A button that shows an icon, its label and its key. */
export function iconButton(name, label, properties = {}) {
  return h("button.icon-button", { type: "button", title: label, "aria-label": label, ...properties }, icon(name));
}

/** Arrow keys, Home and End on a row of tabs → the tab there opened, as a screen reader's user expects. */
export function arrows(event) {
  const tabs = [...event.currentTarget.querySelectorAll("[role=tab]")];
  const at = tabs.indexOf(event.target);
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const { id } = tabs[(to + tabs.length) % tabs.length];
  document.getElementById(id).click();
  document.getElementById(id)?.focus();
}
