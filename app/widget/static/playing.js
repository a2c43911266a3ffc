/** One session being played: sends what the learner does and shows what comes back. */

import { announce } from "./announce.js";
import { correctTurn, readSession } from "./api.js";
import { exchange, follow } from "./exchange.js";
import { hearing } from "./hearing.js";
import { asEnd, asTurn, hasLanded } from "./sending.js";
import { asPlayed, hasGap, isAnswered, isOver, settled } from "./turns.js";
import { t } from "./words.js";
import { wordsFor } from "./views/alert_box.js";
import { askAccept, askWalkAway } from "./views/questions.js";

/** @import {Brief, Sent, Session, Terms, Turn} from "./types.js" */

const SETTLING_MS = 60;

/**
 * @param {Session} session as it stood when the page opened
 * @param {Brief} brief
 * @param {any} parts the view's pieces: alert, talk, table, writing, builder, notice, and `beside`
 */
export function playing(session, brief, parts) {
  const { alert, talk, table, writing, hints, builder, notice, beside } = parts;
  let now = asPlayed(session);
  let isBusy = false;
  let isGone = false;

  const setBusy = (/** @type {boolean} */ busy) => {
    isBusy = busy;
    for (const part of [talk, table, writing, hints, builder, notice]) part.setBusy(busy);
  };

  /** @param {Session} next */
  const show = (next) => {
    const hasTurned = next.phase !== now.phase;
    now = asPlayed(next);
    const isDone = isOver(now);
    talk.show(isDone ? settled(now.turns) : now.turns);
    table.show(now);
    for (const part of beside) part.show(now);
    const title = notice.show(now);
    writing.node.hidden = builder.node.hidden = isDone;
    if (hasTurned && title) announce(title);
    if (hasTurned && (isDone || document.activeElement === document.body)) notice.focus();
    talk.keepEnd();
    // A moment later: the strip has to have its new height, which the margins follow.
    if (title) setTimeout(notice.reveal, SETTLING_MS);
  };

  /** A state that came as an event leaves out the turns: they were heard. @param {Session} next */
  const onState = (next) => {
    const turns = next.turns.length ? next.turns : ear.turns(now.turns);
    show({ ...next, turns });
    writing.settle();
    tellNews();
    if (hasGap(turns)) void catchUp();
  };
  const ear = hearing(session.counterpart.person, parts, { now: () => now, onState });
  const hear = (/** @type {any} */ event) => void (isGone || ear.hear(event));

  /** @param {Sent} sent @param {boolean} [isAgain] the server has it, and only the answer is missing */
  const send = async (sent, isAgain = false) => {
    if (isBusy) return;
    setBusy(true);
    alert.clear();
    if (!isAgain) {
      ear.begin();
      writing.takeOut(sent.draft);
      if (sent.shown) talk.showPending(sent.shown);
    }
    try {
      await exchange(now.id, sent, hear);
    } catch (cause) {
      if (!isGone) await recover(cause, sent);
    } finally {
      setBusy(false);
    }
  };

  /** What was said may have arrived, and only the way back was lost. */
  const recover = async (/** @type {unknown} */ cause, /** @type {Sent} */ sent) => {
    const known = now.turns.length;
    await catchUp();
    const isIn = ear.hasOwn() || hasLanded(sent, now.turns.slice(known));
    if (isIn && isAnswered(now)) return arrive();
    if (!isIn) writing.giveBack(sent.draft);
    if (now.reply_after === null) return refuse(cause, () => send(sent, isIn));
    if (!isIn) refuse(cause);
    return followOn();
  };

  /** The reply that is being spoken, to its end; who asked for it may be another tab. */
  const followOn = async () => {
    ear.begin();
    try {
      await follow(now.id, now.reply_after ?? 0, hear);
      alert.clear();
    } catch (cause) {
      if (!isGone) refuse(cause, followAlone);
    }
  };

  const followAlone = () => {
    setBusy(true);
    return followOn().finally(() => setBusy(false));
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
      if (now.reply_after !== null) await followOn();
    } finally {
      setBusy(false);
    }
  };

  const refuse = (/** @type {any} */ cause, /** @type {(() => void)=} */ onRetry) =>
    builder.refuse(cause.errors ?? []) || alert.show(wordsFor(cause), { onRetry });
  /** Another tab may have played on while this one was out of sight, or off the net. */
  const lookAgain = async () => {
    if (isBusy || document.visibilityState !== "visible") return;
    const fresh = await readSession(now.id).catch(() => null);
    if (!fresh || isBusy || isGone) return;
    if (fresh.turns.at(-1)?.id === now.turns.at(-1)?.id && fresh.reply_after === null) return;
    alert.clear();
    show(fresh);
    begin();
  };

  /** After a failure this page may be behind: what the server has is what counts. */
  const catchUp = async () => {
    const fresh = await readSession(now.id).catch(() => null);
    if (!isGone) show(fresh ?? { ...now, turns: ear.turns(now.turns) });
  };

  const arrive = () => {
    writing.settle();
    tellLast();
  };

  /** The counterpart's last words, for somebody who has not heard them. */
  const tellLast = () => {
    const last = now.turns.findLast(({ speaker }) => speaker === "counterpart");
    if (last) ear.tell(last);
    tellNews();
  };

  /** With a state just shown: the last words, or those that are being said. */
  const begin = () => void (now.reply_after === null ? tellLast() : followAlone());

  const tellNews = () => {
    for (const part of beside) {
      const news = part.news?.();
      if (news) announce(news);
    }
  };

  const end = (/** @type {"accept"|"walk_away"} */ action) => send(asEnd(action));
  document.addEventListener("visibilitychange", lookAgain);
  window.addEventListener("online", lookAgain);
  show(session);

  return {
    begin,
    say: (/** @type {string} */ text) => send(asTurn({ text }, text, text)),
    offer: (/** @type {Terms} */ offer, /** @type {string} */ shown) =>
      send(asTurn({ offer }, shown)),
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
      window.removeEventListener("online", lookAgain);
    },
  };
}
