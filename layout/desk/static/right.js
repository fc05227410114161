// The right side: what is open. Its tab decides what a click on a page opens.

import { arrows, fill, h, say } from "./dom.js";
import { emit, on, recall, remember, state } from "./state.js";
import * as manuscript from "./manuscript.js";
import * as picture from "./picture.js";
import * as style from "./style.js";
import * as findings from "./findings.js";
import * as proof from "./proof.js";

const root = document.getElementById("right");
const PANELS = { manuscript, picture, style, findings, proof };
const body = h("div.body", { id: "right-body", role: "tabpanel", tabIndex: -1 });
const tabs = h("div.tabs", { role: "tablist", onkeydown: arrows });

export function startRight() {
  root.append(tabs, body);
  state.panel = recall("panel", "manuscript");
  on("news", draw);
  on("panel", show);
  on("open", (index) => { state.article = index; show("manuscript"); emit("opened"); });
  on("open-new", (index) => { state.article = index; show("manuscript"); emit("opened"); manuscript.selectTitle(); });
  on("write", (at) => manuscript.writeAt(at, () => show("manuscript")));
  on("picture", (ref) => { state.picture = ref; state.article = ref.article; show("picture"); emit("opened"); });
  on("style", (name) => { state.style = name; show("style"); });
  on("words", () => { body.dataset.shows = ""; });
  Object.values(PANELS).forEach((panel) => panel.start?.(body));
}

function show(name) {
  state.panel = name;
  remember("panel", name);
  document.body.dataset.panel = name;
  draw();
}

function draw() {
  if (!state.news) return;
  document.body.dataset.panel = state.panel;
  tabs.setAttribute("aria-label", say("right.label"));
  const problems = state.news.findings.filter((one) => one.severity !== "note").length;
  fill(tabs, Object.keys(PANELS).map((name) =>
    h("button.tab", { id: `right-${name}`, type: "button", role: "tab", "aria-selected": String(state.panel === name), tabIndex: state.panel === name ? 0 : -1, "aria-controls": "right-body", onclick: () => show(name) },
      say(`right.${name}`), name === "findings" && problems ? h("span.badge", {}, problems) : null)));
  PANELS[state.panel].draw(body, body.dataset.shows !== state.panel);
  body.dataset.shows = state.panel;
}
