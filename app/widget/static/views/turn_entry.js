/** One turn in the talk: the words, how they were understood, and the correction. */

import { letter, offerCard } from "./offer_lines.js";
import { el, fill, freshId, unseen } from "../dom.js";
import { t } from "../words.js";

/** @import {Turn} from "../types.js" */

/** @typedef {(turn: Turn, alternative: string) => void} OnCorrect */

/** @param {Turn} turn @param {string} person @param {OnCorrect} onCorrect */
export function turnEntry(turn, person, onCorrect) {
  const isOwn = turn.speaker === "learner";
  return el(`li.turn.${turn.speaker}`, { tabindex: "-1", "data-turn": turn.id }, [
    el("p.speaker", {}, isOwn ? t("game.you") : person, " ", unseen(t("game.said"))),
    el("div.words", {}, turn.text.split(/\n+/).map((line) => el("p", { dir: "auto" }, line))),
    isOwn ? understanding(turn, onCorrect) : cards(turn),
  ]);
}

/** @param {Turn} turn */
function cards({ offers }) {
  const title = (/** @type {number} */ at) =>
    offers.length > 1 ? t("game.offered.nth", { letter: letter(at) }) : t("game.offered");
  return offers.map((offer, at) => offerCard(offer, title(at)));
}

/** @param {Turn} turn @param {OnCorrect} onCorrect */
function understanding(turn, onCorrect) {
  const words = turn.understood.length
    ? [t("game.understood"), " ", el("q", {}, turn.understood.join("; "))]
    : [t("game.ununderstood")];
  const corrected = turn.is_corrected && el("span.tag", {}, t("game.corrected"));
  const reading = el("p.understood", {}, words, " ", corrected);
  if (!turn.alternatives.length) return reading;
  return [reading, correction(turn, onCorrect)];
}

/** @param {Turn} turn @param {OnCorrect} onCorrect */
function correction(turn, onCorrect) {
  const id = freshId("meant");
  const label = t("game.wrong.title");
  const box = el("div.meant", { id, hidden: true, role: "group", "aria-label": label });
  const opener = el("button.link", { type: "button", "aria-controls": id });
  opener.setAttribute("aria-expanded", "false");
  const setOpen = (/** @type {boolean} */ isOpen) => {
    box.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
  };
  const close = () => {
    setOpen(false);
    opener.focus();
  };
  opener.append(t("game.wrong"));
  opener.addEventListener("click", () => {
    setOpen(box.hidden);
    if (box.hidden) return;
    /** @type {HTMLElement|null} */ (box.querySelector("button"))?.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  });
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  fill(
    box,
    el("p", {}, [
      el("strong", {}, t("game.wrong.title")),
      " ",
      el("span.note", {}, t(turn.is_latest ? "game.wrong.latest" : "game.wrong.older")),
    ]),
    ...turn.alternatives.map(({ id: meant, label }) =>
      el("button.small", {
        type: "button",
        "data-reading": meant,
        onclick: () => onCorrect(turn, meant),
      }, label || t("game.ununderstood")),
    ),
    el("button.small.quiet", { type: "button", onclick: close }, t("game.wrong.keep")),
  );
  return [opener, box];
}
