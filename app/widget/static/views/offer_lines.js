/** An offer line by line, with what it is worth to the learner. */

import { bar, el, unseen } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Issue, OfferView} from "../types.js" */

const HEADS = ["table.issue", "table.term", "table.points.head"];

/** The terms in one line of text; a share alone would not say of what. @param {OfferView} offer */
export const inShort = (offer) =>
  offer.lines
    .map(({ kind, label, shown }) => (kind === "allocation" ? `${label}: ${shown}` : shown))
    .join("\u00a0· "); // no line begins with a dot

/** What the named terms add up to. @param {OfferView} offer @returns {number} utility */
export const sumOf = (offer) =>
  offer.own_value ?? offer.lines.reduce((sum, line) => sum + line.points, 0);

/**
 * How a value stands to the reservation value, in words.
 * @param {number} value @param {number} floor
 */
export function againstFloor(value, floor) {
  const n = points(value) - points(floor);
  const key = n > 0 ? "table.above" : n < 0 ? "table.below" : "table.equal";
  return t(key, { n: Math.abs(n), floor: points(floor) });
}

/**
 * A table of terms and points, open issues named.
 * @param {OfferView} offer @param {Issue[]} issues @param {string} caption
 */
export function linesTable(offer, issues, caption) {
  const said = new Map(offer.lines.map((line) => [line.issue, line]));
  const rows = issues.map(({ id, label }) => {
    const line = said.get(id);
    return el(line ? "tr" : "tr.is-open", {}, [
      el("th", { scope: "row" }, label),
      el("td", {}, line ? line.shown : t("table.open")),
      el("td.figure", {}, line ? String(points(line.points)) : "–"),
    ]);
  });
  return el("table.lines", {}, [
    el("caption.unseen", {}, caption),
    el("thead.unseen", {}, [
      el("tr", {}, HEADS.map((key) => el("th", { scope: "col" }, t(key)))),
    ]),
    el("tbody", {}, rows),
  ]);
}

/**
 * The total, its bar with the reservation value marked, and both in words.
 * @param {OfferView} offer @param {number} floor @param {number} issueCount
 */
export function valueLine(offer, floor, issueCount) {
  const value = sumOf(offer);
  const open = issueCount - offer.lines.length;
  const isWhole = offer.own_value !== null;
  const detail = isWhole ? againstFloor(value, floor) : t("table.floor", { floor: points(floor) });
  return el("div.value", {}, [
    el("p.value-total", {}, [
      el("span", {}, t("table.value")),
      el("strong", {}, t("table.points", { n: points(value) })),
      open > 0 && el("span.note", {}, t("table.partial", { open })),
    ]),
    valueBar(offer, floor),
    el("p.note", {}, detail),
  ]);
}

/** @param {OfferView} offer @param {number} floor */
export function valueBar(offer, floor) {
  const value = sumOf(offer);
  const node = bar(value / 10000, [{ kind: "floor", at: floor / 10000 }]);
  if (offer.own_value === null) node.classList.add("is-partial");
  else if (value < floor) node.classList.add("is-below");
  return node;
}

/** A small card beside a turn's words. @param {OfferView} offer @param {string} title */
export function offerCard(offer, title) {
  return el("p.offer-card", {}, [
    el("span.note", {}, title, unseen(":")),
    " ",
    el("span.offer-terms", {}, inShort(offer)),
    " ",
    el("span.figure", {}, t("table.short", { n: points(sumOf(offer)) })),
  ]);
}

/** A, B, C for several offers made at once. @param {number} at */
export const letter = (at) => String.fromCharCode(65 + at);
