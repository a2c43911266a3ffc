/** A figure among an issue's options: typed, or stepped through with the arrow keys. */

import { figuresOf, meant, plain, stepped, unitOf, whyNot, written } from "./figures.js";
import { el, fill, freshId } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Figure} from "./figures.js" */
/** @import {Issue} from "../types.js" */
/** @import {Pick} from "./offer_fields.js" */

const BIG_STEP = 10;

/**
 * A range: its unit beside the figure; its smallest, its largest and the step below it.
 * @param {Issue} issue
 */
export function rangeField(issue) {
  const figures = figuresOf(issue);
  const [first, last] = [figures[0], figures[figures.length - 1]];
  const [before, after] = unitOf(last);
  const step = plain(figures[1].number - first.number);
  const hint = t("builder.range", { low: written(first), high: written(last), step });
  return numberField(issue, figures, hint, (input) => ({
    parts: [unit(before), input, unit(after)],
    show: () => {},
    // "1 year", "No extension": words that the unit beside the figure does not say.
    aside: (figure) =>
      unitOf(figure).join() === [before, after].join() ? "" : `${figure.shown}: `,
  }));
}

/**
 * Like units for two: what the learner takes is the figure, what is left is shown beside it.
 * @param {Issue} issue
 */
export function shareField(issue) {
  const figures = figuresOf(issue);
  const total = figures[figures.length - 1].number;
  const left = el("output.share-left");
  return numberField(issue, figures, t("builder.share", { n: total }), (input, move) => ({
    parts: [
      unit(t("builder.you")),
      el("span.stepper", {}, [
        stepButton("−", t("builder.less", { issue: issue.label }), () => move(-1)),
        input,
        stepButton("+", t("builder.more", { issue: issue.label }), () => move(1)),
      ]),
      el("span.share-rest", {}, unit(t("builder.they")), left),
    ],
    show: (figure) => fill(left, figure ? String(total - figure.number) : "–"),
    aside: () => "",
  }));
}

/**
 * @param {Issue} issue @param {Figure[]} figures by size @param {string} hint
 * @param {(input: any, move: (by: number) => void) =>
 *   {parts: any[], show: (figure: Figure|undefined) => void, aside: (figure: Figure) => string}}
 *   frame what stands around the figure, and what it does not say of an option
 * @returns {Pick}
 */
function numberField(issue, figures, hint, frame) {
  const id = freshId("pick");
  const input = el("input.number", {
    id,
    type: "text",
    role: "spinbutton",
    inputmode: figures[0].number < 0 ? "text" : "decimal",
    autocomplete: "off",
    "aria-valuemin": figures[0].number,
    "aria-valuemax": figures[figures.length - 1].number,
    "aria-describedby": `${id}-fault ${id}-hint`,
  });
  const digits = Math.max(2, ...figures.map((one) => written(one).length));
  input.style.setProperty("--digits", String(digits));
  const state = el("span");
  const fault = el("p.pick-fault", { id: `${id}-fault`, "aria-live": "polite" });
  const open = el("button.link", { type: "button", onclick: () => empty() }, t("builder.leave"));

  const figure = () => meant(input.value, figures);
  const refuse = (/** @type {string} */ why) => {
    node.classList.toggle("is-wrong", Boolean(why));
    input.setAttribute("aria-invalid", String(Boolean(why)));
    if (fault.textContent !== why) fault.textContent = why;
    if (why) fault.scrollIntoView({ block: "nearest" });
  };
  const refresh = () => {
    const found = figure();
    const worth = found && `${aside(found)}${t("table.points", { n: points(found.points) })}`;
    fill(state, worth ?? (input.value.trim() ? "" : t("builder.open")));
    open.hidden = !input.value;
    for (const [key, value] of Object.entries({
      "aria-valuenow": found?.number,
      "aria-valuetext": found?.shown ?? (input.value.trim() || t("builder.open")),
    })) {
      if (value === undefined) input.removeAttribute(key);
      else input.setAttribute(key, String(value));
    }
    show(found);
    refuse("");
  };
  const write = (/** @type {string} */ words) => {
    input.value = words;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const empty = () => {
    write("");
    input.focus();
  };
  const move = (/** @type {number} */ by) =>
    write(written(stepped(input.value, figures, by)));
  const { parts, show, aside } = frame(input, move);

  input.addEventListener("input", refresh);
  input.addEventListener("change", () => refuse(faultOf(input.value)));
  input.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const by = { ArrowUp: 1, ArrowDown: -1, PageUp: BIG_STEP, PageDown: -BIG_STEP }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault(); // the page would scroll
    move(by);
  });

  const faultOf = (/** @type {string} */ words) =>
    words.trim() && !figure() ? whyNot(words.trim(), figures) : "";
  const node = el("div.pick", {}, [
    el("label.pick-label", { for: id }, issue.label),
    el("div.pick-figure", {}, parts),
    el("div.pick-notes", {}, [
      el("p.note", { id: `${id}-hint` }, hint),
      el("p.note.pick-state", {}, state, open),
      fault,
    ]),
  ]);
  refresh();
  return {
    node,
    issue,
    value: () => figure()?.id ?? "",
    write(wanted) {
      const found = figures.find((one) => one.id === wanted);
      input.value = found ? written(found) : "";
      refresh();
    },
    fault: () => faultOf(input.value),
    refuse,
    focus: () => input.focus(),
  };
}

/** Heard with the value, so only seen here. @param {string} words */
const unit = (words) => words && el("span.unit", { "aria-hidden": "true" }, words);

/**
 * For fingers and mice; keys have the arrows.
 * @param {string} sign @param {string} label @param {() => void} onclick
 */
const stepButton = (sign, label, onclick) =>
  el("button.step", { type: "button", tabindex: "-1", "aria-label": label, onclick }, sign);
