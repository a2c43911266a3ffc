/** An offer put together from one choice per issue, with its value to the learner. */

import { againstFloor, valueBar } from "./offer_lines.js";
import { el, fill, freshId } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Brief, Issue, OfferView, Option, Terms} from "../types.js" */

/** @param {Brief} brief @param {{onOffer: (terms: Terms, shown: string) => void}} acts */
export function offerBuilder(brief, { onOffer }) {
  const fields = brief.issues.map((issue) => {
    const id = freshId("pick");
    return { issue, id, select: selectFor(issue, id) };
  });
  const total = el("div.builder-total");
  const send = el("button.primary.small", { type: "submit" }, t("builder.send"));
  let isBusy = false;

  const chosen = () =>
    fields.flatMap(({ issue, select }) => {
      const option = issue.options.find(({ id }) => id === select.value);
      return option ? [{ issue, option }] : [];
    });
  const refresh = () => {
    const picked = chosen();
    send.disabled = isBusy || picked.length === 0;
    fill(total, ...totalWords(draftOf(picked, brief.issues.length), brief));
  };
  const clear = () => {
    for (const { select } of fields) select.value = "";
    refresh();
  };
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const picked = chosen();
    const terms = Object.fromEntries(picked.map(({ issue, option }) => [issue.id, option.id]));
    const words = picked.map(({ issue, option }) => `${issue.label}: ${option.shown}`);
    onOffer(terms, words.join(" · "));
    node.open = false;
    node.querySelector("summary")?.focus();
  };
  const form = el("form", { onsubmit: submit, onchange: refresh }, [
    el("div.builder-fields", {}, fields.map(({ issue, select, id }) =>
      el("div", {}, el("label", { for: id }, issue.label), select),
    )),
    total,
    el("div.row", {}, [
      send,
      el("button.small.quiet", { type: "button", onclick: clear }, t("builder.clear")),
    ]),
  ]);
  const node = el("details.builder", {}, el("summary", {}, t("builder.title")), form);
  refresh();
  return {
    node,
    /** @param {boolean} busy */
    setBusy(busy) {
      isBusy = busy;
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
 * @param {{issue: Issue, option: Option}[]} picked @param {number} issueCount @returns {OfferView}
 */
function draftOf(picked, issueCount) {
  const lines = picked.map(({ issue, option }) => ({
    issue: issue.id,
    label: issue.label,
    shown: option.shown,
    points: option.points,
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
