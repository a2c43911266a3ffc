/**
 * The second view: the learner's own brief, and the ways to go on: start, or prepare first.
 *
 * Both lead to one session: what was prepared, or opened and left before a word, goes on.
 */

import { alertBox, wordsFor } from "./alert_box.js";
import { briefSheet } from "./brief_sheet.js";
import { findUnplayed, openSession, readBrief } from "../api.js";
import { el } from "../dom.js";
import { hashOf } from "../router.js";
import { speak, t, when } from "../words.js";

/** @import {View} from "../main.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function briefView(params, signal) {
  const { scenario, role, style, seed = "", difficulty = "" } = params;
  const wish = { scenario, role, style, difficulty: difficulty || "medium" };
  const left = await findUnplayed({ ...wish, seed }, signal);
  const brief = await readBrief({ scenario, role, seed: left?.seed ?? seed }, signal);
  await speak(brief.language, signal);
  const choice = [scenario, role, style, difficulty].filter(Boolean);
  // The drawn seed goes into the address: a reload shows the same numbers.
  history.replaceState(null, "", hashOf("brief", ...choice, brief.seed));
  const alert = alertBox();
  let isBusy = false;
  /** @param {(session: {id: string}) => string} placeAfter */
  const open = async (placeAfter) => {
    if (isBusy) return;
    isBusy = true;
    alert.clear();
    try {
      const choice = { ...wish, seed: brief.seed };
      // Asked again: since the brief was read, another tab may have begun or deleted it.
      location.hash = placeAfter((await findUnplayed(choice)) ?? (await openSession(choice)));
    } catch (cause) {
      isBusy = false;
      alert.show(wordsFor(cause), { onRetry: () => open(placeAfter) });
    }
  };
  const start = () => open(({ id }) => hashOf("session", id));
  const prepare = () => open(({ id }) => hashOf("sessions", id, "prepare"));
  const length = t("brief.turns", { turns: brief.turn_limit, minutes: brief.minutes });
  const node = el("section.page.brief", { lang: brief.language }, [
    el("h1", { tabindex: "-1" }, brief.title),
    el("p.lede", {}, brief.summary),
    briefSheet(brief, 2),
    left && el("p.note", {}, t("brief.left", { when: when(left.created_at) })),
    alert.node,
    el("div.row.start", {}, [
      el("button.primary", { type: "button", onclick: start }, t("brief.start")),
      el("button", { type: "button", onclick: prepare }, t("brief.prepare")),
      el("a.button.quiet", { href: "#/" }, t("brief.back")),
      el("span.note", {}, length),
    ]),
  ]);
  return { node, title: brief.title };
}
