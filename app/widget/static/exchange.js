/** An exchange heard to its end, each event once; a lost connection is taken up where it broke. */

import { Problem } from "./http.js";
import { streamAnswer, streamReply } from "./streams.js";

/** @import {Sent, TurnEvent} from "./types.js" */

const PAUSES_MS = [600, 2000];

/**
 * Send until it is answered: the same thing sent again gets the first answer.
 * @param {string} session @param {Sent} sent its client_turn_id makes a resend harmless
 * @param {(event: TurnEvent) => void} onEvent
 * @throws {Problem} once the retries are used up, or at once when the server refuses
 */
export const exchange = (session, sent, onEvent) =>
  heardOnce(() => streamAnswer(session, sent), 0, onEvent);

/**
 * Hear a reply that is under way, whoever began it.
 * @param {string} session @param {number} after the number of the event before it
 * @param {(event: TurnEvent) => void} onEvent
 * @throws {Problem} as above
 */
export const follow = (session, after, onEvent) =>
  heardOnce((last) => streamReply(session, last), after, onEvent);

/**
 * @param {(last: number) => AsyncGenerator<TurnEvent>} open
 * @param {number} after @param {(event: TurnEvent) => void} onEvent
 */
async function heardOnce(open, after, onEvent) {
  let last = after;
  for (let attempt = 0; ; attempt += 1) {
    try {
      for await (const event of open(last)) {
        if (event.seq && event.seq <= last) continue; // heard before the connection broke
        last = event.seq ?? last;
        onEvent(event);
      }
      return;
    } catch (cause) {
      const isLost = cause instanceof Problem && cause.isLost;
      if (!isLost || attempt >= PAUSES_MS.length) throw cause;
      // Some jitter, so that many pages do not come back at the same moment.
      await pause(PAUSES_MS[attempt] * (0.75 + Math.random() / 2));
    }
  }
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
