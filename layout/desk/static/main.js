// The desk: one issue, seen as it will be printed, and changed where it is written.

import { loadWords, say } from "./dom.js";
import { emit, on, recall, state } from "./state.js";
import { placeAt, startPages } from "./pages.js";
import { startPointer, under } from "./pointer.js";
import { startOverlays } from "./overlays.js";
import { startPlates } from "./plates.js";
import { startBar } from "./bar.js";
import { startLeft, dropFiles } from "./left.js";
import { startRight } from "./right.js";
import { startFoot } from "./foot.js";
import { drawStart } from "./start.js";
import { toast } from "./toast.js";

async function start() {
  state.lang = recall("lang", document.documentElement.lang === "en" ? "en" : "zh");
  await loadWords(state.lang);
  const name = () => {
    document.querySelector(".skip").textContent = say("skip");
    document.getElementById("left").setAttribute("aria-label", say("left.label"));
    document.getElementById("right").setAttribute("aria-label", say("right.label"));
    document.getElementById("pages").setAttribute("aria-label", say("pages"));
  };
  name();
  on("words", name);
  startPages();
  startPointer();
  startOverlays();
  startPlates();
  startBar();
  startLeft();
  startRight();
  startFoot();
  on("news", drawStart);
  on("news", (news) => { document.title = `${news.issue.name || say("app")} ${news.issue.number ?? ""} · ${say("app")}`; });
  on("shown", (detail) => {
    document.documentElement.dataset.shown = `${detail.page}:${detail.version}`;
    performance.mark("desk:shown", { detail });
  });
  startDrops();
  listen();
}

function listen() {
  const source = new EventSource("events");
  let lost = false;
  source.onmessage = (event) => {
    if (lost) toast(say("online"));
    lost = false;
    state.news = JSON.parse(event.data);
    emit("news", state.news);
    document.documentElement.dataset.build = state.news.build;
  };
  source.onerror = () => {
    if (!lost) toast(say("offline"), "bad");
    lost = true;
  };
}

/** Files dropped anywhere: on a page they belong to the article and the words there. */
function startDrops() {
  const files = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => {
    if (!files(event)) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => !event.relatedTarget && document.body.classList.remove("dropping"));
  addEventListener("drop", async (event) => {
    if (!files(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    const dropped = [...event.dataTransfer.files];
    const place = placeAt(event.clientX, event.clientY);
    const target = place ? await targetAt(place) : {};
    await dropFiles(dropped, target);
  });
}

async function targetAt(place) {
  const found = under(place) ?? nearest(place);
  const article = state.news.articles.find((one) => one.number === found?.article);
  if (!article) return {};
  const words = found.kind === "line" && found.what.kind === "body" ? found.text.slice(0, 12) : undefined;
  return { page: article.index, words };
}

/** The line of text nearest to a place of the page. */
function nearest(place) {
  const lines = state.pages.get(place.number)?.lines.filter((one) => one.article) ?? [];
  const away = (one) => Math.hypot(Math.max(one.x - place.x, 0, place.x - one.x - one.width), Math.max(one.y - place.y, 0, place.y - one.y - one.height));
  const line = lines.sort((a, b) => away(a) - away(b))[0];
  return line ? { kind: "line", ...line, what: line } : null;
}

start();
