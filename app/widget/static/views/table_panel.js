/** What is on the table, beside the talk or as a strip above it, with the three ways out. */

import { inShort, letter, linesTable, sumOf, valueBar, valueLine } from "./offer_lines.js";
import { wayToReport } from "../after.js";
import { el, fill, freshId } from "../dom.js";
import { hashOf } from "../router.js";
import { points, t } from "../words.js";

/** @import {Brief, OfferView, Session} from "../types.js" */

const WIDE = "(min-width: 60rem)";

/**
 * @param {Brief} brief
 * @param {{onAccept: () => void, onWalkAway: () => void, onBrief: () => void,
 *   onSheet: () => void}} acts
 */
export function tablePanel(brief, { onAccept, onWalkAway, onBrief, onSheet }) {
  const strip = el("summary.strip");
  const body = el("div.table-body", { role: "group", "aria-label": t("table.title") });
  const details = el("details.table-details", {}, strip, body);
  const why = el("p.note", { id: freshId("why") });
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick) =>
    el("button.small", { type: "button", onclick }, t(key));
  const accept = button("table.accept", onAccept);
  const walk = button("table.walk", onWalkAway);
  accept.setAttribute("aria-describedby", why.id);
  accept.classList.add("primary");
  const report = el("a.button.small.primary", {}, t("over.report"));
  const prepare = el("a.button.small", {}, t("prepare.title"));
  const sheet = button("prepare.mine", onSheet);
  const sheets = el("div.row", {}, prepare, sheet);
  const buttons = [accept, report, walk, button("table.brief", onBrief)];
  const ways = el("div.ways", {}, el("div.row", {}, buttons), why);

  const wide = matchMedia(WIDE);
  const fit = () => {
    details.open = wide.matches; // beside the talk there is nothing to fold
    body.tabIndex = wide.matches ? -1 : 0; // in the strip it scrolls: keys have to reach it
  };
  fit();
  wide.addEventListener("change", fit);

  /** @type {Session|null} */
  let shown = null;
  let isBusy = false;
  const refresh = () => {
    if (!shown) return;
    const reason = shown.phase === "open" ? whyNot(shown.standing.theirs) : "";
    why.textContent = reason;
    accept.disabled = isBusy || reason !== "";
    accept.hidden = shown.phase !== "open"; // restated terms are confirmed beside the talk
    report.hidden = !shown.report_url;
    report.href = wayToReport(shown);
    prepare.hidden = !shown.can_prepare;
    prepare.href = hashOf("sessions", shown.id, "prepare");
    sheet.hidden = shown.can_prepare || !shown.is_prepared;
    sheets.hidden = prepare.hidden && sheet.hidden;
    walk.disabled = isBusy;
    walk.hidden = isOver(shown);
  };
  return {
    node: el("aside.table-panel", { "aria-label": t("table.title") }, details, ways),
    /** @param {Session} session */
    show(session) {
      shown = session;
      fill(strip, ...stripWords(session));
      fill(body, ...bodyParts(session, brief), sheets);
      refresh();
    },
    /** @param {boolean} busy */
    setBusy(busy) {
      isBusy = busy;
      refresh();
    },
    leave: () => wide.removeEventListener("change", fit),
  };
}

/** @param {Session} session */
const isOver = ({ phase }) => phase === "deal" || phase === "ended";

/** Why their offer cannot simply be accepted; empty when it can. @param {OfferView[]} theirs */
function whyNot(theirs) {
  if (theirs.length > 1) return t("table.accept.several");
  return theirs[0]?.is_complete ? "" : t("table.accept.none");
}

/**
 * The offers that count now, and what to call them.
 * @param {Session} session @returns {{offers: OfferView[], key: string}}
 */
function counting({ phase, agreeing, deal, standing }) {
  if (phase === "deal" && deal) return { offers: [deal], key: "table.deal" };
  if (phase === "agreeing" && agreeing) return { offers: [agreeing], key: "table.agreeing" };
  return { offers: standing.theirs, key: phase === "ended" ? "table.ended" : "table.theirs" };
}

/** @param {Session} session */
function stripWords(session) {
  const { reservation, turns_left, turn_limit, branch_of: origin } = session;
  const { offers: theirs, key } = counting(session);
  // Once terms are restated or agreed, the banner beside the talk says them in full.
  const [first] = session.phase === "open" ? theirs : [];
  const label = theirs.length ? t(key) : t("table.strip.none");
  const several = t("table.strip.several", { n: theirs.length });
  const worth = theirs.map((offer) => t("table.short", { n: points(sumOf(offer)) })).join(" / ");
  return [
    el("span.strip-top", {}, [
      el("span.strip-label", {}, label),
      origin && el("span.tag.is-replay", {}, t("replay.tag")),
      !isOver(session) && el("span.note", {}, t("table.turns", { left: turns_left, n: turn_limit })),
    ]),
    first && el("span.strip-terms", {}, theirs.length > 1 ? several : inShort(first)),
    first && el("span.strip-value", {}, [
      el("strong", {}, worth),
      valueBar(first, reservation),
      el("span.note", {}, t("table.floor.short", { floor: points(reservation) })),
    ]),
  ];
}

/** @param {Session} session @param {Brief} brief */
function bodyParts(session, { issues }) {
  const { reservation, turns_left, turn_limit } = session;
  const block = (/** @type {OfferView} */ offer, /** @type {string} */ title) => [
    el("h2", {}, title),
    linesTable(offer, issues, title),
    valueLine(offer, reservation, issues.length),
  ];
  const { offers: theirs, key } = counting(session);
  const { mine } = session.standing;
  const many = theirs.length > 1;
  const title = (/** @type {number} */ at) =>
    many ? t("table.theirs.nth", { letter: letter(at) }) : t(key);
  const theirBlocks = theirs.map((offer, at) => el("section", {}, block(offer, title(at))));
  const none = (/** @type {string} */ whose) =>
    el("section", {}, el("h2", {}, t(whose)), el("p.note", {}, t(`${whose}.none`)));
  return [
    ...(theirBlocks.length ? theirBlocks : [none("table.theirs")]),
    ...(mine.length ? mine.map((offer) => ownOffer(offer, reservation)) : [none("table.mine")]),
    !isOver(session) &&
      el("p.turns-left", {}, t("table.turns", { left: turns_left, n: turn_limit })),
  ];
}

/** @param {OfferView} offer @param {number} floor */
function ownOffer(offer, floor) {
  return el("section.own-offer", {}, [
    el("h2", {}, t("table.mine")),
    el("p", {}, inShort(offer)),
    el("p.strip-value", {}, [
      el("strong", {}, t("table.points", { n: points(sumOf(offer)) })),
      valueBar(offer, floor),
    ]),
  ]);
}
