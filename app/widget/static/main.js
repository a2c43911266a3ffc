/** Where the page starts: reads the words, then shows the view the address asks for. */

import { announce } from "./announce.js";
import { el, fill } from "./dom.js";
import { Problem, whenUnknown } from "./http.js";
import { placeOf } from "./router.js";
import { bearer, takeToken } from "./token.js";
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
  report: async (...asked) => (await import("./views/report_way.js")).reportWayView(...asked),
  progress: async (...asked) => (await import("./views/progress.js")).progressView(...asked),
  lost: lostView,
};

/** Views in the page's own language, which may be changed there. */
const FREE = new Set(["choose", "progress", "lost"]);

const main = partOf("main");
let leaving = () => {};
let isFirst = true;
/** A token that a link brought, until it is exchanged. */
let brought = "";
/** How many views were begun, and the parameters of the one in place. */
let shown = 0;
/** @type {Object<string, string>|null} */
let inPlace = null;
/** What asking who it is needs of this page. */
const page = { main, shown: () => shown, params: () => inPlace, dress: dressForAsking, show };

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
  shown += 1;
  inPlace = null;
  try {
    await arrive();
    const { name, params } = placeOf(location.hash);
    const view = await VIEWS[name](params, gone.signal).catch((cause) => otherwise(cause, name));
    if (gone.signal.aborted) return void view.leave?.();
    leaving = () => {
      gone.abort();
      view.leave?.();
    };
    place(view, name, params);
  } catch (cause) {
    if (!gone.signal.aborted) place(brokenView(cause), "broken");
  }
}

/** Whom the address brings: taken out of it at once, and exchanged where it has to be. */
async function arrive() {
  brought = takeToken() || brought;
  if (!brought) return;
  const { arrive, ask } = await import("./signing.js");
  const problem = await arrive(brought);
  brought = "";
  if (problem && problem.status !== 401) throw problem;
  if (problem) await ask(problem, page);
}

/** Where a token opens one activity alone, the start is not there. @param {unknown} cause */
async function otherwise(cause, /** @type {string} */ name) {
  const isBound = name === "choose" && cause instanceof Problem && cause.status === 403;
  if (!isBound) throw cause;
  return (await import("./views/bound.js")).boundView();
}

/** @param {View} view @param {string} name @param {Object<string, string>} [params] */
function place(view, name, params = {}) {
  inPlace = params;
  document.title = `${view.title} · ${t("app.name")}`;
  document.body.dataset.view = name;
  fill(main, view.node);
  dress(name);
  main.removeAttribute("aria-busy");
  if (!isFirst) {
    window.scrollTo(0, 0);
    /** @type {HTMLElement|null} */ (main.querySelector("h1"))?.focus({ preventScroll: true });
  }
  isFirst = false;
  view.node.dispatchEvent(new CustomEvent("placed"));
}

/** What stands around a view. @param {string} name */
function dress(name) {
  const onclick = async () => (await import("./signing.js")).signOut(page);
  const out = name && bearer() && el("button.link", { type: "button", onclick }, t("signout"));
  fill(partOf("colophon"), el("p", {}, t("app.machine")), out);
  fill(partOf("glossary"), t("app.glossary"));
  partOf("glossary").setAttribute("href", `/glossary?language=${language()}`);
  fill(partOf("languages"), FREE.has(name) ? languageSwitch(show) : []);
}

/** Around a question there is no way to sign out; what comes after it takes the focus. */
function dressForAsking() {
  dress("");
  isFirst = false;
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

brought = takeToken();
whenUnknown(async (problem) => (await import("./signing.js")).ask(problem, page));
if (window.top !== window) await import("./framed.js");
await speak();
window.addEventListener("hashchange", show);
window.addEventListener("offline", () => announce(t("error.offline")));
await show();
fetchAhead();
