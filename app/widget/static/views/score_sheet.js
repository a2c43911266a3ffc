/** What each option of each issue is worth to its reader, as tables with small bars. */

import { bar, el } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Issue, Option} from "../types.js" */

const SHOWN_AT_MOST = 7;

/** @param {Issue[]} issues all bars share one scale, so that issues can be compared */
export function scoreSheet(issues) {
  const most = Math.max(1, ...issues.flatMap(({ options }) => options.map((o) => o.points)));
  return el("div.score-sheet", {}, issues.map((issue) => issueScores(issue, most)));
}

/** @param {Issue} issue @param {number} most */
function issueScores({ label, options }, most) {
  const best = points(Math.max(0, ...options.map((option) => option.points)));
  const title = [
    el("span.issue-label", {}, label),
    el("span.note", {}, t("brief.upto", { n: best })),
  ];
  if (options.length <= SHOWN_AT_MOST) return table(title, options, most);
  return el("div.issue-long", {}, [
    table(title, spread(options), most),
    el("details", {}, [
      el("summary", {}, t("brief.all", { n: options.length })),
      table([el("span.unseen", {}, label)], options, most),
    ]),
  ]);
}

/** The first, the last and evenly spaced options between. @param {Option[]} options */
function spread(options) {
  const last = options.length - 1;
  const steps = SHOWN_AT_MOST - 2;
  return Array.from({ length: steps + 1 }, (_, at) => options[Math.round((at * last) / steps)]);
}

/** @param {Node[]} title @param {Option[]} options @param {number} most */
function table(title, options, most) {
  return el("table.scores-of-issue", {}, [
    el("caption", {}, title),
    el("thead.unseen", {}, [
      el("tr", {}, [
        el("th", { scope: "col" }, t("brief.option")),
        el("th", { scope: "col" }, t("brief.points")),
      ]),
    ]),
    el("tbody", {}, options.map((option) => optionRow(option, most))),
  ]);
}

/** @param {Option} option @param {number} most */
function optionRow(option, most) {
  return el("tr", {}, [
    el("th", { scope: "row" }, option.shown),
    el("td", {}, bar(option.points / most), el("span.figure", {}, String(points(option.points)))),
  ]);
}
