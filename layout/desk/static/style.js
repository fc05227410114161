import { fill, h, say } from "./dom.js";
export function draw(body) { fill(body, h("p.empty", {}, say("style.none"))); }
