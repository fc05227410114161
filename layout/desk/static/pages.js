// The pages: the real ones, rastered at the screen's density, in a quiet row of spreads that keeps its place.

import { fill, h, say, svg } from "./dom.js";
import { emit, on, recall, remember, state } from "./state.js";
import { get } from "./api.js";
import { address } from "./plates.js";

const root = document.getElementById("pages");
const sheets = new Map(); // number → its element and what it shows
export const view = {
  zoom: recall("zoom", 0), // CSS px a pt; 0: fits the width
  spread: recall("spread", true),
  bleed: false,
};
let observer = null;

export function startPages() {
  observer = new IntersectionObserver(seen, { root, rootMargin: "300px 0px" });
  addEventListener("resize", () => view.fitted && fit(view.fitted));
  root.addEventListener("scroll", marked, { passive: true });
  on("news", update);
  root.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomTo(view.zoom * Math.exp(-event.deltaY / 400), event.clientX, event.clientY);
  }, { passive: false });
}

function update(news) {
  if (!news.sheets.length) {
    sheets.clear();
    return;
  }
  if (!view.zoom) fit("width", news.sheets);
  const numbers = news.sheets.map((sheet) => sheet.number).join();
  if (root.dataset.numbers !== numbers || root.dataset.spread !== String(view.spread)) arrange(news);
  for (const sheet of news.sheets) {
    const shown = sheets.get(sheet.number);
    const moved = shown.version !== sheet.version;
    Object.assign(shown, { version: sheet.version, width: sheet.width, height: sheet.height });
    size(shown);
    if (moved || shown.build !== news.build) shown.stale = true;
    if (moved && shown.shows) shown.flash = true;
    if (shown.near) show(shown, news.build);
  }
  root.classList.toggle("failed", news.failed);
}

/** Pages in spreads (the first alone, on the right) or one below the other. */
function arrange(news) {
  const { scrollTop, scrollLeft } = root;
  const facing = view.spread && news.sheet?.facing !== false;
  const groups = [];
  for (const sheet of news.sheets) {
    const last = groups[groups.length - 1];
    if (facing && sheet.number % 2 === 1 && last?.length === 1 && last[0].number === sheet.number - 1) last.push(sheet);
    else groups.push([sheet]);
  }
  const numbers = new Set(news.sheets.map((sheet) => sheet.number));
  for (const [number, shown] of sheets) if (!numbers.has(number)) drop(number, shown);
  fill(root, groups.map((group) => {
    const first = facing && group.length === 1 && group[0].number % 2 === 1;
    const alone = facing && group.length === 1 && !first;
    return h(`div.spread${first ? ".recto" : ""}${alone ? ".verso" : ""}`, {}, group.map((sheet) => element(sheet).element));
  }));
  root.dataset.numbers = news.sheets.map((sheet) => sheet.number).join();
  root.dataset.spread = String(view.spread);
  root.scrollTo(scrollLeft, scrollTop);
}

function element(sheet) {
  let shown = sheets.get(sheet.number);
  if (shown) return shown;
  const image = h("img", { alt: say("page.alt", { page: sheet.number }), draggable: false });
  const overlay = svg("svg", { class: "overlay", "aria-hidden": "true" });
  const marks = h("div.marks");
  const paper = h("div.paper", {}, image, h("canvas.plate", { hidden: true }), overlay, marks);
  shown = {
    number: sheet.number,
    element: h("section.sheet", { "aria-label": say("page.label", { page: sheet.number }), data: { page: sheet.number }, tabIndex: -1 }, paper, h("p.folio", {}, sheet.number)),
    paper, image, overlay, marks, version: 0, shows: 0, stale: true, near: false,
  };
  sheets.set(sheet.number, shown);
  observer.observe(shown.element);
  return shown;
}

function drop(number, shown) {
  observer.unobserve(shown.element);
  shown.image.removeAttribute("src");
  sheets.delete(number);
  state.pages.delete(number);
}

function seen(entries) {
  for (const entry of entries) {
    const shown = sheets.get(Number(entry.target.dataset.page));
    if (!shown) continue;
    shown.near = entry.isIntersecting;
    if (shown.near) show(shown, state.news.build);
  }
}

/** A page near the view → its picture, asked for only where another one is shown; the old one stays until then. */
async function show(shown, build) {
  if (shown.build !== build) readData(shown, build);
  const width = Math.min(4200, Math.ceil(shown.width * view.zoom * (devicePixelRatio || 1)));
  if (shown.shows === shown.version && shown.wide >= width * 0.98 && shown.wide <= width * 2.2) return;
  const version = shown.version;
  shown.asked = `${version} ${width}`;
  const asked = shown.asked;
  const image = new Image();
  image.src = address(shown.number, version, width);
  try {
    await image.decode();
  } catch {
    return; // replaced while it was drawn: the next news brings the next
  }
  if (shown.asked !== asked) return;
  image.alt = shown.image.alt;
  image.draggable = false;
  image.dataset.version = version;
  shown.image.replaceWith(image);
  shown.image = image;
  Object.assign(shown, { shows: version, wide: width });
  if (shown.flash) {
    shown.flash = false;
    shown.paper.classList.remove("flash");
    void shown.paper.offsetWidth;
    shown.paper.classList.add("flash");
  }
  requestAnimationFrame(() => emit("shown", { page: shown.number, version }));
}

