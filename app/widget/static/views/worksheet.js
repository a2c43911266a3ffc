/** The preparation worksheet as fields: what is asked, what was written, what was found in it. */

import { offerFields } from "./offer_fields.js";
import { orderList } from "./order_list.js";
import { sheetField, sheetGroup } from "./sheet_field.js";
import { tradeRows } from "./trades.js";
import { el } from "../dom.js";
import { t } from "../words.js";

/** @import {Brief, Sheet, SheetLine} from "../types.js" */
/** @import {Names, Single} from "./sheet_field.js" */

/** A sheet as it stands in the fields: figures may be half written. */
/** @typedef {Omit<Sheet, "reservation"|"target"> & {reservation: any, target: any}} Draft */

const TEXT_LIMIT = 1000;
const MOST_QUESTIONS = 20;
const MOST_POINTS = 100;

/** @type {Sheet} */
export const EMPTY = {
  ranking: [],
  their_ranking: [],
  interests: "",
  their_interests: "",
  batna: "",
  reservation: null,
  target: null,
  opening: {},
  trades: [],
  questions: [],
};

/**
 * @param {Brief} brief @param {Draft} sheet as it was left
 * @param {{onChange: () => void}} acts after every change
 */
export function worksheet(brief, sheet, { onChange }) {
  const area = (/** @type {string} */ value, rows = "2", limit = TEXT_LIMIT) =>
    (/** @type {Names} */ names) =>
      valued(el("textarea", { ...names, rows, maxlength: String(limit) }), value);
  const number = (/** @type {any} */ value) => (/** @type {Names} */ names) =>
    valued(el("input.number", { ...names, type: "text", inputmode: "numeric" }), value ?? "");
  const said = (/** @type {string} */ key, /** @type {(names: Names) => HTMLElement} */ make) =>
    sheetField(t(`prepare.${key}`), t(`prepare.${key}.hint`), make);
  const group = (/** @type {string} */ key, /** @type {any[]} */ parts) =>
    sheetGroup(t(`prepare.${key}`), t(`prepare.${key}.hint`), parts);
  const order = (/** @type {"ranking"|"their_ranking"} */ key) =>
    orderList(brief.issues, sheet[key], { label: t(`prepare.${key}.list`), onChange });

  const own = order("ranking");
  const their = order("their_ranking");
  const opening = offerFields(brief);
  const trades = tradeRows(brief.issues, sheet.trades, { onChange });
  opening.write(sheet.opening);

  const fields = {
    ranking: group("ranking", [own.node]),
    interests: said("interests", area(sheet.interests)),
    batna: said("batna", area(sheet.batna)),
    reservation: said("reservation", number(sheet.reservation)),
    target: said("target", number(sheet.target)),
    their_ranking: group("their_ranking", [their.node]),
    their_interests: said("their_interests", area(sheet.their_interests)),
    opening: group("opening", [opening.grid, opening.total]),
    trades: group("trades", [trades.node]),
    questions: said("questions", area(sheet.questions.join("\n"), "3", 20 * TEXT_LIMIT)),
  };
  const text = (/** @type {keyof typeof fields} */ key) => fields[key].control.value;
  const parts = [
    part("prepare.part.own", [
      fields.ranking,
      fields.interests,
      fields.batna,
      fields.reservation,
      fields.target,
    ]),
    part("prepare.part.their", [fields.their_ranking, fields.their_interests]),
    part("prepare.part.first", [fields.opening, fields.trades, fields.questions]),
  ];
  const node = el("div.worksheet", { oninput: onChange }, parts);

  /** @returns {Draft} */
  const draft = () => ({
    ranking: own.value(),
    their_ranking: their.value(),
    interests: text("interests"),
    their_interests: text("their_interests"),
    batna: text("batna"),
    reservation: text("reservation").trim(),
    target: text("target").trim(),
    opening: opening.terms(),
    trades: trades.draft(),
    questions: text("questions").split("\n"),
  });
  return {
    node,
    draft,
    /** @returns {Sheet} what can be saved; to be asked for only where `fault` finds none */
    value: () => ({
      ...draft(),
      reservation: whole(text("reservation")),
      target: whole(text("target")),
      trades: trades.value(),
      questions: questionsOf(text("questions")),
    }),
    /** Whether all of it can be saved; the first field that cannot says why and gets the focus. */
    isSound() {
      const { reservation, target, questions } = fields;
      const why = faultOfQuestions(questions.control.value);
      questions.refuse(why);
      const isOpening = opening.isSound();
      const faults = /** @type {[Single, string][]} */ ([
        [target, faultOfPoints(target.control.value)],
        [reservation, faultOfPoints(reservation.control.value)],
      ]);
      for (const [field, why] of faults) field.refuse(why); // the last is the first on the page
      return isOpening && !why && faults.every(([, fault]) => !fault);
    },
    /** Show what the server refused in the opening offer; whether that was all of it. */
    refuse: opening.refuse,
    /** @param {SheetLine[]} lines @returns {SheetLine[]} those that belong to no field */
    find(lines) {
      for (const [key, field] of Object.entries(fields)) {
        field.find(lines.filter((line) => line.key === key));
      }
      return lines.filter(({ key }) => !(key in fields));
    },
  };
}

/** @param {string} key @param {{node: HTMLElement}[]} fields */
const part = (key, fields) =>
  el("section", {}, el("h2", {}, t(key)), fields.map(({ node }) => node));

/** @param {any} control @param {string|number} value */
function valued(control, value) {
  control.value = String(value);
  return control;
}

/** Whole points 0..100, null where nothing is written, NaN where it is no such figure. */
function whole(/** @type {string} */ text) {
  const words = text.trim();
  if (!words) return null;
  const value = /^\d{1,3}$/.test(words) ? Number(words) : Number.NaN;
  return value <= MOST_POINTS ? value : Number.NaN;
}

/** @param {string} text */
const faultOfPoints = (text) =>
  Number.isNaN(whole(text) ?? 0) ? t("prepare.fault.points", { n: MOST_POINTS }) : "";

/** @param {string} text */
const faultOfQuestions = (text) =>
  questionsOf(text).length > MOST_QUESTIONS
    ? t("prepare.fault.questions", { n: MOST_QUESTIONS })
    : "";

/** One a line. @param {string} text */
const questionsOf = (text) =>
  text.split("\n").map((line) => line.trim()).filter(Boolean);
