/** The first view: sessions to carry on, and a scenario, role and style to begin with. */

import { openingForm } from "./opening_form.js";
import { sessionList } from "./session_list.js";
import { readScenarios, readSessions } from "../api.js";
import { el } from "../dom.js";
import { language, speak, t } from "../words.js";

/** @import {View} from "../main.js" */
/** @import {ScenarioCard} from "../types.js" */

/** @param {Object<string, string>} _ @param {AbortSignal} signal @returns {Promise<View>} */
export async function chooseView(_, signal) {
  const [found, sessions] = await Promise.all([
    readScenarios(signal),
    readSessions(signal),
    speak("", signal),
  ]);
  const isOwn = (/** @type {ScenarioCard} */ card) => Number(card.language === language());
  const scenarios = found.toSorted((one, other) => isOwn(other) - isOwn(one));
  const node = el("section.page.choose", {}, [
    el("h1", { tabindex: "-1" }, t("choose.title")),
    el("p.lede", {}, t("choose.lede")),
    el("p.machine", {}, [el("strong", {}, t("choose.machine")), " ", t("choose.stored")]),
    sessionList(sessions),
    scenarios.length ? openingForm(scenarios) : el("p", {}, t("choose.none")),
  ]);
  return { node, title: t("choose.title") };
}
