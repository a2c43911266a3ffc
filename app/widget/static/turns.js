/** A session's turns as this page has them: read once, then heard one by one. */

/** @import {Session, Turn} from "./types.js" */

/**
 * The turns known so far with those just heard; a turn heard again replaces its first telling.
 * @param {Turn[]} known @param {Turn[]} heard @returns {Turn[]} by number, the last own one marked
 */
export function merged(known, heard) {
  const byNumber = new Map([...known, ...heard].map((turn) => [turn.number, turn]));
  const turns = [...byNumber.values()].sort((one, other) => one.number - other.number);
  const latest = turns.findLast(({ speaker }) => speaker === "learner");
  return turns.map((turn) => ({ ...turn, is_latest: turn === latest }));
}

/** Whether a turn is missing: another tab has played on. @param {Turn[]} turns */
export const hasGap = (turns) =>
  turns.some(({ number }, at) => at > 0 && number !== turns[at - 1].number + 1);

/** Turns that nothing can be done about any more. @param {Turn[]} turns @returns {Turn[]} */
export const settled = (turns) => turns.map((turn) => ({ ...turn, alternatives: [] }));

/** Whether a game has ended. @param {Session} session */
export const isOver = ({ phase }) => phase === "deal" || phase === "ended";

/** Whether the last word is the counterpart's. @param {Session} session */
export const isAnswered = ({ turns }) => turns.at(-1)?.speaker === "counterpart";

/**
 * A session whose reply is still being said is shown as open: what follows from it comes after it.
 * @param {Session} session @returns {Session}
 */
export const asPlayed = (session) =>
  session.reply_after === null ? session : { ...session, phase: "open" };
