/** The figures of an issue: what was typed among them, what comes next, why one is none. */

import { language, t } from "../words.js";

/** @import {Issue, Option} from "../types.js" */

/** @typedef {Option & {number: number}} Figure */

/** By size. @param {Issue} issue @returns {Figure[]} */
export const figuresOf = ({ options }) =>
  /** @type {Figure[]} */ ([...options]).sort((one, other) => one.number - other.number);

/** The option that was typed, if it is one. @param {string} typed @param {Figure[]} figures */
export const meant = (typed, figures) =>
  readings(typed)
    .map((number) => figures.find((one) => isSame(one.number, number)))
    .find(Boolean);

/**
 * Where a step leads from what is typed; from nothing, to the end it comes from.
 * @param {string} typed @param {Figure[]} figures @param {number} by steps, up or down
 */
export function stepped(typed, figures, by) {
  const from = meant(typed, figures)?.number ?? readings(typed)[0];
  return figures[from === undefined ? (by > 0 ? 0 : figures.length - 1) : beside(figures, from, by)];
}

/** Why what was typed is no option, and what is. @param {string} typed @param {Figure[]} figures */
export function whyNot(typed, figures) {
  const [first, last] = [figures[0], figures[figures.length - 1]];
  const [low, high] = [written(first), written(last)];
  const [number] = readings(typed);
  if (number === undefined) return t("builder.fault.figure", { low, high });
  if (number < first.number) return t("builder.fault.low", { typed, low });
  if (number > last.number) return t("builder.fault.high", { typed, high });
  const [below, above] = [-1, 1].map((by) => written(figures[beside(figures, number, by)]));
  return t("builder.fault.between", { typed, below, above });
}

/** A figure as the option's words write it: "90,000". @param {Figure} option */
export const written = (option) => parted(option)[1];

/** What stands before and after the figure in an option's words. @param {Figure} option */
export function unitOf(option) {
  const [before, , after] = parted(option);
  return [before, after];
}

/** No traces of binary fractions, and grouped as people do. @param {number} number */
export const plain = (number) => Number(number.toFixed(9)).toLocaleString(language());

/** An option's words around their figure; words without it are no unit. @param {Figure} option */
function parted({ shown, number }) {
  for (const { 0: run, index } of shown.matchAll(/\d(?:[\d.,\s]*\d)?/g)) {
    if (readings(run).some((one) => isSame(one, number))) {
      return [shown.slice(0, index).trim(), run, shown.slice(index + run.length).trim()];
    }
  }
  return ["", String(number), ""];
}

/** @param {number} one @param {number} other */
const isSame = (one, other) => Math.abs(one - other) < 1e-9;

/**
 * The numbers that what was typed may mean: "€80", "1,200", and "2,5" as some write it.
 * @param {string} typed @returns {number[]} none where it is no single figure
 */
function readings(typed) {
  const [, run] = /^\D*?(-?\d[\d.,\s]*)\D*$/.exec(typed) ?? [];
  if (!run) return [];
  const [point, comma] = [run.replace(/[,\s]/g, ""), run.replace(/[.\s]/g, "").replace(",", ".")];
  return [...new Set([Number(point), Number(comma)])].filter(Number.isFinite);
}

/**
 * The place of the option so many steps from a number, which may lie between two.
 * @param {Figure[]} figures @param {number} from @param {number} by
 */
function beside(figures, from, by) {
  const end = figures.length - 1;
  const above = figures.findIndex(({ number }) => number > from && !isSame(number, from));
  const below = figures.findLastIndex(({ number }) => number < from && !isSame(number, from));
  if (by > 0) return above < 0 ? end : Math.min(end, above + by - 1);
  return below < 0 ? 0 : Math.max(0, below + by + 1);
}
