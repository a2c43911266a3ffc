/** The talk so far, and the reply as it comes in. */

import { turnEntry } from "./turn_entry.js";
import { el, fill, unseen } from "../dom.js";
import { t } from "../words.js";

/** @import {Session, Turn} from "../types.js" */

/**
 * @typedef {{onCorrect: (turn: Turn, alternative: string) => void, onEscape: () => void}} TalkActs
 * @param {Session} session
 * @param {TalkActs} acts
 */
export function transcript(session, acts) {
  const person = session.counterpart.person;
  const label = t("game.transcript", { person });
  const list = el("ol.transcript");
  const onkeydown = (/** @type {KeyboardEvent} */ event) => walk(event, list, acts.onEscape);
  // The log stays silent: announce.js says whole turns. An ol that is a log would be no list.
  const quiet = { role: "log", "aria-live": "off", "aria-label": label };
  const log = el("div.log", { ...quiet, tabindex: "0", onkeydown }, list);
  /** @type {HTMLElement|null} */
  let pending = null;
  /** @type {HTMLElement|null} */
  let reply = null;
  // Whoever reads further up is left there when something comes in.
  let isFollowed = true;
  const drop = () => {
    pending?.remove();
    reply?.remove();
    pending = reply = null;
  };
  const grow = (/** @type {() => void} */ change) => {
    isFollowed = isAtEnd(list);
    change();
    if (isFollowed) toEnd(list);
  };
  return {
    node: log,
    /** @param {Turn[]} turns */
    show(turns) {
      isFollowed = isAtEnd(list);
      drop();
      const focused = focusedTurn(list);
      fill(list, ...turns.map((turn) => turnEntry(turn, person, acts.onCorrect)));
      if (focused) entryOf(list, focused)?.focus({ preventScroll: true });
    },
    /** The learner's words before the server has them. @param {string} text */
    showPending(text) {
      drop();
      pending = el("li.turn.learner.is-pending", { tabindex: "-1" }, [
        el("p.speaker", {}, t("game.you"), unseen(t("game.said"))),
        el("div.words", {}, el("p", { dir: "auto" }, text)),
        el("p.note", {}, t("game.sending")),
      ]);
      list.append(pending);
      toEnd(list);
    },
    /** The learner's turn as it was understood. @param {Turn} turn */
    showOwn(turn) {
      const entry = turnEntry({ ...turn, alternatives: [] }, person, acts.onCorrect);
      grow(() => settle(list, turn, pending, entry));
      pending = null;
    },
    showTyping() {
      reply?.remove();
      // The words take the dots' place in the line, so that nothing moves.
      const dots = el("span.typing", { "aria-hidden": "true" }, ...[1, 2, 3].map(() => el("span")));
      reply = el("li.turn.counterpart.is-coming", { tabindex: "-1" }, [
        el("p.speaker", {}, person, " ", unseen(t("game.said"))),
        el("div.words", {}, el("p", { dir: "auto" }, dots)),
      ]);
      grow(() => list.append(/** @type {HTMLElement} */ (reply)));
    },
    /** @param {string} sentence */
    addSentence(sentence) {
      if (!reply) this.showTyping();
      const dots = reply?.querySelector(".typing");
      const space = dots?.previousSibling ? " " : "";
      grow(() => dots?.before(el("span.sentence", {}, `${space}${sentence}`)));
    },
    /** @param {Turn} turn */
    showReply(turn) {
      const entry = turnEntry(turn, person, acts.onCorrect);
      grow(() => settle(list, turn, reply, entry));
      reply = null;
    },
    toEnd: () => toEnd(list),
    isAtEnd: () => isAtEnd(list),
    keepEnd() {
      if (isFollowed) toEnd(list);
    },
    /** While something is under way no reading can be chosen. @param {boolean} busy */
    setBusy(busy) {
      for (const button of list.querySelectorAll(".meant [data-reading]")) {
        /** @type {HTMLButtonElement} */ (button).disabled = busy;
      }
    },
  };
}

/**
 * Put a finished turn in its place; a turn heard twice (after a resend) stands once.
 * @param {HTMLElement} list @param {Turn} turn
 * @param {HTMLElement|null} waiting what stood for it @param {HTMLElement} entry
 */
function settle(list, turn, waiting, entry) {
  const before = entryOf(list, turn.id);
  if (waiting) before?.remove();
  if (waiting ?? before) (waiting ?? before)?.replaceWith(entry);
  else list.append(entry);
}

/** Whether the end of the talk is in sight. @param {HTMLElement} list */
function isAtEnd(list) {
  const last = list.lastElementChild;
  return !last || last.getBoundingClientRect().bottom <= window.innerHeight;
}

/** @param {HTMLElement} list @param {string} id @returns {HTMLElement|null} */
const entryOf = (list, id) => list.querySelector(`[data-turn="${CSS.escape(id)}"]`);

/** The id of the turn that holds the focus. @param {HTMLElement} list */
function focusedTurn(list) {
  const active = list.contains(document.activeElement) ? document.activeElement : null;
  return /** @type {HTMLElement|null} */ (active?.closest("[data-turn]") ?? null)?.dataset.turn;
}

/**
 * Bring the last turn into view; once more when the dock below has taken its height.
 * @param {HTMLElement} list
 */
function toEnd(list) {
  const scroll = () => list.lastElementChild?.scrollIntoView({ block: "end" });
  scroll();
  requestAnimationFrame(() => requestAnimationFrame(scroll));
}

/**
 * Arrow keys go from turn to turn, Escape goes back to writing.
 * @param {KeyboardEvent} event @param {HTMLElement} list @param {() => void} onEscape
 */
function walk(event, list, onEscape) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Escape") return onEscape();
  const isLog = target === list.parentElement;
  const isHere = isLog || target.matches(".turn");
  if (!isHere || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return undefined;
  event.preventDefault();
  const turns = /** @type {HTMLElement[]} */ ([...list.children]);
  const from = isLog ? turns.length : turns.indexOf(target);
  const to = event.key === "ArrowUp" ? from - 1 : Math.min(from + 1, turns.length - 1);
  return turns[Math.max(0, to)]?.focus();
}
