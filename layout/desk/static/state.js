// What the windows know: the newest news of the desk, and what this window looks at.

import { post } from "./api.js";

export const state = {
  news: null, // the last summary from the desk
  pages: new Map(), // number → what stands on the page
  panel: "manuscript", // the tab on the right; it decides what a click on a page does
  article: null, // index of the article that is open
  picture: null, // the picture that is open: {article, index} or {article, file, line, at}
  style: null, // name of the paragraph style that is open
  overlays: new Set(),
  lang: "zh",
};

const listeners = new Map();

export function on(event, listener) {
  if (!listeners.has(event)) listeners.set(event, new Set());
  listeners.get(event).add(listener);
}

export function emit(event, detail) {
  for (const listener of listeners.get(event) ?? []) listener(detail);
}

/** Operations on the manifest, from the version this window has seen. */
export async function edit(ops, kind = "") {
  const made = await post("edit", { file: "manifest", version: state.news.manifest.version, ops, kind });
  if (made.version) state.news.manifest.version = made.version;
  return made;
}

export const set = (path, value, kind = "") => edit([{ op: value === "" || value === null ? "remove" : "set", path, value }], kind);

export function articleByNumber(number) {
  return state.news?.articles.find((article) => article.number === number) ?? null;
}

export function remember(key, value) {
  try {
    sessionStorage.setItem(`desk.${key}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing only forgets the zoom.
  }
}

export function recall(key, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(`desk.${key}`)) ?? otherwise;
  } catch {
    return otherwise;
  }
}
