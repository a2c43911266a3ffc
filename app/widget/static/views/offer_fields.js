/** One choice per issue, and what the choices are worth to the learner as an offer. */

import { againstFloor, valueBar } from "./offer_lines.js";
import { el, fill, freshId } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Brief, Issue, OfferView, Option, Terms} from "../types.js" */

/** @typedef {{issue: Issue, option: Option}} Pick */

/** @param {Brief} brief @param {() => void} [onPick] after each change, also one from outside */
export function offerFields(brief, onPick = () => {}) {
  const fields = brief.issues.map((issue) => {
    const id = freshId("pick");
    return { issue, id, select: selectFor(issue, id) };
  });
  const total = el("div.builder-total");

  /** @returns {Pick[]} */
  const chosen = () =>
    fields.flatMap(({ issue, select }) => {
      const option = issue.options.find(({ id }) => id === select.value);
      return option ? [{ issue, option }] : [];
    });
  const refresh = () => {
    fill(total, ...totalWords(draftOf(chosen(), brief.issues.length), brief));
    onPick();
  };
  const boxes = fields.map(({ issue, select, id }) =>
    el("div", {}, el("label", { for: id }, issue.label), select),
  );
  const grid = el("div.builder-fields", { onchange: refresh }, boxes);
  fill(total, ...totalWords(draftOf([], brief.issues.length), brief));
  return {
    nodes: [grid, total],
    chosen,
    /** @returns {Terms} */
    terms: () => Object.fromEntries(chosen().map(({ issue, option }) => [issue.id, option.id])),
    /** @param {Terms} terms issues it does not name are left open */
    write(terms) {
      for (const { issue, select } of fields) {
        const wanted = terms[issue.id] ?? "";
        select.value = issue.options.some(({ id }) => id === wanted) ? wanted : "";
      }
      refresh();
    },
  };
}

/** @param {Issue} issue @param {string} id @returns {HTMLSelectElement} */
function selectFor(issue, id) {
  const words = (/** @type {Option} */ { shown, points: worth }) =>
    `${shown} (${t("table.short", { n: points(worth) })})`;
  return el("select", { id }, [
    el("option", { value: "" }, t("builder.open")),
    ...issue.options.map((option) => el("option", { value: option.id }, words(option))),
  ]);
}

/**
 * What the choice would be as an offer; its value is a sum until the server has seen it.
 * @param {Pick[]} picked @param {number} issueCount @returns {OfferView}
 */
export function draftOf(picked, issueCount) {
  const lines = picked.map(({ issue, option }) => ({
    issue: issue.id,
    label: issue.label,
    shown: option.shown,
    points: option.points,
    kind: issue.kind,
  }));
  const isWhole = lines.length === issueCount;
  const sum = lines.reduce((value, line) => value + line.points, 0);
  return { terms: {}, lines, is_complete: isWhole, own_value: isWhole ? sum : null };
}

/** @param {OfferView} draft @param {Brief} brief */
function totalWords(draft, { reservation, issues }) {
  if (!draft.lines.length) return [el("p.note", {}, t("builder.none"))];
  const sum = draft.lines.reduce((value, line) => value + line.points, 0);
  const open = issues.length - draft.lines.length;
  return [
    el("p.value-total", {}, [
      el("span", {}, t("builder.total")),
      el("strong", {}, t("table.points", { n: points(sum) })),
      el("span.note", {}, open ? t("table.partial", { open }) : againstFloor(sum, reservation)),
    ]),
    valueBar(draft, reservation),
  ];
}
