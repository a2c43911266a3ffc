/** The learner's own sessions: open ones to resume, finished ones to read, all to delete. */

import { alertBox, wordsFor } from "./alert_box.js";
import { confirmDialog } from "./dialogs.js";
import { deleteSession } from "../api.js";
import { announce } from "../announce.js";
import { el, fill } from "../dom.js";
import { hashOf } from "../router.js";
import { t, when } from "../words.js";

/** @import {SessionCard} from "../types.js" */

/** How many open sessions stand above the choice of a new one. */
const SHOWN = 3;

const isOpen = (/** @type {SessionCard} */ { phase }) => phase === "open" || phase === "agreeing";

/** @param {SessionCard[]} sessions */
export function sessionList(sessions) {
  const node = el("div.sessions");
  const alert = alertBox();
  let left = sessions;
  const draw = () => fill(node, alert.node, ...sections(left, forget));
  const forget = async (/** @type {SessionCard} */ card) => {
    if (!(await askDelete())) return;
    try {
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

const askDelete = () =>
  confirmDialog({
    title: t("sessions.delete.ask"),
    body: [t("sessions.delete.why")],
    yes: t("sessions.delete"),
    isGrave: true,
  });

/** @param {SessionCard[]} sessions @param {(card: SessionCard) => void} forget */
function sections(sessions, forget) {
  const rows = (/** @type {SessionCard[]} */ cards) =>
    el("ul.session-rows", {}, cards.map((card) => row(card, () => forget(card))));
  const open = sessions.filter(isOpen);
  const [recent, older] = [open.slice(0, SHOWN), open.slice(SHOWN)];
  const done = sessions.filter((card) => !isOpen(card));
  return [
    recent.length > 0 && el("section", {}, el("h2", {}, t("sessions.open")), rows(recent)),
    older.length > 0 &&
      el("details", {}, el("summary", {}, t("sessions.older", { n: older.length })), rows(older)),
    done.length > 0 &&
      el("details", {}, el("summary", {}, t("sessions.done", { n: done.length })), rows(done)),
  ];
}

/** @param {SessionCard} card @param {() => void} forget */
function row(card, forget) {
  const name = (/** @type {string} */ action) =>
    t("sessions.which", {
      action,
      title: card.title,
      role: card.role_title,
      when: when(card.created_at),
    });
  const [action, href] = isOpen(card)
    ? [t("sessions.resume"), hashOf("session", card.id)]
    : [t("sessions.report"), `/sessions/${encodeURIComponent(card.id)}/report`];
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
