/** What the page does with the events of an exchange, one after another. */

import { announce } from "./announce.js";
import { merged } from "./turns.js";
import { t } from "./words.js";

/** @import {Session, Turn, TurnEvent} from "./types.js" */

/**
 * @param {string} person the counterpart's name
 * @param {any} parts talk, table and writing
 * @param {{now: () => Session, onState: (session: Session) => void}} acts
 */
export function hearing(person, { talk, table, writing }, { now, onState }) {
  /** @type {Turn[]} */
  let heard = [];
  const tell = (/** @type {Turn} */ turn) => announce(`${person} ${t("game.said")} ${turn.text}`);

  return {
    tell,
    begin() {
      heard = [];
    },
    /** Whether the server has the learner's words: it has told how it understood them. */
    hasOwn: () => heard.some(({ speaker }) => speaker === "learner"),
    /** Those known with those heard since `begin`. @param {Turn[]} known */
    turns: (known) => merged(known, heard),
    /** @param {TurnEvent} event */
    hear({ type, speaker, turn, text, standing, session }) {
      if (turn) heard.push(turn);
      if (type === "turn.started" && speaker === "learner" && turn) {
        talk.showOwn(turn);
        writing.settle();
      } else if (type === "turn.started" && speaker === "counterpart") {
        talk.showTyping();
        announce(t("game.replying", { person }));
      } else if (type === "turn.sentence" && text) talk.addSentence(text);
      else if (type === "turn.completed" && turn?.speaker === "counterpart") {
        talk.showReply(turn);
        tell(turn); // once, and whole
      } else if (type === "offer.updated" && standing) table.show({ ...now(), standing });
      else if (type === "session.state" && session) onState(session);
    },
  };
}
