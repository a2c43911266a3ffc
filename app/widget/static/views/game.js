/** The third view: the talk, what is on the table, and the words to add. */

import { alertBox, wordsFor } from "./alert_box.js";
import { briefSheet } from "./brief_sheet.js";
import { offerBuilder } from "./builder.js";
import { coachPanel } from "./coach_panel.js";
import { composer } from "./composer.js";
import { sheetDialog } from "./dialogs.js";
import { guideCard } from "./guide_card.js";
import { hintCard } from "./hint_card.js";
import { noticeBox } from "./notice.js";
import { nudgeLine } from "./nudge_line.js";
import { replayNote } from "./replay_note.js";
import { sheetReadout } from "./sheet_readout.js";
import { tablePanel } from "./table_panel.js";
import { transcript } from "./transcript.js";
import { voiceLine } from "./voice_line.js";
import { readBrief, readPreparation, readSession } from "../api.js";
import { el } from "../dom.js";
import { playing } from "../playing.js";
import { speak, t } from "../words.js";

/** @import {View} from "../main.js" */
/** @import {Session} from "../types.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function gameView({ id }, signal) {
  const session = await readSession(id, signal);
  const { scenario_id: scenario, role, seed } = session;
  const brief = await readBrief({ scenario, role, seed }, signal);
  await speak(session.language, signal);
  const showBrief = () => sheetDialog(t("table.brief"), [briefSheet(brief, 3)]);
  const showSheet = async () => {
    try {
      const readout = sheetReadout(brief, await readPreparation(id, signal), 3);
      await sheetDialog(t("prepare.title"), [readout]);
    } catch (cause) {
      alert.show(wordsFor(cause), { onRetry: showSheet });
    }
  };

  const alert = alertBox();
  const talk = transcript(session, {
    onCorrect: (turn, alternative) => play.correct(turn, alternative),
    onEscape: () => writing.focus(),
  });
  const table = tablePanel(brief, {
    onAccept: () => play.accept(),
    onWalkAway: () => play.walkAway(),
    onBrief: showBrief,
    onSheet: showSheet,
  });
  const voice = voiceLine();
  const writing = composer(session, { onSend: (text) => play.say(text), note: voice.node });
  const guide = guideCard(session, { onTake: (example) => writing.take(example) });
  const hints = hintCard(session, { onTake: (words) => writing.take(words), alert });
  const nudge = nudgeLine();
  const builder = offerBuilder(brief, { onOffer: (offer, shown) => play.offer(offer, shown) });
  const coach = coachPanel(session, {
    onHint: hints.recount,
    onOpen: () => {
      builder.node.open = false; // one way of speaking at a time
    },
  });
  builder.node.addEventListener("toggle", () => builder.node.open && coach.close());
  const notice = noticeBox(brief, {
    onConfirm: () => play.confirm(),
    onKeepTalking: () => writing.focus(),
  });
  const beside = [guide, hints, nudge, voice, coach];
  const parts = { alert, talk, table, writing, hints, builder, notice, beside };
  const play = playing(session, brief, parts);

  const tools = el("div.tools", {}, builder.node, hints.asking, coach.opener);
  const help = [nudge.node, guide.node, hints.node, coach.node];
  const dock = el("div.dock", {}, [alert.node, help, tools, writing.node]);
  const node = el("section.game", { lang: session.language }, [
    el("header.game-head", {}, [
      el("h1.game-title", { tabindex: "-1" }, session.title),
      session.branch_of && replayNote(session.branch_of, session.branch_turn ?? 0),
    ]),
    table.node,
    el("div.talk", {}, [talk.node, notice.node, dock]),
  ]);
  const watching = keepsClear(dock, table.node, talk);
  node.addEventListener("placed", () => {
    if (session.turns.length > 1) talk.toEnd();
    play.begin();
  });
  return {
    node,
    title: session.title,
    leave() {
      play.leave();
      table.leave();
      watching.disconnect();
    },
  };
}

/**
 * Scrolling keeps what has focus clear of the sticky parts, and so does what opens in the dock.
 * @param {HTMLElement} dock @param {HTMLElement} strip @param {any} talk
 */
function keepsClear(dock, strip, talk) {
  const root = document.documentElement.style;
  let height = Infinity;
  const observer = new ResizeObserver(() => {
    const isCovering = dock.offsetHeight > height && talk.isAtEnd();
    height = dock.offsetHeight;
    if (isCovering) talk.toEnd();
    root.setProperty("--dock-height", `${dock.offsetHeight}px`);
    root.setProperty("--strip-height", `${strip.offsetHeight}px`);
  });
  observer.observe(dock);
  observer.observe(strip);
  return observer;
}
