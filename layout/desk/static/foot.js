// The foot: how many pages, how far from a number that folds, what the inks are.

import { fill, h, say } from "./dom.js";
import { on, state } from "./state.js";
import { currentPage } from "./pages.js";
import { inkLabel } from "./plates.js";

const root = document.getElementById("foot");

export function startFoot() {
  on("news", draw);
  on("current", draw);
  on("ink", draw);
}

export function draw() {
  const { news } = state;
  if (!news) return;
  fill(root,
    h("span", {}, news.sheets.length ? say("foot.page", { page: currentPage(), pages: news.sheets.length }) : ""),
    news.meter ? meter(news.meter) : null,
    h("span.grow"),
    inkLabel(),
    news.sheet ? h("span.sheet-name", {}, `${news.sheet.name} · ${say("foot.grid", { measure: news.sheet.measure, columns: news.sheet.columns, rows: news.sheet.rows })}`) : null);
}

function meter({ pages, wish, fewer, more }) {
  const [target, short] = fewer ?? [];
  const [above, room] = more;
  const share = Math.max(0.04, Math.min(1, pages / Math.max(above, pages)));
  const words = [];
  if (fewer) words.push(say("meter.fewer", { rows: short, pages: target }));
  if (room > 0 && above >= pages) words.push(above === pages ? say("meter.room", { rows: room, pages }) : say("meter.more", { rows: room, pages: above }));
  return h("span.meter", { title: wish ? say("meter.wish", { pages: wish }) : "" },
    h("span.gauge", { "aria-hidden": "true" }, h("i", { style: { width: `${share * 100}%` } })), words.join(say("meter.or")));
}
