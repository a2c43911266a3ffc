/** One of an issue's named options: radio buttons, or a list to unfold where there are many. */

import { el, freshId } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Issue, Option} from "../types.js" */
/** @import {Pick} from "./offer_fields.js" */

const MOST_RADIOS = 5;

/** @param {Issue} issue @returns {Pick} */
export const choiceField = (issue) =>
  issue.options.length > MOST_RADIOS ? listField(issue) : radioField(issue);

/** @param {Issue} issue @returns {Pick} */
function radioField(issue) {
  const name = freshId("pick");
  const fault = faultLine(name);
  const radio = (/** @type {string} */ value, /** @type {any[]} */ words) =>
    el("label.pick-option", {}, [
      el("input", { type: "radio", name, value, checked: !value }),
      el("span", {}, words),
    ]);
  const node = el("fieldset.pick", { "aria-describedby": `${name}-fault` }, [
    el("legend.pick-label", {}, issue.label),
    radio("", [t("builder.open")]),
    issue.options.map((option) =>
      radio(option.id, [option.shown, " ", el("span.note", {}, `(${worth(option)})`)]),
    ),
    fault,
  ]);
  const radios = /** @type {HTMLInputElement[]} */ ([...node.querySelectorAll("input")]);
  const chosen = () => radios.find(({ checked }) => checked) ?? radios[0];
  return {
    ...refusing(node, fault),
    issue,
    value: () => chosen().value,
    write(wanted) {
      (radios.find(({ value }) => value === wanted) ?? radios[0]).checked = true;
    },
    focus: () => chosen().focus(),
  };
}

/** @param {Issue} issue @returns {Pick} */
function listField(issue) {
  const id = freshId("pick");
  const fault = faultLine(id);
  const select = el("select", { id, "aria-describedby": `${id}-fault` }, [
    el("option", { value: "" }, t("builder.open")),
    issue.options.map((option) =>
      el("option", { value: option.id }, `${option.shown} (${worth(option)})`),
    ),
  ]);
  const node = el("div.pick", {}, [
    el("label.pick-label", { for: id }, issue.label),
    select,
    fault,
  ]);
  return {
    ...refusing(node, fault),
    issue,
    value: () => select.value,
    write(wanted) {
      select.value = issue.options.some((option) => option.id === wanted) ? wanted : "";
    },
    focus: () => select.focus(),
  };
}

/**
 * What can only be refused from outside: every choice is an option.
 * @param {HTMLElement} node @param {HTMLElement} line
 */
function refusing(node, line) {
  const refuse = (/** @type {string} */ why) => {
    node.classList.toggle("is-wrong", Boolean(why));
    if (line.textContent !== why) line.textContent = why;
    if (why) line.scrollIntoView({ block: "nearest" });
  };
  node.addEventListener("input", () => refuse(""));
  return { node, refuse, fault: () => "" };
}

/** @param {string} id */
const faultLine = (id) => el("p.pick-fault", { id: `${id}-fault`, "aria-live": "polite" });

/** @param {Option} option */
const worth = (option) => t("table.short", { n: points(option.points) });
