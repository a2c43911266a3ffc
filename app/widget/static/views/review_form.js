/** The look back as a form: their order, what both wanted alike, and three questions. */

import { orderList } from "./order_list.js";
import { el, freshId } from "../dom.js";
import { t } from "../words.js";

/** @import {Beliefs, Brief} from "../types.js" */

const TEXT_LIMIT = 1000;
const SHARES = ["1", "2", "3", "4", "5"];

/**
 * @typedef {{beliefs?: Beliefs, went_well?: string, would_change?: string,
 *   found?: number|null}} Draft
 * @param {Brief} brief @param {string} person
 * @param {Draft} draft as it was left
 * @param {{onChange: () => void, onSubmit: () => void, ways: Node[]}} acts
 */
export function reviewForm({ issues }, person, draft, { onChange, onSubmit, ways }) {
  const { order = [], same = [] } = draft.beliefs ?? {};
  const label = t("review.order.list", { person });
  const their = orderList(issues, order, { label, onChange });
  const ticks = issues.map((issue) => tick(issue.id, issue.label, same.includes(issue.id)));
  const well = question("review.well", draft.went_well ?? "");
  const change = question("review.change", draft.would_change ?? "");
  const shares = SHARES.map((value) => share(value, String(draft.found ?? "") === value));
  const found = () => {
    const chosen = shares.find(({ field }) => field.checked);
    return chosen ? Number(chosen.field.value) : null;
  };
  const rest = () => ({
    went_well: well.field.value.trim(),
    would_change: change.field.value.trim(),
    found: found(),
  });
  const alike = () => ticks.filter(({ field }) => field.checked).map(({ field }) => field.value);
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    onSubmit();
  };
  return {
    node: el("form.review-form", { oninput: onChange, onsubmit: submit }, [
      el("section", {}, [
        el("h2", {}, t("review.order", { person })),
        el("p", {}, t("review.order.hint", { person })),
        their.node,
      ]),
      el("fieldset.ticks", {}, el("legend", {}, t("review.same")), ticks.map(({ node }) => node)),
      el("section", {}, el("h2", {}, t("review.back")), well.node, change.node),
      el("fieldset.shares", {}, [
        el("legend", {}, t("review.found")),
        el("div.share-row", {}, shares.map(({ node }) => node)),
      ]),
      el("div.go", {}, ways),
    ]),
    /** @returns {Draft} */
    draft: () => ({ beliefs: { order: their.value(), same: alike() }, ...rest() }),
    /** Whether it can be sent: ticks alone are no guess. */
    isSound() {
      const isHalf = alike().length > 0 && !their.value().length;
      if (isHalf) their.refuse(t("review.half"));
      return !isHalf;
    },
    /** What was answered; null stands for what was left as it is. */
    value() {
      const answers = rest();
      const isBlank = !answers.went_well && !answers.would_change && answers.found === null;
      const order = their.value();
      return {
        beliefs: order.length ? { order, same: alike() } : null,
        reflection: isBlank ? null : answers,
      };
    },
  };
}

/** @param {string} value @param {string} label @param {boolean} checked */
function tick(value, label, checked) {
  const id = freshId("same");
  const field = el("input", { type: "checkbox", id, value, checked });
  return { field, node: el("div.tick", {}, field, el("label", { for: id }, label)) };
}

/** @param {string} key @param {string} value */
function question(key, value) {
  const id = freshId("look");
  const field = el("textarea", { id, rows: "2", maxlength: String(TEXT_LIMIT) });
  field.value = value;
  return { field, node: el("div.look", {}, el("label", { for: id }, t(key)), field) };
}

/** @param {string} value @param {boolean} checked */
function share(value, checked) {
  const id = freshId("share");
  const field = el("input", { type: "radio", name: "found", id, value, checked });
  const words = [el("strong", {}, value), " ", el("span", {}, t(`review.found.${value}`))];
  return { field, node: el("div.share", {}, field, el("label", { for: id }, words)) };
}
