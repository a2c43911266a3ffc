/** The banner over the composer: terms to confirm, a deal, or the end. */

import { againstFloor, linesTable } from "./offer_lines.js";
import { wayToReport } from "../after.js";
import { el, fill } from "../dom.js";
import { t } from "../words.js";

/** @import {Brief, OfferView, Session} from "../types.js" */

/** @param {Brief} brief @param {{onConfirm: () => void, onKeepTalking: () => void}} acts */
export function noticeBox(brief, { onConfirm, onKeepTalking }) {
  const node = el("div.notice", { hidden: true });
  const confirm = el("button.primary", { type: "button", onclick: onConfirm }, t("agreeing.yes"));
  const talkOn = el("button", { type: "button", onclick: onKeepTalking }, t("agreeing.no"));
  return {
    node,
    /** @param {Session} session @returns {string} the banner's title, empty when there is none */
    show(session) {
      const words = wordsOf(session);
      node.hidden = !words;
      node.className = `notice is-${session.phase}`;
      if (!words) return "";
      const buttons = session.phase === "agreeing" ? [confirm, talkOn] : waysOn(session);
      fill(
        node,
        el("h2", { tabindex: "-1" }, words.title),
        el("p", {}, words.text),
        words.terms && linesTable(words.terms, brief.issues, words.title),
        words.terms && worth(words.terms, session.reservation),
        el("div.row", {}, buttons),
      );
      return words.title;
    },
    /** Bring it into sight: whole where there is room, else from its title on. */
    reveal() {
      const { scrollMarginTop: top, scrollMarginBottom: bottom } = getComputedStyle(node);
      const room = window.innerHeight - Number.parseFloat(top) - Number.parseFloat(bottom);
      node.scrollIntoView({ block: node.offsetHeight <= room ? "end" : "start" });
    },
    focus: () => /** @type {HTMLElement|null} */ (node.querySelector("h2"))?.focus(),
    /** @param {boolean} busy */
    setBusy(busy) {
      confirm.disabled = busy;
    },
  };
}

/** @param {Session} session @returns {{title: string, text: string, terms: OfferView|null}|null} */
function wordsOf({ phase, agreeing, deal, counterpart: { person } }) {
  if (phase === "open") return null;
  const terms = phase === "agreeing" ? agreeing : phase === "deal" ? deal : null;
  return { title: t(`${phase}.title`), text: t(`${phase}.text`, { person }), terms };
}

/** @param {OfferView} terms @param {number} floor */
function worth({ own_value: value }, floor) {
  if (value === null) return null;
  return el("p.value-total", {}, [
    el("span", {}, t("table.value")),
    el("strong", {}, t("table.points", { n: Math.round(value / 100) })),
    el("span.note", {}, againstFloor(value, floor)),
  ]);
}

/** @param {Session} session */
function waysOn(session) {
  return [
    session.report_url &&
      el("a.button.primary", { href: wayToReport(session) }, t("over.report")),
    el("a.button", { href: "#/" }, t("over.again")),
  ];
}
