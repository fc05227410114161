// What can be laid over the pages, each by its key. Lengths are pt of the trimmed page.

import { has, say, svg } from "./dom.js";
import { on, remember, recall, state } from "./state.js";
import { each, sheetOf, view } from "./pages.js";

export const OVERLAYS = [
  ["grid", "g"], ["columns", "c"], ["slots", "l"], ["standoff", "w"], ["bleed", "b"],
  ["fit", "f"], ["findings", "o"], ["order", "r"], ["anatomy", "a"],
];

export function startOverlays() {
  for (const name of recall("overlays", ["findings"])) state.overlays.add(name);
  on("page", ({ number }) => draw(sheetOf(number)));
  on("news", () => each(draw));
  on("overlays", () => each(draw));
}

export function toggle(name) {
  if (!state.overlays.delete(name)) state.overlays.add(name);
  if (name === "bleed") view.bleed = state.overlays.has("bleed");
  remember("overlays", [...state.overlays]);
  each(draw);
}

const DRAW = { grid, columns, slots, standoff, bleed, fit, findings, order, anatomy };

function draw(shown) {
  const data = shown && state.pages.get(shown.number);
  if (!data || !state.news?.sheet) return;
  shown.paper.classList.toggle("bleeding", state.overlays.has("bleed"));
  const layers = OVERLAYS.filter(([name]) => state.overlays.has(name)).map(([name]) => svg("g", { class: `layer-${name}` }, DRAW[name](data, state.news.sheet)));
  shown.overlay.replaceChildren(...layers);
}

const rect = (x, y, width, height, className, more = {}) => svg("rect", { x, y, width: Math.max(0, width), height: Math.max(0, height), class: className, ...more });
const line = (x1, y1, x2, y2, className) => svg("line", { x1, y1, x2, y2, class: className });

function grid(data, sheet) {
  const marks = [];
  for (const frame of data.frames) {
    const pitch = frame.height / frame.rows;
    const lines = [];
    for (let row = 0; row <= frame.rows; row++) {
      const y = frame.y + row * pitch;
      lines.push(`M${frame.x} ${y}h${frame.width}`);
      if (row % 5 === 0 && row) marks.push(svg("text", { x: frame.x - 2, y: y - pitch / 3, class: "number end" }, String(row)));
    }
    marks.push(svg("path", { d: lines.join(""), class: "rows" }));
    const cells = [];
    for (let cell = 0; cell <= frame.width / sheet.em + 0.01; cell++) cells.push(`M${frame.x + cell * sheet.em} ${frame.y}v${frame.height}`);
    marks.push(svg("path", { d: cells.join(""), class: "cells" }));
  }
  return marks;
}

function columns(data, sheet) {
  return data.frames.flatMap((frame) => [
    rect(frame.x, frame.y, frame.width, frame.height, "column"),
    svg("text", { x: frame.x + frame.width / 2, y: frame.y - 4, class: "number middle" }, say("overlay.column", { column: frame.column, measure: Math.round((frame.width / sheet.em) * 100) / 100, rows: frame.rows })),
  ]);
}

function slots(data) {
  return data.lines.filter((one) => one.kind === "body").map((one) => rect(one.slot[0], one.y, one.slot[1], one.height, "slot"));
}

function standoff(data, sheet) {
  return data.boxes.filter((one) => one.kind === "picture" && one.wrap !== "page").flatMap((one) => [
    rect(one.x - sheet.standoff, one.y, one.width + 2 * sheet.standoff, one.height, "standoff"),
    rect(one.x, one.y, one.width, one.height, "picture"),
  ]);
}

function bleed(data, sheet) {
  const { width, height } = data;
  return [
    rect(-sheet.bleed, -sheet.bleed, width + 2 * sheet.bleed, height + 2 * sheet.bleed, "bleed"),
    rect(0, 0, width, height, "trim"),
    rect(sheet.safe, sheet.safe, width - 2 * sheet.safe, height - 2 * sheet.safe, "safe"),
  ];
}

/** Loose lines are warm, squeezed ones cool; the stronger, the further from their natural width. */
function fit(data) {
  return data.lines.filter((one) => one.fit).flatMap((one) => {
    const [loose, tight] = one.fit;
    const warm = Math.min(1, loose / 0.12);
    const cool = Math.min(1, tight / 0.5);
    const marks = [];
    if (cool > 0.05) marks.push(rect(one.slot[0], one.y + one.height * 0.5, one.slot[1], one.height * 0.5, "tight", { "fill-opacity": (cool * 0.55).toFixed(2) }));
    if (warm > 0.05) marks.push(rect(one.slot[0], one.y, one.slot[1], one.height, "loose", { "fill-opacity": (warm * 0.6).toFixed(2) }));
    return marks;
  });
}

function findings(data) {
  return state.news.findings.filter((one) => one.page === data.number && one.rect && one.severity !== "note").map((one) => {
    const [x, y, width, height] = one.rect;
    return svg("g", { class: `finding ${one.severity}` }, rect(x - 2, y - 2, width + 4, height + 4, "box"), svg("title", {}, one.message));
  });
}

function order(data) {
  const stops = [];
  let last = null;
  for (const one of [...data.lines]) {
    const key = `${one.article} ${one.kind} ${one.paragraph} ${one.column}`;
    if (key === last || ["folio", "head"].includes(one.kind)) continue;
    last = key;
    stops.push([one.x - 3, one.y + one.height / 2]);
  }
  const path = stops.map(([x, y], index) => `${index ? "L" : "M"}${x} ${y}`).join("");
  return [
    svg("path", { d: path, class: "way" }),
    ...stops.map(([x, y], index) => svg("g", { class: "stop" }, svg("circle", { cx: x, cy: y, r: 5.5 }), svg("text", { x, y: y + 2.4, class: "number middle" }, String(index + 1)))),
  ];
}

/** The parts of the page by the names of their styles. */
function anatomy(data) {
  const groups = [];
  for (const one of data.lines) {
    const last = groups.at(-1);
    const joined = last && last.style === one.style && last.column === one.column && one.y - (last.y + last.height) < one.height * 1.6 && one.y >= last.y;
    if (!joined) {
      groups.push({ style: one.style, column: one.column, x: one.x, y: one.y, right: one.x + one.width, height: one.height });
    } else {
      last.x = Math.min(last.x, one.x);
      last.right = Math.max(last.right, one.x + one.width);
      last.height = one.y + one.height - last.y;
    }
  }
  return groups.map((one) => {
    const [zh, name] = has(`style.${one.style}`) ? [say(`style.${one.style}`), one.style] : ["", one.style];
    return svg("g", { class: "part" },
      rect(one.x - 1.5, one.y - 1.5, one.right - one.x + 3, one.height + 3, "box"),
      svg("text", { x: one.x, y: one.y - 2.5, class: "name" }, `${zh} ${name}`.trim()));
  });
}
