/** Where the page starts: reads the words, then shows the view the address asks for. */

import { announce } from "./announce.js";
import { el, fill } from "./dom.js";
import { placeOf } from "./router.js";
import { alertBox, wordsFor } from "./views/alert_box.js";
import { chooseView } from "./views/choose.js";
import { languageSwitch } from "./views/language_switch.js";
import { language, speak, t } from "./words.js";

/**
 * @typedef {{node: HTMLElement, title: string, leave?: () => void}} View
 * @typedef {(params: Object<string, string>, signal: AbortSignal) => Promise<View>} ViewMaker
 * @type {Object<string, ViewMaker>}
 */
const VIEWS = {
  choose: chooseView,
  // Fetched when they are asked for, so that the first page waits for none.
  brief: async (...asked) => (await import("./views/brief.js")).briefView(...asked),
  again: async (...asked) => (await import("./views/again.js")).againView(...asked),
  game: async (...asked) => (await import("./views/game.js")).gameView(...asked),
  prepare: async (...asked) => (await import("./views/prepare.js")).prepareView(...asked),
  review: async (...asked) => (await import("./views/review.js")).reviewView(...asked),
  replay: async (...asked) => (await import("./views/replay.js")).replayView(...asked),
  progress: async (...asked) => (await import("./views/progress.js")).progressView(...asked),
  lost: lostView,
};

/** Views in the page's own language, which may be changed there. */
const FREE = new Set(["choose", "progress", "lost"]);

const main = partOf("main");
let leaving = () => {};
let isFirst = true;

/** @param {Object<string, string>} _ @param {AbortSignal} signal @returns {Promise<View>} */
async function lostView(_, signal) {
  await speak("", signal);
  const node = el("section.page", {}, [
    el("h1", { tabindex: "-1" }, t("lost.title")),
    el("p", {}, el("a", { href: "#/" }, t("lost.back"))),
  ]);
  return { node, title: t("lost.title") };
}

async function show() {
  leaving();
  const gone = new AbortController();
  leaving = () => gone.abort();
  main.setAttribute("aria-busy", "true");
  const { name, params } = placeOf(location.hash);
  try {
    const view = await VIEWS[name](params, gone.signal);
    if (gone.signal.aborted) return void view.leave?.();
    leaving = () => {
      gone.abort();
      view.leave?.();
    };
    place(view, name);
  } catch (cause) {
    if (!gone.signal.aborted) place(brokenView(cause), "broken");
  }
}

/** @param {View} view @param {string} name */
function place(view, name) {
  document.title = `${view.title} · ${t("app.name")}`;
  document.body.dataset.view = name;
  fill(main, view.node);
  fill(partOf("colophon"), t("app.machine"));
  fill(partOf("glossary"), t("app.glossary"));
  partOf("glossary").setAttribute("href", `/glossary?language=${language()}`);
  fill(partOf("languages"), FREE.has(name) ? languageSwitch(show) : []);
  main.removeAttribute("aria-busy");
  if (!isFirst) {
    window.scrollTo(0, 0);
    /** @type {HTMLElement|null} */ (main.querySelector("h1"))?.focus({ preventScroll: true });
  }
  isFirst = false;
  view.node.dispatchEvent(new CustomEvent("placed"));
}

/** @param {unknown} cause @returns {View} */
function brokenView(cause) {
  const alert = alertBox();
  const node = el("section.page", {}, [
    el("h1", { tabindex: "-1" }, t("error.title")),
    alert.node,
    el("p", {}, el("a", { href: "#/" }, t("lost.back"))),
  ]);
  // Filled a moment later, so that the alert is heard.
  requestAnimationFrame(() => alert.show(wordsFor(cause), { onRetry: show }));
  return { node, title: t("error.title") };
}

/** While the first page is read, what comes next is fetched; a failure is met when it is asked for. */
function fetchAhead() {
  for (const next of ["./views/brief.js", "./views/game.js"]) import(next).catch(() => {});
}

/** A part of the frame. @param {string} id @returns {HTMLElement} */
function partOf(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

await speak();
window.addEventListener("hashchange", show);
window.addEventListener("offline", () => announce(t("error.offline")));
await show();
fetchAhead();
