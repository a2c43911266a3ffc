/** Help that is asked for: a question, then a tactic, then an example, one after another. */

import { wordsFor } from "./alert_box.js";
import { announce } from "../announce.js";
import { askHint, readSession } from "../api.js";
import { el, fill, freshId, unseen } from "../dom.js";
import { language, t } from "../words.js";

/** @import {Hint, Session} from "../types.js" */

const LEVELS = /** @type {const} */ ([1, 2, 3]);

/**
 * @param {Session} session
 * @param {{onTake: (words: string) => void, alert: any}} acts
 */
export function hintCard(session, { onTake, alert }) {
  const note = el("span.note", { id: freshId("hint") });
  const ask = el("button.link", { type: "button", "aria-describedby": note.id, onclick: next });
  const card = el("section.hint", { "aria-label": t("hint.title"), hidden: true });
  const asking = el("p.hint-ask", {}, ask, " ", note);
  /** @type {Hint[]} this turn's, so that one hidden and asked for again counts once */
  let given = [];
  let level = 0;
  let used = session.hints_used ?? 0;
  let turnCount = -1;
  let isBusy = false;

  const draw = () => {
    const coming = LEVELS[level];
    ask.hidden = !coming;
    ask.textContent = coming ? t(`hint.ask.${coming}`) : "";
    note.textContent = used ? t("hint.used", { n: used }) : t("hint.recorded");
  };
  const close = () => {
    card.hidden = true;
    level = 0; // asked once more, the same hints come back
    draw();
    ask.focus();
  };
  /** @param {Hint} hint */
  const show = ({ level: at, title, text, entry }) => {
    const isExample = at === LEVELS.length;
    const take = el("button.small", { type: "button", onclick: () => onTake(text) }, t("guide.take"));
    fill(card, ...[
      el("p.hint-place", {}, t(`hint.level.${at}`)),
      title && el("p.hint-title", {}, title),
      isExample ? el("p.hint-text", {}, el("q", {}, text)) : el("p.hint-text", {}, text),
      el("div.row", {}, [isExample && take, entry && more(entry), el("button.small.quiet", {
        type: "button",
        onclick: close,
      }, t("hint.hide"))]),
    ]);
    card.hidden = false;
    announce([t(`hint.level.${at}`), title, text].filter(Boolean).join(". "));
    if (isExample) take.focus(); // the button that was pressed has nothing more to give
  };
  async function next() {
    const wanted = LEVELS[level];
    if (isBusy || !wanted) return;
    isBusy = true;
    try {
      const hint = given[level] ?? (await askHint(session.id, wanted));
      // The server knows which were given before a reload; those are not counted again.
      if (!given[level]) used = await countHints(used + 1);
      given[level] = hint;
      level += 1;
      draw();
      show(hint);
    } catch (cause) {
      alert.show(wordsFor(cause), { onRetry: next });
    } finally {
      isBusy = false;
    }
  }
  const countHints = (/** @type {number} */ guess) =>
    readSession(session.id).then(({ hints_used: n }) => n, () => guess);
  draw();
  return {
    node: card,
    asking,
    /** A new turn begins anew with a question. @param {Session} now */
    show(now) {
      const isOver = now.phase === "deal" || now.phase === "ended";
      asking.hidden = now.mode === "assessment" || isOver || Boolean(now.guide);
      if (turnCount !== now.turns.length || asking.hidden) {
        turnCount = now.turns.length;
        used = now.hints_used ?? 0;
        given = [];
        level = 0;
        card.hidden = true;
      }
      draw();
    },
    /** A hint was given elsewhere: by the coach. */
    async recount() {
      used = await countHints(used + 1);
      draw();
    },
    /** @param {boolean} busy */
    setBusy(busy) {
      isBusy = busy;
    },
  };
}

/** In a tab of its own: the talk stays as it is. @param {string} entry */
function more(entry) {
  const href = `/glossary/${encodeURIComponent(entry)}?language=${language()}`;
  return el("a.hint-more", { href, target: "_blank", rel: "noopener" }, [
    t("hint.more"),
    unseen(` ${t("hint.newtab")}`),
  ]);
}
