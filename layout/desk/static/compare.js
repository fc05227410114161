// The pages as they were (before the last change, or in a proof that is kept) in place of those shown: by turns, as
// the eye sees a difference best.

import { say } from "./dom.js";
import { each } from "./pages.js";
import { get } from "./api.js";
import { toast } from "./toast.js";

const TURNS = 6;
const PAUSE = 450; // ms
let running = 0;

/** The pages in view and before the last change. */
export async function blink() {
  const before = new Map((await get("before")).map((sheet) => [sheet.number, sheet.version]));
  await blinkWith((number, width, shows) => {
    const old = before.get(number);
    return old !== undefined && old !== shows ? `page/${number}.jpg?v=${old}&width=${width}` : null;
  }, say("compare.before"));
}

/** What gives the address of a page as it was (null: it is the same) and what it is called → shown by turns. */
export async function blinkWith(address, name) {
  if (running) return;
  const shown = [];
  each((one) => {
    const then = one.near && one.image.src ? address(one.number, one.wide, one.shows) : null;
    if (then) shown.push({ image: one.image, now: one.image.src, then });
  });
  if (!shown.length) return void toast(say("compare.same"));
  running = TURNS;
  const there = await Promise.all(shown.map(async (one) => {
    const image = new Image();
    image.src = one.then;
    return image.decode().then(() => true, () => false);
  }));
  const ready = shown.filter((_, index) => there[index]);
  const turn = () => {
    running -= 1;
    const then = running % 2 === 1;
    for (const one of ready) one.image.src = then ? one.then : one.now;
    document.body.dataset.blink = then ? name : say("compare.now");
    if (running > 0) return void setTimeout(turn, PAUSE);
    document.body.classList.remove("blinking");
  };
  document.body.classList.add("blinking");
  turn();
}
