/** Progress: each characteristic over the judged sessions, and what to practise next. */

import { readProgress, readScenarios } from "../api.js";
import { el, unseen } from "../dom.js";
import { hashOf } from "../router.js";
import { language, listed, speak, t } from "../words.js";

/** @import {View} from "../main.js" */
/** @import {Progress, ProgressLine, ScenarioCard, Task} from "../types.js" */

const BEST = 5;
const SHOWN = 8;
const STYLE = "collaborating";

/** @param {Object<string, string>} _ @param {AbortSignal} signal @returns {Promise<View>} */
export async function progressView(_, signal) {
  await speak("", signal);
  const [progress, scenarios] = await Promise.all([
    readProgress(language(), signal),
    readScenarios(signal),
  ]);
  const node = el("section.page.progress", {}, [
    el("h1", { tabindex: "-1" }, t("progress.title")),
    ...(progress.sessions ? told(progress, scenarios) : none()),
  ]);
  return { node, title: t("progress.title") };
}

const none = () => [
  el("p.lede", {}, t("progress.none")),
  el("p", {}, el("a.button.primary", { href: "#/" }, t("progress.begin"))),
];

/** @param {Progress} progress @param {ScenarioCard[]} scenarios */
const told = ({ sessions, lines, task }, scenarios) => [
  el("p.lede", {}, t("progress.lede", { n: sessions })),
  task && nextTask(task, scenarios),
  el("section", {}, [
    el("h2", {}, t("progress.levels")),
    el("p.note", {}, t("progress.levels.note")),
    sessions > SHOWN && el("p.note", {}, t("progress.last", { n: SHOWN })),
    el("table.levels", {}, [
      el("caption.unseen", {}, t("progress.levels")),
      el("thead", {}, el("tr", {}, ["what", "levels.head", "lift"].map((key) =>
        el("th", { scope: "col" }, t(`progress.${key}`)),
      ))),
      el("tbody", {}, lines.map(lineRow)),
    ]),
  ]),
  el("p", {}, el("a.button", { href: "#/" }, t("lost.back"))),
];

/** @param {Task} task @param {ScenarioCard[]} scenarios */
function nextTask({ title, text, scenario, scenario_title: name }, scenarios) {
  const found = scenarios.find(({ id }) => id === scenario);
  const href = found ? hashOf("brief", scenario, found.roles[0].id, STYLE) : "#/";
  return el("section.task", {}, [
    el("h2", {}, t("progress.task", { title })),
    el("p", {}, text),
    el("p", {}, el("a.button.primary", { href }, t("progress.play", { title: name }))),
  ]);
}

/** @param {ProgressLine} line */
function lineRow({ title, levels, lift }) {
  const recent = levels.slice(-SHOWN);
  return el("tr", {}, [
    el("th", { scope: "row" }, title),
    el("td", {}, el("span.level-path", {}, [
      unseen(listed(recent.map((level) => (level === null ? t("progress.unseen") : String(level))))),
      recent.map(levelBar),
    ])),
    el("td.lift", {}, liftWords(lift)),
  ]);
}

/** A column as high as its level, with the figure below; none where nothing was seen. */
function levelBar(/** @type {number|null} */ level) {
  const column = el(level === null ? "span.column.is-unseen" : "span.column");
  column.style.setProperty("--height", `${((level ?? 0) / BEST) * 100}%`);
  const figure = el("span.column-figure", {}, level === null ? "–" : String(level));
  return el("span.level", { "aria-hidden": "true" }, el("span.column-box", {}, column), figure);
}

/** @param {number|null} lift */
function liftWords(lift) {
  if (lift === null) return el("span.note", {}, t("progress.lift.none"));
  if (lift === 0) return t("progress.lift.same");
  return lift > 0 ? t("progress.lift.up", { n: lift }) : t("progress.lift.down", { n: -lift });
}