async function readData(shown, build) {
  shown.build = build;
  try {
    const data = await get(`page/${shown.number}?b=${build}`);
    state.pages.set(shown.number, data);
    emit("page", { number: shown.number, data });
  } catch {
    shown.build = 0; // asked again with the next news
  }
}

/** The data of a page, waited for where it is on its way. */
export async function pageData(number) {
  if (!state.pages.has(number)) state.pages.set(number, await get(`page/${number}`));
  return state.pages.get(number);
}

function size(shown) {
  const bleed = state.news.sheet?.bleed ?? 0;
  const { zoom } = view;
  const { style } = shown.element;
  style.setProperty("--width", `${shown.width * zoom}px`);
  style.setProperty("--height", `${shown.height * zoom}px`);
  style.setProperty("--bleed", `${bleed * zoom}px`);
  shown.overlay.setAttribute("viewBox", `${-bleed} ${-bleed} ${shown.width + 2 * bleed} ${shown.height + 2 * bleed}`);
}

export function each(work) {
  for (const shown of sheets.values()) work(shown);
}

/** A page → its picture asked for again: another plate is wanted. */
export function refresh(shown) {
  shown.wide = 0;
  if (shown.near) show(shown, state.news.build);
}

export const sheetOf = (number) => sheets.get(number);

/** A factor, and the point of the screen that stays where it is. */
export function zoomTo(zoom, x = root.clientWidth / 2, y = root.clientHeight / 2) {
  const bounds = root.getBoundingClientRect();
  const before = view.zoom || 1;
  view.zoom = Math.min(6, Math.max(0.2, zoom));
  view.fitted = null;
  remember("zoom", view.zoom);
  const [left, top] = [x - bounds.left, y - bounds.top];
  const [atX, atY] = [(root.scrollLeft + left) / before, (root.scrollTop + top) / before];
  each(size);
  root.scrollTo(atX * view.zoom - left, atY * view.zoom - top);
  clearTimeout(view.settling);
  view.settling = setTimeout(() => each((shown) => shown.near && show(shown, state.news.build)), 120);
  emit("zoom");
}

/** "width": a spread fills the view across; "page": a page stands in it whole; "real": as large as printed. */
export function fit(kind, pages = state.news?.sheets) {
  if (!pages?.length) return;
  const facing = view.spread && state.news?.sheet?.facing !== false && pages.length > 1;
  const across = pages[0].width * (facing ? 2 : 1);
  const width = (root.clientWidth - 96) / across;
  const height = (root.clientHeight - 88) / pages[0].height;
  const zoom = kind === "real" ? 96 / 72 : kind === "page" ? Math.min(width, height) : width;
  if (sheets.size) zoomTo(zoom);
  else view.zoom = Math.min(6, Math.max(0.2, zoom));
  view.fitted = kind === "real" ? null : kind;
}

export function setSpread(spread) {
  view.spread = spread;
  remember("spread", spread);
  arrange(state.news);
  if (view.fitted) fit(view.fitted);
  emit("zoom");
}

/** Page and rectangle (pt) → shown, and marked for a moment. */
export function jump(number, rect = null) {
  const shown = sheets.get(number);
  if (!shown) return;
  const box = shown.paper.getBoundingClientRect();
  const outer = root.getBoundingClientRect();
  const y = rect ? rect[1] * view.zoom : 0;
  root.scrollTo({
    top: root.scrollTop + box.top - outer.top + y - (rect ? root.clientHeight / 3 : 24),
    left: root.scrollLeft + box.left - outer.left + box.width / 2 - root.clientWidth / 2,
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
  if (rect) point(shown, rect);
}

function point(shown, [x, y, width, height]) {
  const mark = h("div.pointed", {
    style: {
      left: `${x * view.zoom - 4}px`, top: `${y * view.zoom - 4}px`,
      width: `${width * view.zoom + 8}px`, height: `${height * view.zoom + 8}px`,
    },
  });
  shown.marks.append(mark);
  setTimeout(() => mark.remove(), 2600);
}

/** A point of the screen → page and place on it in pt, or null. */
export function placeAt(x, y) {
  for (const shown of sheets.values()) {
    const box = shown.paper.getBoundingClientRect();
    if (x >= box.left && x < box.right && y >= box.top && y < box.bottom) {
      return { number: shown.number, x: (x - box.left) / view.zoom, y: (y - box.top) / view.zoom, shown };
    }
  }
  return null;
}

let current = 1;
function marked() {
  const middle = root.getBoundingClientRect().top + root.clientHeight / 3;
  for (const shown of sheets.values()) {
    const box = shown.element.getBoundingClientRect();
    if (box.top <= middle && box.bottom >= middle) {
      if (shown.number !== current) emit("current", (current = shown.number));
      return;
    }
  }
}
export const currentPage = () => current;
