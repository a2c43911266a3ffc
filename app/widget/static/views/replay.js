/** Before a replay: which turn it stands before, and what becomes of the first game. */

import { alertBox, wordsFor } from "./alert_box.js";
import { openBranch, readSession } from "../api.js";
import { el } from "../dom.js";
import { hashOf, reportOf } from "../router.js";
import { speak, t } from "../words.js";

/** @import {View} from "../main.js" */
/** @import {Turn} from "../types.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function replayView({ id, turn }, signal) {
  const session = await readSession(id, signal);
  await speak(session.language, signal);
  const at = session.turns.findIndex(({ number }) => number === Number(turn));
  const own = session.turns[at];
  const isOver = Boolean(session.report_url);
  const isOwn = isOver && own?.speaker === "learner";
  const alert = alertBox();
  let isBusy = false;
  const go = async () => {
    if (isBusy) return;
    isBusy = true;
    alert.clear();
    try {
      const branch = await openBranch(id, own.number);
      location.hash = hashOf("session", branch.id);
    } catch (cause) {
      isBusy = false;
      alert.show(wordsFor(cause), { onRetry: go });
    }
  };
  const back = session.report_url
    ? el("a.button", { href: reportOf(session) }, t("replay.report"))
    : el("a.button", { href: hashOf("session", id) }, t("prepare.back"));
  const node = el("section.page.replay", { lang: session.language }, [
    el("h1", { tabindex: "-1" }, t("replay.title", { turn })),
    el("p.lede", {}, isOwn ? t("replay.lede") : t(isOver ? "replay.none" : "replay.open")),
    isOwn && moment(session.turns[at - 1], own, session.counterpart.person),
    isOwn && el("ul.facts", {}, ["replay.same", "replay.kept", "replay.uncounted"].map((key) =>
      el("li", {}, t(key)),
    )),
    alert.node,
    el("div.row", {}, [
      isOwn && el("button.primary", { type: "button", onclick: go }, t("replay.go")),
      back,
    ]),
  ]);
  return { node, title: t("replay.title", { turn }) };
}

/** The words it begins after, and those that are yours to replace. */
function moment(
  /** @type {Turn|undefined} */ theirs,
  /** @type {Turn} */ own,
  /** @type {string} */ person,
) {
  const said = (/** @type {string} */ who, /** @type {string} */ text) =>
    el("div", {}, el("dt", {}, who), el("dd", { dir: "auto" }, text));
  return el("dl.moment", {}, [
    theirs && said(t("replay.they", { person }), theirs.text),
    said(t("replay.you"), own.text),
  ]);
}
