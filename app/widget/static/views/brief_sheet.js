/** What a learner may know, as a sheet: shared, private, limits and scores. */

import { scoreSheet } from "./score_sheet.js";
import { bar, el } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Brief} from "../types.js" */

/** @param {Brief} brief @param {number} level of its headings, 2 or 3 */
export function briefSheet(brief, level) {
  const h = (/** @type {string} */ text) => el(`h${level}`, {}, text);
  return el("div.sheet", {}, [
    el("div.sheet-prose", {}, [
      el("section", {}, [h(t("brief.shared")), people(brief), ...paragraphs(brief.shared_brief)]),
      brief.relationship &&
        el("section", {}, [h(t("brief.relationship")), ...paragraphs(brief.relationship)]),
      brief.counterpart.public_brief &&
        el("section", {}, [h(t("brief.theirs")), ...paragraphs(brief.counterpart.public_brief)]),
      brief.public_brief &&
        el("section", {}, [h(t("brief.public")), ...paragraphs(brief.public_brief)]),
    ]),
    el("section.private", {}, [
      h(t("brief.private")),
      el("p.private-note", {}, t("brief.private.note")),
      el("ul", {}, brief.private_brief.map((fact) => el("li", {}, fact))),
      el(`h${level + 1}`, {}, t("brief.batna")),
      ...paragraphs(brief.batna),
      el(`h${level + 1}`, {}, t("brief.limits")),
      limits(brief),
    ]),
    el("section.private.scores", {}, [
      h(t("brief.scores")),
      el("p.note", {}, t("brief.scores.note")),
      scoreSheet(brief.issues),
    ]),
  ]);
}

/** @param {Brief} brief */
function people({ person, role_title, counterpart }) {
  const they = { ...counterpart, role: counterpart.title };
  return el("p.people", {}, [
    t("brief.you", { person, role: role_title }),
    " ",
    t("brief.they", they),
  ]);
}

/** @param {string} text */
function paragraphs(text) {
  const parts = text.split(/\n\s*\n/).filter((part) => part.trim());
  return parts.map((part) => el("p", {}, part));
}

/** @param {Brief} brief */
function limits({ reservation, target }) {
  const markers = [
    { kind: "floor", at: reservation / 10000 },
    { kind: "target", at: target / 10000 },
  ];
  const row = (/** @type {string} */ key, /** @type {number} */ utility) =>
    el("div", {}, [
      el("dt", { class: `key ${key}` }, t(`brief.${key}`)),
      el("dd", {}, [
        el("strong", {}, t("brief.of100", { n: points(utility) })),
        el("span.note", {}, t(`brief.${key}.why`)),
      ]),
    ]);
  return el("div.limits", {}, [
    bar(0, markers),
    el("dl", {}, row("reservation", reservation), row("target", target)),
  ]);
}
