/** One session being played: sends what the learner does and shows what comes back. */

import { announce } from "./announce.js";
import { correctTurn, endSession, readSession } from "./api.js";
import { exchange } from "./exchange.js";
import { freshKey, Problem } from "./http.js";
import { hasGap, merged, settled } from "./turns.js";
import { t } from "./words.js";
import { wordsFor } from "./views/alert_box.js";
import { askAccept, askWalkAway } from "./views/questions.js";

/** @import {Brief, Session, Terms, Turn, TurnBody, TurnEvent} from "./types.js" */

const SETTLING_MS = 60;

/**
 * @param {Session} session as it stood when the page opened
 * @param {Brief} brief
 * @param {any} parts the view's pieces: alert, talk, table, writing, guide, hints, nudge, builder, notice
 */
export function playing(session, brief, parts) {
  const { alert, talk, table, writing, guide, hints, nudge, builder, notice } = parts;
  let now = session;
  let isBusy = false;
  let isGone = false;
  /** @type {Turn[]} */
  let heard = [];
  const { person } = session.counterpart;

  const setBusy = (/** @type {boolean} */ busy) => {
    isBusy = busy;
    for (const part of [table, writing, hints, builder, notice]) part.setBusy(busy);
  };

  const tell = (/** @type {Turn} */ turn) =>
    announce(`${person} ${t("game.said")} ${turn.text}`);

  /** @param {Session} next */
  const show = (next) => {
    const hasTurned = next.phase !== now.phase;
    now = next;
    const isOver = next.phase === "deal" || next.phase === "ended";
    talk.show(isOver ? settled(next.turns) : next.turns);
    table.show(next);
    for (const part of [guide, hints, nudge]) part.show(next);
    const title = notice.show(next);
    writing.node.hidden = builder.node.hidden = isOver;
    if (hasTurned && title) announce(title);
    if (hasTurned && (isOver || document.activeElement === document.body)) notice.focus();
    talk.toEnd();
    // A moment later: the strip has to have its new height, which the margins follow.
    if (title) setTimeout(notice.reveal, SETTLING_MS);
  };

  /** @param {TurnEvent} event */
  const hear = (event) => {
    const { type, speaker, turn } = event;
    if (turn) heard.push(turn);
    if (type === "turn.started" && speaker === "learner" && turn) {
      talk.showOwn(turn);
      writing.settle();
    } else if (type === "turn.started" && speaker === "counterpart") {
      talk.showTyping();
      announce(t("game.replying", { person }));
    } else if (type === "turn.sentence" && event.text) talk.addSentence(event.text);
    else if (type === "turn.completed" && turn?.speaker === "counterpart") {
      talk.showReply(turn);
      tell(turn);
    } else if (type === "offer.updated" && event.standing) {
      table.show({ ...now, standing: event.standing });
    } else if (type === "session.state" && event.session) {
      arriveAt(event.session);
      writing.settle();
    }
  };

  /** A state that came as an event leaves out the turns: they were heard. @param {Session} next */
  const arriveAt = (next) => {
    const turns = next.turns.length ? next.turns : merged(now.turns, heard);
    show({ ...next, turns });
    hint();
    if (hasGap(turns)) void catchUp();
  };

  /** @param {TurnBody} body @param {string} shown @param {string} draft */
  const send = async (body, shown, draft) => {
    if (isBusy) return;
    setBusy(true);
    alert.clear();
    heard = [];
    if (draft && writing.value() === draft) writing.clear();
    talk.showPending(shown);
    try {
      await exchange(now.id, body, (event) => !isGone && hear(event));
    } catch (cause) {
      if (isGone) return;
      const known = now.turns.length;
      await catchUp();
      const hasLanded = cause instanceof Problem && cause.isLost && now.turns.length > known + 1;
      if (hasLanded) return void arrive(); // only the way back was lost
      if (draft && !writing.value()) writing.write(draft);
      refuse(cause, () => send(body, shown, draft));
    } finally {
      setBusy(false);
    }
  };

  /** @param {() => Promise<{session: Session}>} act */
  const ask = async (act) => {
    if (isBusy) return;
    setBusy(true);
    alert.clear();
    const before = now.turns.at(-1)?.id;
    try {
      const { session: next } = await act();
      if (isGone) return;
      show(next);
      if (next.turns.at(-1)?.id !== before) arrive();
    } catch (cause) {
      if (isGone) return;
      await catchUp();
      refuse(cause, () => ask(act));
    } finally {
      setBusy(false);
    }
  };

  const refuse = (/** @type {unknown} */ cause, /** @type {() => void} */ onRetry) =>
    alert.show(wordsFor(cause), { onRetry });

  /** Another tab may have played on while this one was out of sight. */
  const lookAgain = async () => {
    if (isBusy || document.visibilityState !== "visible") return;
    const fresh = await readSession(now.id).catch(() => null);
    const isNews = fresh && fresh.turns.at(-1)?.id !== now.turns.at(-1)?.id;
    if (isNews && !isBusy && !isGone) show(fresh);
  };

  /** After a failure this page may be behind: what the server has is what counts. */
  const catchUp = async () => {
    const fresh = await readSession(now.id).catch(() => null);
    if (!isGone) show(fresh ?? now);
  };

  const arrive = () => {
    writing.settle();
    greet();
  };

  /** The counterpart's last words, for somebody who has not heard them. */
  const greet = () => {
    const last = now.turns.findLast(({ speaker }) => speaker === "counterpart");
    if (last) tell(last);
    hint();
  };

  const hint = () => {
    for (const news of [guide.news(), nudge.news()]) if (news) announce(news);
  };

  const end = (/** @type {"accept"|"walk_away"} */ action) => ask(() => endSession(now.id, action));
  document.addEventListener("visibilitychange", lookAgain);
  show(session);

  return {
    greet,
    say: (/** @type {string} */ text) => send({ text, client_turn_id: freshKey() }, text, text),
    offer: (/** @type {Terms} */ offer, /** @type {string} */ shown) =>
      send({ offer, client_turn_id: freshKey() }, shown, ""),
    correct: (/** @type {Turn} */ turn, /** @type {string} */ alternative) =>
      ask(async () => {
        const answer = await correctTurn(now.id, turn.id, alternative);
        announce(t("game.wrong.done"));
        return answer;
      }),
    confirm: () => end("accept"),
    async accept() {
      const [terms] = now.standing.theirs;
      if (terms && (await askAccept(terms, brief))) await end("accept");
    },
    async walkAway() {
      if (await askWalkAway(brief)) await end("walk_away");
    },
    leave() {
      isGone = true;
      document.removeEventListener("visibilitychange", lookAgain);
    },
  };
}
