/** Issues put in order by two buttons each: no dragging, every move is said. */

import { announce } from "../announce.js";
import { el, fill, freshId } from "../dom.js";
import { t } from "../words.js";

/** @import {Issue} from "../types.js" */

/**
 * A group of its own; as long as nothing was moved and the order not kept, it has no value.
 * @param {Issue[]} issues @param {string[]} order ids as ranked before; empty is not ranked yet
 * @param {{label: string, describedBy?: string, onChange?: () => void}} how
 */
export function orderList(issues, order, { label, describedBy, onChange = () => {} }) {
  const id = freshId("order");
  const list = el("ol.order");
  const keep = el("button.link", { type: "button" }, t("order.keep"));
  const why = el("strong");
  const hint = el("p.note", { id: `${id}-hint` }, [why, " ", t("order.unset"), " ", keep]);
  let ids = whole(order, issues);
  let isSet = order.length > 0;

  const rows = new Map(issues.map((issue) => [issue.id, row(issue, move)]));
  const draw = () => {
    fill(list, ...ids.map((one) => rows.get(one)?.node));
    ids.forEach((one, at) => rows.get(one)?.place(at, ids.length));
    list.classList.toggle("is-unset", !isSet);
    hint.hidden = isSet;
  };
  const settle = () => {
    isSet = true;
    draw();
    onChange();
  };
  /** @param {Issue} issue @param {-1|1} step */
  function move(issue, step) {
    const from = ids.indexOf(issue.id);
    const to = from + step;
    if (to < 0 || to >= ids.length) return;
    [ids[from], ids[to]] = [ids[to], ids[from]];
    settle();
    rows.get(issue.id)?.focus(step);
    announce(t("order.moved", { label: issue.label, place: to + 1, n: ids.length }));
  }
  keep.addEventListener("click", () => {
    settle();
    rows.get(ids[0])?.focus(1);
    announce(t("order.kept"));
  });
  draw();

  const described = [describedBy, hint.id].filter(Boolean).join(" ");
  const group = { role: "group", "aria-labelledby": id, "aria-describedby": described };
  return {
    node: el("div.ranking", group, el("p.label", { id }, label), list, hint),
    /** @returns {string[]} the most important first; empty while nothing was said */
    value: () => (isSet ? [...ids] : []),
    /** Say why an order is wanted after all. @param {string} words */
    refuse(words) {
      why.textContent = words;
      keep.focus();
      announce(words);
    },
  };
}

/** All issues once: those ranked first, what is missing after them. */
const whole = (/** @type {string[]} */ order, /** @type {Issue[]} */ issues) => {
  const known = issues.map(({ id }) => id);
  const ranked = order.filter((id, at) => known.includes(id) && order.indexOf(id) === at);
  return [...ranked, ...known.filter((id) => !ranked.includes(id))];
};

/** @param {Issue} issue @param {(issue: Issue, step: -1|1) => void} move */
function row(issue, move) {
  const button = (/** @type {-1|1} */ step, /** @type {string} */ key, /** @type {string} */ sign) =>
    el("button.step", {
      type: "button",
      "aria-label": t(key, { label: issue.label }),
      onclick: () => move(issue, step),
    }, sign);
  const up = button(-1, "order.up", "↑");
  const down = button(1, "order.down", "↓");
  return {
    node: el("li", {}, el("span.order-label", {}, issue.label), up, down),
    /** @param {number} at @param {number} count */
    place(at, count) {
      up.disabled = at === 0;
      down.disabled = at === count - 1;
    },
    /** The button that was pressed, or its neighbour where it can go no further. */
    focus: (/** @type {-1|1} */ step) => {
      const [wanted, other] = step < 0 ? [up, down] : [down, up];
      (wanted.disabled ? other : wanted).focus();
    },
  };
}
