/** What the API says piece by piece: a turn's answer, a reply under way, the coach's sentences. */

import { sessionPath } from "./api.js";
import { freshKey, posting, Problem, request } from "./http.js";
import { readEvents } from "./sse.js";

/** @import {CoachEvent, Sent, TurnEvent} from "./types.js" */

const SSE = "text/event-stream";
const STALL_MS = 20_000;

/**
 * Do something in a session and hear the answer as it comes; ends after `session.state`.
 * @param {string} id @param {Sent} sent
 * @returns {AsyncGenerator<TurnEvent>}
 */
export async function* streamAnswer(id, { to, body }) {
  const answer = await request(`${sessionPath(id)}/${to}`, posting(body, body.client_turn_id, SSE));
  if (answer.headers.get("Content-Type")?.includes(SSE)) yield* streamed(answer, "session.state");
  else yield { type: "session.state", session: (await answer.json()).session };
}

/**
 * The events of a session after a number, until the reply under way is whole.
 * @param {string} id @param {number} after
 * @returns {AsyncGenerator<TurnEvent>}
 */
export async function* streamReply(id, after) {
  const path = `${sessionPath(id)}/events?after=${after}`;
  yield* streamed(await request(path, { headers: { Accept: SSE } }), "session.state");
}

/**
 * The coach's answer: its sentences, then the whole of it (`coach.completed`).
 * @param {string} id @param {string} question
 * @returns {AsyncGenerator<CoachEvent>}
 */
export async function* streamCoach(id, question) {
  const init = posting({ question }, freshKey(), SSE);
  yield* streamed(await request(`${sessionPath(id)}/coach`, init), "coach.completed");
}

/**
 * Events up to the one that ends them; a stream that ends without it was cut.
 * @param {Response} answer @param {string} last the type of the event that ends it
 * @returns {AsyncGenerator<any>}
 */
async function* streamed(answer, last) {
  try {
    if (!answer.body) throw new Problem({ status: 0 });
    for await (const { data } of readEvents(answer.body, STALL_MS)) {
      const event = JSON.parse(data);
      if (event.type === "error") throw new Problem({ status: 500, ...event.problem });
      yield event;
      if (event.type === last) return;
    }
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem({ status: 0 });
  }
  throw new Problem({ status: 0 });
}
