// The pages as they were before the last change, in place of those shown: by turns, as the eye sees a difference best.

import { say } from "./dom.js";
import { each } from "./pages.js";
import { state } from "./state.js";
import { get } from "./api.js";
import { toast } from "./toast.js";

const TURNS = 6;
const PAUSE = 450; // ms
let running = 0;

export async function blink() {
  if (running) return;
  const before = new Map((await get("before")).map((sheet) => [sheet.number, sheet.version]));
  const shown = [];
  each((one) => {
    const old = before.get(one.number);
    if (one.near && old !== undefined && old !== one.shows) shown.push({ image: one.image, now: one.image.src, then: one.image.src.replace(/v=\d+/, `v=${old}`) });
  });
  if (!shown.length) return toast(say("compare.same"));
  running = TURNS;
  document.body.classList.add("blinking");
  const turn = () => {
    running -= 1;
    const then = running % 2 === 1;
    for (const one of shown) one.image.src = then ? one.then : one.now;
    document.body.dataset.blink = say(then ? "compare.before" : "compare.now");
    if (running > 0) return setTimeout(turn, PAUSE);
    for (const one of shown) one.image.src = one.now;
    document.body.classList.remove("blinking");
    delete document.body.dataset.blink;
  };
  turn();
  return state.news.build;
}
