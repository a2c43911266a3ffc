/** Where the learner writes: Enter sends, drafts survive, input methods are left in peace. */

import { keepDraft, readDraft } from "../drafts.js";
import { el, freshId } from "../dom.js";
import { t } from "../words.js";

/** @import {Session} from "../types.js" */

const LIMIT = 4000;
const WARN_FROM = 3600;

/**
 * @param {Session} session
 * @param {{onSend: (text: string) => void, note: HTMLElement}} acts note: a line that stands below
 */
export function composer(session, { onSend, note }) {
  const person = session.counterpart.person;
  const id = freshId("words");
  const placeholder = t("composer.placeholder");
  const describedBy = `${id}-keys ${id}-count`;
  const area = el("textarea", { id, rows: "2", placeholder, "aria-describedby": describedBy });
  const count = el("span.count", { id: `${id}-count` });
  const send = el("button.primary", { type: "submit" }, t("composer.send"));
  let isBusy = false;
  let taken = ""; // an example that was put in: the next one takes its place

  const refresh = () => {
    const left = LIMIT - area.value.length;
    count.textContent = area.value.length < WARN_FROM ? "" : countWords(left);
    count.classList.toggle("is-over", left < 0);
    area.setAttribute("aria-invalid", String(left < 0));
    send.disabled = isBusy || left < 0 || !area.value.trim();
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (send.disabled) return;
    if (document.activeElement === send) area.focus(); // the button is about to be disabled
    onSend(area.value.trim());
  };
  const write = (/** @type {string} */ text) => {
    area.value = text;
    keepDraft(session.id, text);
    refresh();
  };
  area.addEventListener("input", () => write(area.value));
  area.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    // Safari ends composing before the keydown of the Enter that ended it: that one says 229.
    const isComposing = event.isComposing || event.keyCode === 229;
    if (event.key === "Enter" && !event.shiftKey && !isComposing) submit(event);
  });
  const draft = readDraft(session.id);
  const last = session.turns.findLast(({ speaker }) => speaker === "learner");
  // A page that was left while it sent keeps words that have arrived since.
  write(draft.trim() === last?.text ? "" : draft);

  return {
    node: el("form.composer", { onsubmit: submit }, [
      el("label.unseen", { for: id }, t("composer.label", { person })),
      area,
      send,
      el("p.composer-notes", {}, [
        el("span.keys", { id: `${id}-keys` }, t("composer.keys")),
        note,
        count,
      ]),
    ]),
    focus: () => area.focus(),
    /** What is being sent leaves the field; the draft stays stored until `settle`. @param {string} sent */
    takeOut(sent) {
      if (!sent || !area.value.trim().startsWith(sent)) return;
      area.value = area.value.trim().slice(sent.length).trim();
      refresh();
    },
    /** What did not arrive comes back, before what was typed meanwhile. @param {string} unsent */
    giveBack(unsent) {
      if (unsent) write([unsent, area.value.trim()].filter(Boolean).join("\n"));
    },
    /** Put a sentence in, after what has been typed, and let it be changed. @param {string} words */
    take(words) {
      const typed = area.value.trim();
      const before = typed.endsWith(taken) ? typed.slice(0, typed.length - taken.length) : typed;
      taken = words;
      write(`${before.trim()} ${words}`.trim());
      area.focus();
      area.setSelectionRange(area.value.length, area.value.length);
    },
    /** The server has the words: what is stored is what is in the field now. */
    settle: () => keepDraft(session.id, area.value),
    /** @param {boolean} busy */
    setBusy(busy) {
      isBusy = busy;
      refresh();
    },
  };
}

/** @param {number} left */
const countWords = (left) =>
  left < 0 ? t("composer.over", { n: -left }) : t("composer.left", { n: left });
