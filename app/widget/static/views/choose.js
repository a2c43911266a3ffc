/** The first view: sessions to carry on, and a scenario, role and style to begin with. */

import { openingForm } from "./opening_form.js";
import { FIRST, sessionList } from "./session_list.js";
import { readProgress, readScenarios, readSessions } from "../api.js";
import { el } from "../dom.js";
import { pageLanguage } from "../languages.js";
import { hashOf } from "../router.js";
import { language, speak, t } from "../words.js";

/** @import {View} from "../main.js" */
/** @import {ScenarioCard} from "../types.js" */

/** @param {Object<string, string>} _ @param {AbortSignal} signal @returns {Promise<View>} */
export async function chooseView(_, signal) {
  const [found, sessions, judged] = await Promise.all([
    readScenarios(signal),
    readSessions(FIRST, signal),
    judgedSessions(signal),
    speak("", signal),
  ]);
  const isOwn = (/** @type {ScenarioCard} */ card) => Number(card.language === language());
  const scenarios = found.toSorted((one, other) => isOwn(other) - isOwn(one));
  const node = el("section.page.choose", {}, [
    el("h1", { tabindex: "-1" }, t("choose.title")),
    el("p.lede", {}, t("choose.lede")),
    el("p.machine", {}, [el("strong", {}, t("choose.machine")), " ", t("choose.stored")]),
    judged > 0 &&
      el("p.to-progress", {}, [
        el("a.button", { href: hashOf("progress") }, t("progress.title")),
        " ",
        el("span.note", {}, t("progress.lede", { n: judged })),
      ]),
    sessionList(sessions),
    scenarios.length ? openingForm(scenarios) : el("p", {}, t("choose.none")),
    sessions.data.length > 0 && (await import("./own_data.js")).ownData(showAgain),
  ]);
  return { node, title: t("choose.title") };
}

const showAgain = () => window.dispatchEvent(new Event("hashchange"));

/** How many sessions there is progress over; not worth a broken start page. */
const judgedSessions = (/** @type {AbortSignal} */ signal) =>
  readProgress(pageLanguage(), signal).then(({ sessions }) => sessions, () => 0);
