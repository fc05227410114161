// A manifest that is not there yet, or has no article: where an issue begins.

import { fill, h, icon, say } from "./dom.js";
import { edit } from "./state.js";
import { get } from "./api.js";
import { choiceField } from "./field.js";
import { attempt } from "./toast.js";

const root = document.getElementById("pages");

export async function drawStart(news) {
  const begun = news.exists && news.articles.length;
  if (news.sheets.length || begun) {
    document.getElementById("start")?.remove();
    return;
  }
  if (document.getElementById("start")?.dataset.exists === String(news.exists)) return;
  const now = new Date();
  const styles = news.exists ? [] : await get("styles").catch(() => []);
  let style = "bulletin";
  const values = { name: say("start.name"), number: say("start.number.value", { year: now.getFullYear(), month: now.getMonth() + 1 }), date: `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}` };
  const field = (key) => h("div.field", {}, h("label", { htmlFor: `start-${key}` }, say(`field.${key}`)), h("input", { id: `start-${key}`, value: values[key], onchange: (event) => { values[key] = event.target.value; } }));
  const create = async () => {
    const ops = [...Object.entries(values).map(([key, value]) => ({ op: "set", path: [key], value })), { op: "set", path: ["style"], value: style }, { op: "set", path: ["articles"], value: [] }];
    await attempt(() => edit(ops));
  };
  fill(root, h("section.start", { id: "start", data: { exists: String(news.exists) } },
    h("img", { src: "static/mark.svg", alt: "", width: 56 }),
    news.exists
      ? [h("h2", {}, say("start.drop")), h("p", {}, say("start.drop.hint")),
        h("button.primary", { id: "start-article", type: "button", onclick: () => document.getElementById("add-article").click() }, icon("plus"), say("article.add"))]
      : [h("h2", {}, say("start.title")), h("p", {}, say("start.hint", { file: news.manifest.name })), h("form", { onsubmit: (event) => { event.preventDefault(); create(); } }, field("name"), field("number"), field("date"),
        choiceField(say("right.style"), style, styles.map((one) => [one.name, one.title]), (value) => { style = value; }, { id: "start-style" }),
        h("button.primary", { id: "create", type: "submit" }, say("start.create")))]));
}
