// Separations: one plate at a time, the plates over the ink limit, and the ink under the pointer.

import { h, say } from "./dom.js";
import { emit, on, state } from "./state.js";
import { get } from "./api.js";
import { each, refresh, sheetOf } from "./pages.js";

export const PLATES = ["all", "cyan", "magenta", "yellow", "black", "total"];
export const plates = { shown: "all", ink: null };
let asked = 0;
let waiting = null;

export function startPlates() {
  on("over", over);
  addEventListener("keydown", (event) => {
    if (event.key === "i" && !event.target.closest("input, textarea, select") && !event.ctrlKey && !event.metaKey) measure();
  });
}

let measuring = false;
export function measure() {
  measuring = !measuring;
  plates.ink = null;
  emit("ink");
}
export const isMeasuring = () => measuring || plates.shown !== "all";

export function showPlate(name) {
  plates.shown = plates.shown === name ? "all" : name;
  document.body.dataset.plate = plates.shown;
  each(refresh);
  emit("plates");
  emit("ink");
}

/** The address of a page as it is to be shown. */
export function address(number, version, width) {
  return plates.shown === "all" ? `page/${number}.jpg?v=${version}&width=${width}` : `plate/${number}/${plates.shown}.jpg?v=${version}&width=${width}`;
}

function over(place) {
  if (!isMeasuring()) return;
  if (!place) return void ((plates.ink = null), emit("ink"));
  waiting = place;
  if (asked) return;
  asked = setTimeout(ask, 50);
}

async function ask() {
  const { number, x, y } = waiting;
  try {
    plates.ink = await get(`ink/${number}?v=${sheetOf(number).version}&x=${x.toFixed(1)}&y=${y.toFixed(1)}`);
  } catch {
    plates.ink = null; // the page was set anew meanwhile
  }
  asked = 0;
  emit("ink");
}

export function inkLabel() {
  if (!isMeasuring()) return null;
  const { ink } = plates;
  if (!ink) return h("span.ink", {}, say("ink.point"));
  const over = ink.total > (state.news.sheet?.inkLimit ?? 300);
  return h("span.ink", {},
    Object.entries(ink.inks).map(([name, value]) => h("span.plate-value", { data: { ink: name } }, h("i", { "aria-hidden": "true" }), `${name} ${value}`)),
    h(`strong${over ? ".over" : ""}`, {}, say("ink.total", { total: ink.total })));
}
