// Short words at the foot of the screen: what was refused, and why.

import { h, has, say } from "./dom.js";
import { Refused } from "./api.js";

const root = document.getElementById("toasts");

export function toast(text, kind = "") {
  const note = h(`div.toast${kind ? `.${kind}` : ""}`, {}, text);
  root.append(note);
  setTimeout(() => note.classList.add("gone"), 4200);
  setTimeout(() => note.remove(), 4700);
}

/** Work → its result; where the desk refuses it, the reason is shown and the result is null. */
export async function attempt(work) {
  try {
    return await work();
  } catch (fault) {
    const key = fault instanceof Refused ? `refused.${fault.message}` : "refused.offline";
    toast(has(key) ? say(key) : say("refused.request"), "bad");
    return null;
  }
}
