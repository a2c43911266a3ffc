/** One question to the coach and its answer: sentences, and where each of them stands. */

import { el, unseen } from "../dom.js";
import { t } from "../words.js";

/** @import {CoachReply, Sentence, Source} from "../types.js" */

/**
 * @typedef {{href: string, isNewTab: boolean}|null} Place
 * @param {string} question
 * @param {(source: Source) => Place} placeOf where a source can be read, null if nowhere
 */
export function coachAnswer(question, placeOf) {
  const dots = el("span.typing", { "aria-hidden": "true" }, ...[1, 2, 3].map(() => el("span")));
  const waiting = el("p", {}, dots);
  const answer = el("div.coach-words", {}, waiting);
  const node = el("li.coach-turn", { tabindex: "-1" }, [
    el("p.coach-question", { dir: "auto" }, unseen(`${t("coach.asked")} `), question),
    answer,
  ]);
  /** @type {HTMLElement|null} */
  let last = null;
  let lastKey = "";
  let count = 0;

  /** Sentences that stand in the same place share a paragraph. @param {Sentence} sentence */
  const add = ({ text, source }) => {
    const key = `${source.kind}/${source.id}/${source.turn}`;
    const words = el("span.sentence", {}, text, " ");
    count += 1;
    if (last && key === lastKey) return void last.querySelector(".coach-source")?.before(words);
    last = el("p", { dir: "auto" }, words, sourceOf(source, placeOf(source)));
    lastKey = key;
    waiting.before(last);
  };
  return {
    node,
    add,
    /** @param {CoachReply} reply */
    finish({ sentences, question_back: back, by }) {
      for (const sentence of sentences.slice(count)) add(sentence);
      waiting.remove();
      answer.append(
        el("p.coach-back", { dir: "auto" }, unseen(`${t("coach.back")} `), back),
        el("p.coach-by", {}, t(`coach.by.${by}`)),
      );
    },
    /** It broke off: what was said stays, nothing more is coming. */
    breakOff() {
      waiting.remove();
      node.classList.add("is-broken");
    },
  };
}

/** @param {Source} source @param {Place} place */
function sourceOf({ title, turn, kind }, place) {
  const name = turn && kind === "report" ? `${title}, ${t("coach.turn", { turn })}` : title;
  if (!place) return el("span.coach-source", {}, name);
  const { href, isNewTab } = place;
  const how = isNewTab ? { href, target: "_blank", rel: "noopener" } : { href };
  return el("a.coach-source", how, name, isNewTab && unseen(` ${t("hint.newtab")}`));
}

/** A whole answer as it is spoken. @param {CoachReply} reply */
export const asSpoken = ({ sentences, question_back: back }) =>
  [t("coach.says"), ...sentences.map(({ text }) => text), back].join(" ");
