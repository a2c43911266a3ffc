/** The coach beside a game: opened when it is wanted, and gone with the end (the report has one). */

import { coachBox } from "./coach_box.js";
import { el, freshId } from "../dom.js";
import { isOver } from "../turns.js";
import { language, t } from "../words.js";

/** @import {CoachReply, Session, Source} from "../types.js" */

/**
 * @param {Session} session
 * @param {{onHint: () => void, onOpen: () => void}} acts onHint: an answer that was one
 */
export function coachPanel(session, { onHint, onOpen }) {
  const id = freshId("coach");
  const isAssessed = session.mode === "assessment";
  const kind = isAssessed ? "assessment" : "open";
  const box = coachBox(session.id, {
    kept: "coach",
    lead: t(`coach.lead.${kind}`),
    suggestions: [1, 2, 3].map((nth) => t(`coach.suggest.${kind}.${nth}`)),
    placeOf: entryOf,
    onAnswer: (reply) => isHint(reply) && onHint(),
  });
  const fold = (/** @type {boolean} */ isFolded) => {
    node.hidden = isFolded;
    opener.setAttribute("aria-expanded", String(!isFolded));
  };
  const setOpen = (/** @type {boolean} */ isOpen) => {
    fold(!isOpen);
    if (!isOpen) return opener.focus();
    onOpen();
    box.toEnd();
    box.focus();
  };
  const opener = el("button.link.coach-opener", {
    type: "button",
    "aria-controls": id,
    "aria-expanded": "false",
    onclick: () => setOpen(node.hidden),
  }, t("coach.opener"));
  const close = el("button.link", { type: "button", onclick: () => setOpen(false) }, t("dialog.close"));
  const onkeydown = (/** @type {KeyboardEvent} */ event) =>
    event.key === "Escape" && setOpen(false);
  const node = el("section.coach", { id, "aria-label": t("coach.title"), hidden: true, onkeydown }, [
    el("div.coach-top", {}, el("strong", {}, t("coach.title")), close),
    box.node,
  ]);
  return {
    node,
    opener,
    /** @param {Session} now */
    show(now) {
      opener.hidden = isOver(now);
      if (opener.hidden) fold(true);
    },
    /** Make room, without taking the focus. */
    close: () => fold(true),
  };
}

/** @param {CoachReply} reply */
const isHint = ({ sentences }) =>
  sentences.some(({ source }) => source.kind === "game" && source.id.startsWith("hint/"));

/** In a tab of its own: the talk stays as it is. @param {Source} source */
function entryOf({ kind, id }) {
  if (kind !== "glossary" || !id) return null;
  const href = `/glossary/${encodeURIComponent(id)}?language=${language()}`;
  return { href, isNewTab: true };
}
