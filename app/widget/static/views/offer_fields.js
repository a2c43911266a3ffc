/** One control per issue, and what the choices are worth to the learner as an offer. */

import { choiceField } from "./choice_field.js";
import { rangeField, shareField } from "./number_field.js";
import { againstFloor, valueBar } from "./offer_lines.js";
import { el, fill } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Brief, Issue, OfferView, Option, Terms} from "../types.js" */

/**
 * @typedef {{issue: Issue, option: Option}} Chosen
 * @typedef {{node: HTMLElement, issue: Issue, value: () => string, write: (wanted: string) => void,
 *   fault: () => string, refuse: (why: string) => void, focus: () => void}} Pick   a control: its
 *   option's id, empty where it is left open; `fault` says why what is written is no option
 */

/** @type {Object<string, (issue: Issue) => Pick>} */
const KINDS = { choice: choiceField, range: rangeField, allocation: shareField };

/** @param {Brief} brief @param {() => void} [onPick] after each change, also one from outside */
export function offerFields(brief, onPick = () => {}) {
  const fields = brief.issues.map((issue) => KINDS[issue.kind](issue));
  const total = el("div.builder-total");

  /** @returns {Chosen[]} */
  const chosen = () =>
    fields.flatMap(({ issue, value }) => {
      const option = issue.options.find(({ id }) => id === value());
      return option ? [{ issue, option }] : [];
    });
  const refresh = () => {
    fill(total, ...totalWords(draftOf(chosen(), brief.issues.length), brief));
    onPick();
  };
  const grid = el("div.builder-fields", { oninput: refresh }, fields.map(({ node }) => node));
  fill(total, ...totalWords(draftOf([], brief.issues.length), brief));

  /** Say what is wrong with some fields, and go to the first. @param {[Pick, string][]} faults */
  const refuse = (faults) => {
    for (const [field, why] of faults) field.refuse(why);
    faults[0]?.[0].focus();
  };
  return {
    grid,
    total,
    chosen,
    /** Whether nothing is written that is no option; the first such field gets the focus. */
    isSound() {
      const faults = fields
        .map((field) => /** @type {[Pick, string]} */ ([field, field.fault()]))
        .filter(([, why]) => why);
      refuse(faults);
      return !faults.length;
    },
    /** Whether something is written that is no option. */
    isWrong: () => fields.some(({ fault }) => fault()),
    /**
     * Show what the server found beside the fields it found it in.
     * @param {{pointer: string, detail: string}[]} errors
     * @returns {boolean} whether each had its field
     */
    refuse(errors) {
      const faults = errors.flatMap(({ pointer, detail }) => {
        const field = fields.find(({ issue }) => pointer.split("/").at(-1) === issue.id);
        return field ? [/** @type {[Pick, string]} */ ([field, detail])] : [];
      });
      refuse(faults);
      return faults.length > 0 && faults.length === errors.length;
    },
    /** @returns {Terms} */
    terms: () => Object.fromEntries(chosen().map(({ issue, option }) => [issue.id, option.id])),
    /** @param {Terms} terms issues it does not name are left open */
    write(terms) {
      for (const field of fields) {
        field.write(terms[field.issue.id] ?? "");
        field.refuse("");
      }
      refresh();
    },
  };
}

/**
 * What the choice would be as an offer; its value is a sum until the server has seen it.
 * @param {Chosen[]} picked @param {number} issueCount @returns {OfferView}
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
