/** The learner's own sessions: open ones to resume, finished ones to read, all to delete. */

import { alertBox, wordsFor } from "./alert_box.js";
import { deleteSession, readSessions } from "../api.js";
import { announce } from "../announce.js";
import { el, fill } from "../dom.js";
import { hashOf, reportOf } from "../router.js";
import { t, when } from "../words.js";

/** @import {SessionCard, SessionPage} from "../types.js" */

/** How many open sessions stand above the choice of a new one. */
const SHOWN = 3;

/** The page of sessions to begin with; earlier ones come when they are asked for. */
export const FIRST = { limit: 20 };

const isOpen = (/** @type {SessionCard} */ { phase }) => phase === "open" || phase === "agreeing";

/** @param {SessionPage} first */
export function sessionList(first) {
  const node = el("div.sessions");
  const alert = alertBox();
  let { data: left, next_cursor: cursor } = first;
  /** The folded parts that are open stay so when the list is drawn anew. */
  const unfolded = new Set();
  const more = el("button.small.quiet", { type: "button" }, t("sessions.more"));
  const draw = () =>
    fill(node, alert.node, sections(left, forget, unfolded), cursor && el("p", {}, more));
  more.addEventListener("click", async () => {
    more.disabled = true;
    try {
      const page = await readSessions({ ...FIRST, cursor });
      ({ next_cursor: cursor } = page);
      left = [...left, ...page.data];
      for (const card of page.data) unfolded.add(isOpen(card) ? "older" : "done");
      draw();
      announce(t("sessions.more.done", { n: page.data.length }));
      for (const card of page.data.slice(0, 1)) linkTo(card, node)?.focus();
    } catch (cause) {
      alert.show(wordsFor(cause));
    } finally {
      more.disabled = false;
    }
  });
  const forget = async (/** @type {SessionCard} */ card) => {
    try {
      if (!(await askDelete())) return;
      await deleteSession(card.id);
    } catch (cause) {
      alert.show(wordsFor(cause));
      return;
    }
    left = left.filter((other) => other !== card);
    draw();
    announce(t("sessions.delete.done"));
    /** @type {HTMLElement|null} */ (document.querySelector("h1"))?.focus();
  };
  draw();
  return node;
}

const askDelete = async () =>
  (await import("./dialogs.js")).confirmDialog({
    title: t("sessions.delete.ask"),
    body: [t("sessions.delete.why")],
    yes: t("sessions.delete"),
    isGrave: true,
  });

/**
 * @param {SessionCard[]} sessions @param {(card: SessionCard) => void} forget
 * @param {Set<string>} unfolded the folded parts that are open; they note it here themselves
 */
function sections(sessions, forget, unfolded) {
  const rows = (/** @type {SessionCard[]} */ cards) =>
    el("ul.session-rows", {}, cards.map((card) => row(card, () => forget(card))));
  const open = sessions.filter(isOpen);
  const [recent, older] = [open.slice(0, SHOWN), open.slice(SHOWN)];
  const done = sessions.filter((card) => !isOpen(card));
  /** @param {string} part @param {string} title @param {SessionCard[]} cards */
  const folded = (part, title, cards) => {
    const ontoggle = (/** @type {Event} */ { target }) =>
      unfolded[/** @type {HTMLDetailsElement} */ (target).open ? "add" : "delete"](part);
    const open = unfolded.has(part);
    return el("details", { open, ontoggle }, el("summary", {}, title), rows(cards));
  };
  return [
    recent.length > 0 && el("section", {}, el("h2", {}, t("sessions.open")), rows(recent)),
    older.length > 0 && folded("older", t("sessions.older", { n: older.length }), older),
    done.length > 0 && folded("done", t("sessions.done", { n: done.length }), done),
  ];
}

const hrefOf = (/** @type {SessionCard} */ card) =>
  isOpen(card) ? hashOf("session", card.id) : reportOf(card);

/** @param {SessionCard} card @param {Element} node @returns {HTMLElement|null} */
const linkTo = (card, node) => node.querySelector(`a[href="${hrefOf(card)}"]`);

/** @param {SessionCard} card @param {() => void} forget */
function row(card, forget) {
  const name = (/** @type {string} */ action) =>
    t("sessions.which", {
      action,
      title: card.title,
      role: card.role_title,
      when: when(card.created_at),
    });
  const [action, href] = [t(isOpen(card) ? "sessions.resume" : "sessions.report"), hrefOf(card)];
  const about = [
    card.branch_of && t("replay.tag"),
    t("sessions.as", { role: card.role_title }),
    isOpen(card) &&
      (card.is_unplayed ? t("sessions.unplayed") : t("sessions.turns", { n: card.turns_left })),
    when(card.created_at),
  ];
  const drop = { type: "button", "aria-label": name(t("sessions.delete")), onclick: forget };
  return el("li", {}, [
    el("div", {}, [
      el("span.card-title", { lang: card.language }, card.title),
      el("span.note", {}, about.filter(Boolean).join(" · ")),
    ]),
    el("div.row", {}, [
      el("a.button.small", { href, "aria-label": name(action) }, action),
      el("button.small.quiet", drop, t("sessions.delete")),
    ]),
  ]);
}
