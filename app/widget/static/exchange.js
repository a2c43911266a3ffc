/** One turn sent until it is answered: a lost connection sends the same turn again. */

import { streamTurn } from "./api.js";
import { Problem } from "./http.js";

/** @import {TurnBody, TurnEvent} from "./types.js" */

const PAUSES_MS = [600, 2000];

/**
 * @param {string} session @param {TurnBody} body its client_turn_id makes a resend harmless
 * @param {(event: TurnEvent) => void} onEvent
 * @throws {Problem} once the retries are used up, or at once when the server refuses
 */
export async function exchange(session, body, onEvent) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      for await (const event of streamTurn(session, body)) onEvent(event);
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
