/** A preparation to be read again: only what was written, and what was found in it. */

import { inShort } from "./offer_lines.js";
import { draftOf } from "./offer_fields.js";
import { namedFinding } from "./sheet_field.js";
import { el } from "../dom.js";
import { t } from "../words.js";

/** @import {Brief, OfferLine, Prepared, Sheet} from "../types.js" */

/** @param {Brief} brief @param {Prepared} prepared @param {number} level of its heading */
export function sheetReadout(brief, { preparation, lines }, level) {
  if (!preparation) return el("p", {}, t("prepare.none"));
  const rows = rowsOf(brief, preparation).filter(([, words]) => words.length);
  return el("div.readout", {}, [
    el("dl", {}, rows.map(([key, words]) =>
      el("div", {}, [
        el("dt", {}, t(`prepare.${key}`)),
        el("dd", {}, words.map((line) => el("p", { dir: "auto" }, line))),
      ]),
    )),
    lines.length > 0 && el("section", {}, [
      el(`h${level}`, {}, t("prepare.findings")),
      lines.map(namedFinding),
    ]),
  ]);
}

/** Each field with its lines, none where it was left empty. @returns {[string, string[]][]} */
function rowsOf(/** @type {Brief} */ brief, /** @type {Sheet} */ sheet) {
  const label = (/** @type {string} */ id) =>
    brief.issues.find((issue) => issue.id === id)?.label ?? id;
  const ranked = (/** @type {string[]} */ ids) =>
    ids.length ? [ids.map((id, at) => `${at + 1}. ${label(id)}`).join(" · ")] : [];
  const said = (/** @type {string} */ text) => (text.trim() ? [text] : []);
  const figure = (/** @type {number|null} */ n) => (n === null ? [] : [t("brief.of100", { n })]);
  return [
    ["ranking", ranked(sheet.ranking)],
    ["interests", said(sheet.interests)],
    ["batna", said(sheet.batna)],
    ["reservation", figure(sheet.reservation)],
    ["target", figure(sheet.target)],
    ["their_ranking", ranked(sheet.their_ranking)],
    ["their_interests", said(sheet.their_interests)],
    ["opening", openingOf(brief, sheet)],
    ["trades", sheet.trades.map(({ give, get }) =>
      t("prepare.trades.said", { give: label(give), get: label(get) }))],
    ["questions", sheet.questions],
  ];
}

/** @param {Brief} brief @param {Sheet} sheet */
function openingOf({ issues }, { opening }) {
  const picked = issues.flatMap((issue) => {
    const option = issue.options.find(({ id }) => id === opening[issue.id]);
    return option ? [{ issue, option }] : [];
  });
  return picked.length ? [inShort(draftOf(picked, issues.length))] : [];
}
