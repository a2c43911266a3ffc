/** A box for questions to the coach, with the answers so far; all it shows is text. */

import { alertBox, wordsFor } from "./alert_box.js";
import { asSpoken, coachAnswer } from "./coach_answer.js";
import { announce } from "../announce.js";
import { el, fill, freshId } from "../dom.js";
import { keepSheet, readSheet } from "../drafts.js";
import { streamCoach } from "../streams.js";
import { t } from "../words.js";

/** @import {Place} from "./coach_answer.js" */
/** @import {CoachReply, Source} from "../types.js" */

const LIMIT = 500;
const KEPT = 10;

/**
 * @param {string} session its id
 * @param {{kept: "coach"|"report", lead: string, suggestions: string[],
 *   placeOf: (source: Source) => Place, onAnswer?: (reply: CoachReply) => void}} how
 *   kept: under which name this tab keeps the answers; suggestions: first questions, to be tapped
 */
export function coachBox(session, { kept, lead, suggestions, placeOf, onAnswer }) {
  const id = freshId("question");
  const { told, draft } = /** @type {{told: CoachReply[], draft: string}} */ ({
    told: [],
    draft: "",
    ...readSheet(kept, session),
  });
  const alert = alertBox();
  const list = el("ol.coach-list");
  const quiet = { role: "log", "aria-live": "off", "aria-label": t("coach.log") };
  const log = el("div.coach-log", { ...quiet, tabindex: "0", hidden: true }, list);
  const before = el("p.coach-lead", {}, lead);
  const first = el("div.coach-first", { role: "group", "aria-label": t("coach.first") });
  const asks = { id, type: "text", maxlength: LIMIT, autocomplete: "off", value: draft };
  const field = el("input", { ...asks, enterkeyhint: "send", oninput: () => keep() });
  const button = el("button", { type: "submit" }, t("coach.ask"));
  let isBusy = false;

  const keep = () =>
    keepSheet(kept, session, { told: told.slice(-KEPT), draft: field.value.trim() });
  const draw = () => {
    log.hidden = !list.childElementCount;
    first.hidden = before.hidden = !log.hidden;
    button.disabled = isBusy;
  };
  /** @param {ReturnType<typeof coachAnswer>} entry */
  const reveal = (entry) => {
    toEnd();
    if (log.scrollHeight > log.clientHeight) return;
    // No frame of its own: the page is scrolled, to the field where the answer fits above it.
    const isFitting = entry.node.offsetHeight + form.offsetHeight < window.innerHeight;
    (isFitting ? form : entry.node).scrollIntoView({ block: "nearest" });
  };
  /** The last answer from its question on, as far as there is room. */
  const toEnd = () => {
    const last = /** @type {HTMLElement|null} */ (list.lastElementChild);
    log.scrollTop = last?.offsetTop ?? 0;
  };

  /** @param {string} question */
  async function ask(question) {
    if (isBusy || !question) return;
    isBusy = true;
    alert.clear();
    for (const broken of list.querySelectorAll(".is-broken")) broken.remove();
    if (field.value.trim() === question) field.value = "";
    const entry = coachAnswer(question, placeOf);
    list.append(entry.node);
    draw();
    reveal(entry);
    announce(t("coach.thinking"));
    try {
      for await (const event of streamCoach(session, question)) {
        if (event.type === "coach.sentence") entry.add(event);
        else if (event.type === "coach.completed") finish(entry, event);
        toEnd();
      }
      reveal(entry);
    } catch (cause) {
      entry.breakOff();
      if (!field.value.trim()) field.value = question;
      alert.show(wordsFor(cause), { onRetry: () => ask(question) });
    } finally {
      isBusy = false;
      keep();
      draw();
    }
  }

  /** @param {ReturnType<typeof coachAnswer>} entry @param {CoachReply} reply */
  const finish = (entry, { question, language, sentences, question_back, by }) => {
    const reply = { question, language, sentences, question_back, by };
    entry.finish(reply);
    told.push(reply);
    announce(asSpoken(reply)); // once, and whole
    onAnswer?.(reply);
  };

  const tap = (/** @type {string} */ question) => () => {
    field.focus(); // the button goes away with the first question
    void ask(question);
  };
  fill(first, ...suggestions.map((question) =>
    el("button.coach-suggestion", { type: "button", onclick: tap(question) }, question),
  ));
  for (const reply of told) {
    const entry = coachAnswer(reply.question, placeOf);
    entry.finish(reply);
    list.append(entry.node);
  }
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    void ask(field.value.trim());
  };
  const form = el("form.coach-form", { onsubmit: submit }, [
    el("label", { for: id }, t("coach.label")),
    el("div.coach-row", {}, field, button),
  ]);
  draw();
  return {
    node: el("div.coach-box", {}, before, log, first, alert.node, form),
    focus: () => field.focus(),
    /** Show the latest answer: a log that was hidden does not know how long it is. */
    toEnd,
  };
}
