/** One field of a sheet: its label, what it asks for, its control, and what was found in it. */

import { el, fill, freshId } from "../dom.js";
import { t } from "../words.js";

/** @import {SheetLine} from "../types.js" */

/**
 * @typedef {{node: HTMLElement, find: (lines: SheetLine[]) => void}} Field
 * @typedef {Field & {control: any, refuse: (why: string) => void}} Single
 * @typedef {{id: string, "aria-describedby": string}} Names
 */

/**
 * A field around one control.
 * @param {string} label @param {string} hint
 * @param {(names: Names) => HTMLElement} make a control that carries the names
 * @returns {Single}
 */
export function sheetField(label, hint, make) {
  const id = freshId("field");
  const control = make({ id, "aria-describedby": `${id}-hint ${id}-found` });
  const parts = [
    el("label", { for: id }, label),
    el("p.note", { id: `${id}-hint` }, hint),
    control,
  ];
  const { node, find, found } = framed(id, parts);
  return {
    node,
    control,
    find,
    /** Say what is wrong with it, where it is; empty says it is right again. */
    refuse(why) {
      control.setAttribute("aria-invalid", String(Boolean(why)));
      if (why) fill(found, el("p.finding.is-wrong", {}, el("strong", {}, why)));
      if (why) control.focus();
    },
  };
}

/**
 * A field of several controls, which are a group of their own.
 * @param {string} label @param {string} hint @param {(HTMLElement|HTMLElement[])[]} controls
 * @returns {Field}
 */
export function sheetGroup(label, hint, controls) {
  const id = freshId("field");
  const names = { "aria-labelledby": id, "aria-describedby": `${id}-hint ${id}-found` };
  return framed(id, [
    el("div.sheet-group", { role: "group", ...names }, [
      el("p.label", { id }, label),
      el("p.note", { id: `${id}-hint` }, hint),
      controls,
    ]),
  ]);
}

/** @param {string} id @param {HTMLElement[]} parts @returns {Field & {found: HTMLElement}} */
function framed(id, parts) {
  const found = el("div.findings", { id: `${id}-found` });
  return {
    node: el("div.sheet-field", {}, el("div.sheet-control", {}, parts), found),
    found,
    find: (lines) => fill(found, ...lines.map(finding)),
  };
}

/** What was found, told by a word as well as by colour; the field beside it says in what. */
const finding = (/** @type {SheetLine} */ line) =>
  el(`p.finding.is-${kindOf(line)}`, {}, [
    el("strong", {}, t(`prepare.finding.${kindOf(line)}`)),
    " ",
    line.text,
  ]);

/** The same where no field stands beside it. @param {SheetLine} line */
export const namedFinding = (line) =>
  el(`p.finding.is-${kindOf(line)}`, {}, [
    el("strong", {}, t(`prepare.finding.${kindOf(line)}`)),
    " ",
    line.title,
    el("span.finding-text", {}, line.text),
  ]);

/** @param {SheetLine} line */
const kindOf = ({ is_met: isMet }) => (isMet === null ? "empty" : isMet ? "met" : "open");
