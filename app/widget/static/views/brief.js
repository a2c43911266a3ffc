/** The second view: the learner's own brief, and the button that starts the session. */

import { alertBox, wordsFor } from "./alert_box.js";
import { briefSheet } from "./brief_sheet.js";
import { openSession, readBrief } from "../api.js";
import { el } from "../dom.js";
import { hashOf } from "../router.js";
import { speak, t } from "../words.js";

/** @import {View} from "../main.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function briefView(params, signal) {
  const { scenario, role, style, seed, difficulty = "" } = params;
  const brief = await readBrief({ scenario, role, seed }, signal);
  await speak(brief.language, signal);
  const choice = [scenario, role, style, difficulty].filter(Boolean);
  // The drawn seed goes into the address: a reload shows the same numbers.
  history.replaceState(null, "", hashOf("brief", ...choice, brief.seed));
  const alert = alertBox();
  const start = async () => {
    button.disabled = true;
    alert.clear();
    try {
      const session = await openSession({
        scenario,
        role,
        style,
        difficulty: difficulty || "medium",
        seed: brief.seed,
      });
      location.hash = hashOf("session", session.id);
    } catch (cause) {
      button.disabled = false;
      alert.show(wordsFor(cause), { onRetry: start });
    }
  };
  const button = el("button.primary", { type: "button", onclick: start }, t("brief.start"));
  const length = t("brief.turns", { turns: brief.turn_limit, minutes: brief.minutes });
  const node = el("section.page.brief", { lang: brief.language }, [
    el("h1", { tabindex: "-1" }, brief.title),
    el("p.lede", {}, brief.summary),
    briefSheet(brief, 2),
    alert.node,
    el("div.row.start", {}, [
      button,
      el("a.button", { href: "#/" }, t("brief.back")),
      el("span.note", {}, length),
    ]),
  ]);
  return { node, title: brief.title };
}
