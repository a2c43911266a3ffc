/** Becoming somebody, and nobody again: what a link or a key brings is exchanged for a token. */

import { announce } from "./announce.js";
import { sessionPath } from "./api.js";
import { el, fill } from "./dom.js";
import { forgetAll } from "./drafts.js";
import { Problem, request } from "./http.js";
import { bearer, keepToken } from "./token.js";
import { languageSwitch } from "./views/language_switch.js";
import { signInForm } from "./views/sign_in.js";
import { speak, t } from "./words.js";

/**
 * @typedef {{main: HTMLElement, shown: () => number, params: () => Object<string, string>|null,
 *   dress: () => void, show: () => Promise<void>}} Page
 *   shown: how many views were begun; params: of the view in place, null while one is made
 */

/** Whom somebody with a secret key plays as. */
const OF_THIS_PAGE = { external_id: "page" };

/**
 * Exchange a token or key for a learner's token; a key is used this once and kept nowhere.
 * @param {string} given @param {string} [place] where the link leads that brought it
 * @returns {Promise<string>} where it leads: to its session, where it is bound to one
 * @throws {Problem} 401 where it is not taken
 */
export async function enter(given, place = "") {
  const headers = { Authorization: `Bearer ${given}` };
  if (given.startsWith("wwt_")) {
    await request("/v1/sessions?limit=1", { headers }).catch(unlessBound);
    keepToken(given, place);
    return place;
  }
  const answer = await request("/v1/tokens", {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(given.startsWith("wwk_") ? OF_THIS_PAGE : {}),
  });
  const { token, session } = await answer.json();
  const home = place || (session ? `/sessions/${session}` : "");
  keepToken(token, home);
  return home;
}

/**
 * Exchange what the address brought, and stand where it leads. Who was signed in before is not
 * gone on with where it is refused.
 * @param {string} given @returns {Promise<Problem|null>} why it was refused
 */
export async function arrive(given) {
  keepToken("");
  try {
    const home = await enter(given, location.hash.slice(1));
    if (home) history.replaceState(null, "", `#${home}`);
    return null;
  } catch (cause) {
    if (cause instanceof Problem && !cause.isLost) return cause;
    throw cause; // not answered: it can be tried again
  }
}

/** End the token and forget what this tab keeps. @param {Page} page */
export async function signOut({ show }) {
  const headers = { Authorization: `Bearer ${bearer()}` };
  // Refused or unheard, it is gone from here, and ends by itself.
  await request("/v1/tokens/current", { method: "DELETE", headers }).catch(() => {});
  keepToken("");
  forgetAll();
  asking?.node.remove(); // what follows is another question
  history.replaceState(null, "", "#/");
  announce(t("signout.done"));
  await show();
}

/** Why the next question is asked, where the server cannot know; as the kind of a problem. */
let parting = "";

/** The learner is no more, and no token of theirs: the next question says so. */
export function depart() {
  keepToken("");
  parting = "deleted";
}

/** @type {{node: HTMLElement, done: Promise<boolean>}|null} */
let asking = null;

/**
 * Ask who it is, once however many want to know; what stood there is covered meanwhile.
 * @param {Problem} problem why @param {Page} page
 * @returns {Promise<boolean>} whether to go on with what was under way
 */
export async function ask(problem, page) {
  const before = page.shown();
  if (!asking?.node.isConnected) asking = begin(problem, page);
  const isGoingOn = await asking.done;
  return isGoingOn && before === page.shown();
}

/** @param {Problem} problem @param {Page} page */
function begin(problem, page) {
  const { main } = page;
  const isFresh = page.params() === null;
  const kind = parting || problem.kind;
  parting = "";
  const node = el("div");
  const [title, focused, height] = [document.title, document.activeElement, window.scrollY];
  const covered = [...main.children];
  for (const one of covered) /** @type {HTMLElement} */ (one).hidden = true;
  main.append(node);
  main.removeAttribute("aria-busy");
  const uncover = () => {
    node.remove();
    for (const one of covered) /** @type {HTMLElement} */ (one).hidden = false;
    document.title = title;
    window.scrollTo(0, height);
    /** @type {HTMLElement|null} */ (focused)?.focus({ preventScroll: true });
  };
  const done = new Promise((resolve) => {
    const draw = () => {
      const onGiven = async (/** @type {string} */ given) => {
        await enter(given);
        asking = null;
        resolve(await goOn(page, uncover));
      };
      const form = signInForm(kind, { onGiven, onSignOut: () => signOut(page) });
      fill(node, form.node);
      document.title = `${form.title} · ${t("app.name")}`;
      if (!isFresh) return;
      page.dress();
      // Outside a game the page speaks its reader's language.
      const change = () => speak().then(draw);
      fill(/** @type {Element} */ (document.getElementById("languages")), languageSwitch(change));
    };
    draw();
  });
  window.scrollTo(0, 0);
  if (main.contains(focused) || !isFresh) node.querySelector("h1")?.focus({ preventScroll: true });
  return { node, done };
}

/**
 * Whoever signed in goes on where they were, if the session there is theirs; else begins anew.
 * @param {Page} page @param {() => void} uncover
 */
async function goOn({ main, params, show }, uncover) {
  const now = params();
  if (now === null) {
    main.setAttribute("aria-busy", "true"); // what is being made asks again
    return true;
  }
  const headers = { Authorization: `Bearer ${bearer()}` };
  const isTheirs =
    Boolean(now.id) &&
    (await request(sessionPath(now.id), { headers }).then(() => true, () => false));
  if (isTheirs) uncover();
  else await show();
  return isTheirs;
}

/** A token that is bound to one session may not list any: it is taken all the same. */
const unlessBound = (/** @type {unknown} */ cause) => {
  if (!(cause instanceof Problem) || cause.status !== 403) throw cause;
};
