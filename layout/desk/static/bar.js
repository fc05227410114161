// The bar at the head: the issue, what came of the last build, undo, the view, what lies over the pages.

import { fill, h, icon, iconButton, loadWords, say } from "./dom.js";
import { emit, on, remember, state } from "./state.js";
import { post } from "./api.js";
import { currentPage, fit, jump, setSpread, view, zoomTo } from "./pages.js";
import { OVERLAYS, toggle } from "./overlays.js";
import { attempt, toast } from "./toast.js";
import { showHelp } from "./help.js";
import { PLATES, plates, showPlate } from "./plates.js";
import { blink } from "./compare.js";

const bar = document.getElementById("bar");
let open = ""; // the menu that is open

export function startBar() {
  on("news", draw);
  on("zoom", draw);
  on("plates", draw);
  on("building", draw);
  addEventListener("keydown", keys);
  addEventListener("pointerdown", (event) => open && !event.target.closest(".menu, [aria-expanded]") && close());
}

function close() {
  open = "";
  draw();
}

export function draw() {
  const { news } = state;
  if (!news) return;
  fill(bar,
    h("div.title", {}, h("img.mark", { src: "static/mark.svg", alt: "" }), h("h1", {}, news.issue.name || say("app")), h("span.number", {}, news.issue.number)),
    status(news),
    h("div.tools", { role: "toolbar", "aria-label": say("tools") },
      iconButton("undo", `${say("undo")} Ctrl+Z`, { id: "undo", disabled: !news.undo, onclick: () => step("undo") }),
      iconButton("redo", `${say("redo")} Ctrl+Shift+Z`, { id: "redo", disabled: !news.redo, onclick: () => step("redo") }),
      h("span.gap"),
      iconButton("minus", `${say("zoom.out")} −`, { id: "zoom-out", onclick: () => zoomTo(view.zoom / 1.2) }),
      h("button.zoom", { id: "zoom", type: "button", title: say("zoom.fit"), onclick: () => fit(view.fitted === "width" ? "page" : "width") }, `${Math.round(((view.zoom || 1) * 72 / 96) * 100)}%`),
      iconButton("plus", `${say("zoom.in")} +`, { id: "zoom-in", onclick: () => zoomTo(view.zoom * 1.2) }),
      iconButton(view.spread ? "spread" : "single", say(view.spread ? "view.spread" : "view.single"), { id: "spread", "aria-pressed": String(view.spread), onclick: () => setSpread(!view.spread) }),
      h("span.gap"),
      menu("layers", "overlays", say("overlays"), OVERLAYS.map(([name, key]) => item(say(`overlay.${name}`), key.toUpperCase(), state.overlays.has(name), () => toggle(name)))),
      menu("plates", "plates", say("plates"), [
        ...PLATES.map((name, index) => item(say(`plate.${name}`), index, plates.shown === name, () => showPlate(name))),
        h("p.note", {}, say("plates.note")),
      ]),
      iconButton("compare", `${say("compare")} K`, { id: "compare", onclick: blink }),
      iconButton("help", `${say("help")} ?`, { id: "help", onclick: showHelp }),
      h("button.lang", { id: "lang", type: "button", lang: state.lang === "zh" ? "en" : "zh-CN", onclick: turn }, state.lang === "zh" ? "EN" : "中文")));
}

function status(news) {
  if (!news.exists || (!news.sheets.length && !news.articles.length)) return h("div.status", {}, h("span.light", {}, say("status.new")));
  const count = (severity) => news.findings.filter((one) => one.severity === severity).length;
  const [errors, warnings] = [count("error"), count("warning")];
  const kind = news.failed || errors ? "bad" : warnings ? "fair" : "good";
  const text = news.failed ? say("status.failed", { errors }) : say("status.set", { pages: news.sheets.length, seconds: news.seconds.toFixed(2) });
  return h("div.status", {},
    h(`button.light.${kind}`, { id: "status", type: "button", title: say("status.open"), onclick: () => emit("panel", "findings") },
      h("span.dot", { "aria-hidden": "true" }), text,
      warnings && !news.failed ? h("span.count", {}, say("status.warnings", { warnings })) : null),
    news.tried.length ? h("span.tried", {}, say("status.tried")) : null);
}

function item(text, key, checked, work) {
  return h("button.item", { type: "button", role: "menuitemcheckbox", "aria-checked": String(checked), onclick: () => { work(); draw(); } },
    h("span.check", { "aria-hidden": "true" }, checked ? icon("tick") : ""), h("span", {}, text), h("kbd", {}, key));
}

function menu(image, name, label, items) {
  const shown = open === name;
  return h("div.holder", {},
    h("button.icon-button", { id: name, type: "button", title: label, "aria-label": label, "aria-expanded": String(shown), "aria-haspopup": "menu", onclick: () => { open = shown ? "" : name; draw(); } }, icon(image)),
    shown ? h("div.menu", { role: "menu", "aria-label": label, onkeydown: (event) => event.key === "Escape" && close() }, items) : null);
}

async function turn() {
  state.lang = state.lang === "zh" ? "en" : "zh";
  remember("lang", state.lang);
  await loadWords(state.lang);
  emit("words");
  emit("news", state.news);
}

export async function step(direction) {
  const done = await attempt(() => post(direction));
  if (done) toast(say(`${direction}.done`, done));
}

function keys(event) {
  const writing = event.target.closest("input:not([type=range]):not([type=checkbox]), textarea, select, [contenteditable]");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.altKey) {
    event.preventDefault();
    emit("flush");
    step(event.shiftKey ? "redo" : "undo");
    return;
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const overlay = OVERLAYS.find(([, key]) => key === event.key.toLowerCase());
  if (overlay) toggle(overlay[0]);
  else if (event.key >= "0" && event.key <= "4") showPlate(PLATES[Number(event.key)]);
  else if (event.key === "+" || event.key === "=") zoomTo(view.zoom * 1.2);
  else if (event.key === "-") zoomTo(view.zoom / 1.2);
  else if (event.key === "k") blink();
  else if (event.key === "s") setSpread(!view.spread);
  else if (event.key === "?") showHelp();
  else if (event.key === "]" || event.key === "[") {
    const step = event.key === "]" ? 1 : -1;
    jump(Math.max(1, Math.min(state.news.sheets.length, currentPage() + step)));
  } else if (event.key === "Escape" && open) close();
  else return;
  draw();
}
