// The keys, in one sheet.

import { fill, h, say } from "./dom.js";
import { OVERLAYS } from "./overlays.js";

export function showHelp() {
  let dialog = document.getElementById("help-sheet");
  if (!dialog) {
    dialog = h("dialog", { id: "help-sheet", "aria-labelledby": "help-title" });
    document.body.append(dialog);
  }
  const row = (keys, text) => [h("dt", {}, keys.map((key) => h("kbd", {}, key))), h("dd", {}, text)];
  fill(dialog,
    h("h2", { id: "help-title" }, say("help")),
    h("dl", {},
      OVERLAYS.map(([name, key]) => row([key.toUpperCase()], say(`overlay.${name}`))),
      row(["1", "2", "3", "4", "0"], say("help.plates")),
      row(["K"], say("compare")), row(["S"], say("help.spread")), row(["+", "−"], say("help.zoom")),
      row(["[", "]"], say("help.pages")), row(["Ctrl", "Z"], say("undo")), row(["?"], say("help"))),
    h("p", {}, say("help.mouse")),
    h("button.primary", { type: "button", onclick: () => dialog.close() }, say("close")));
  dialog.showModal();
}
