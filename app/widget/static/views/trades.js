/** Possible trades: what the learner could give on one issue to get something on another. */

import { el, fill, freshId } from "../dom.js";
import { t } from "../words.js";

/** @import {Issue, Trade} from "../types.js" */

const AT_MOST = 6;

/**
 * @param {Issue[]} issues @param {Trade[]} trades one empty row where there are none
 * @param {{onChange: () => void}} acts
 */
export function tradeRows(issues, trades, { onChange }) {
  const list = el("ul.trades");
  /** @type {{node: HTMLElement, drop: HTMLElement, give: HTMLSelectElement,
   *   get: HTMLSelectElement}[]} */
  let rows = [];
  const more = el("button.small", { type: "button" }, t("prepare.trades.more"));

  const draw = () => {
    fill(list, ...rows.map(({ node }) => node));
    more.disabled = rows.length >= AT_MOST;
    for (const { drop } of rows) drop.hidden = rows.length === 1; // it may stay empty
  };
  const add = (/** @type {Trade} */ trade) => {
    const give = side(issues, "prepare.trades.give", trade.give);
    const get = side(issues, "prepare.trades.get", trade.get);
    const drop = el("button.small.quiet", { type: "button" }, t("prepare.trades.drop"));
    const node = el("li", {}, give.node, get.node, drop);
    const row = { node, drop, give: give.select, get: get.select };
    drop.addEventListener("click", () => {
      rows = rows.filter((other) => other !== row);
      draw();
      onChange();
      more.focus();
    });
    rows.push(row);
    return row;
  };
  more.addEventListener("click", () => {
    const row = add({ give: "", get: "" });
    draw();
    row.give.focus();
  });
  for (const trade of trades.length ? trades : [{ give: "", get: "" }]) add(trade);
  draw();
  return {
    node: el("div.trade-rows", {}, list, more),
    /** @returns {Trade[]} as they stand, half ones too */
    draft: () => rows.map(({ give, get }) => ({ give: give.value, get: get.value })),
    /** @returns {Trade[]} those with both sides named, and not the same issue twice */
    value: () =>
      rows
        .map(({ give, get }) => ({ give: give.value, get: get.value }))
        .filter(({ give, get }) => give && get && give !== get),
  };
}

/** @param {Issue[]} issues @param {string} key @param {string} chosen */
function side(issues, key, chosen) {
  const id = freshId("trade");
  const options = issues.map(({ id: value, label }) => el("option", { value }, label));
  const select = el("select", { id }, [el("option", { value: "" }, t("prepare.choose")), options]);
  select.value = issues.some((issue) => issue.id === chosen) ? chosen : "";
  return { select, node: el("div", {}, el("label", { for: id }, t(key)), select) };
}
