/** The HTTP API as functions; every failure leaves here as a `Problem`. */

import { readEvents } from "./sse.js";

/** @import {Brief, ProblemBody, ScenarioCard, Session, SessionCard} from "./types.js" */
/** @import {TurnBody, TurnEvent} from "./types.js" */

const STALL_MS = 20_000;

/** A refusal by the server, or (status 0) no answer at all. */
export class Problem extends Error {
  /** @param {ProblemBody} body */
  constructor(body) {
    super(body.detail || body.title || "");
    this.status = body.status ?? 0;
    this.detail = [body.detail || body.title || "", ...(body.errors ?? []).map((e) => e.detail)]
      .filter(Boolean)
      .join(" ");
  }

  /** Whether the same request may simply be sent again. */
  get isLost() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** @param {string} path @param {RequestInit} [init] */
async function request(path, init = {}) {
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Problem({ status: 0 });
  }
  if (answer.ok) return answer;
  const body = await answer.json().catch(() => ({}));
  throw new Problem({ ...body, status: answer.status });
}

/** @param {string} path @param {AbortSignal} [signal] */
const get = async (path, signal) => (await request(path, { signal })).json();

/** @param {object} body @param {string} key @param {string} accept @returns {RequestInit} */
const posting = (body, key, accept = "application/json") => ({
  method: "POST",
  headers: { "Content-Type": "application/json", "Idempotency-Key": key, Accept: accept },
  body: JSON.stringify(body),
});

/** @param {string} path @param {object} body */
const post = async (path, body) => (await request(path, posting(body, freshKey()))).json();

/** A key by which the server knows a request sent twice. */
export function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Plain http beyond loopback has no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const sessionPath = (/** @type {string} */ id) => `/v1/sessions/${encodeURIComponent(id)}`;

/** @param {AbortSignal} [signal] @returns {Promise<ScenarioCard[]>} */
export const readScenarios = async (signal) => (await get("/v1/scenarios", signal)).data;

/** @param {AbortSignal} [signal] @returns {Promise<SessionCard[]>} */
export const readSessions = async (signal) => (await get("/v1/sessions?limit=20", signal)).data;

/**
 * Without a seed one is drawn, and comes back with the brief.
 * @param {{scenario: string, role: string, seed?: string|number|null}} which
 * @param {AbortSignal} [signal]
 * @returns {Promise<Brief>}
 */
export function readBrief({ scenario, role, seed }, signal) {
  const query = new URLSearchParams({ role });
  if (seed !== undefined && seed !== null && seed !== "") query.set("seed", String(seed));
  return get(`/v1/scenarios/${encodeURIComponent(scenario)}?${query}`, signal);
}

/** @param {string} id @param {AbortSignal} [signal] @returns {Promise<Session>} */
export const readSession = (id, signal) => get(sessionPath(id), signal);

/**
 * @param {{scenario: string, role: string, style: string, difficulty: string, seed: number}} choice
 * @returns {Promise<Session>}
 */
export const openSession = (choice) => post("/v1/sessions", choice);

/** @param {string} id */
export const deleteSession = (id) => request(sessionPath(id), { method: "DELETE" });

/**
 * @param {string} id @param {"accept"|"walk_away"} action
 * @returns {Promise<{session: Session}>}
 */
export const endSession = (id, action) => post(`${sessionPath(id)}/end`, { action });

/**
 * @param {string} id @param {string} turn @param {string} alternative
 * @returns {Promise<{session: Session}>}
 */
export const correctTurn = (id, turn, alternative) =>
  post(`${sessionPath(id)}/turns/${encodeURIComponent(turn)}/correction`, { alternative });

/**
 * Say something and hear the answer as it comes; ends after `session.state`.
 * @param {string} id @param {TurnBody} body
 * @returns {AsyncGenerator<TurnEvent>}
 */
export async function* streamTurn(id, body) {
  const init = posting(body, body.client_turn_id, "text/event-stream");
  const answer = await request(`${sessionPath(id)}/turns`, init);
  if (!answer.headers.get("Content-Type")?.includes("event-stream") || !answer.body) {
    yield { type: "session.state", session: (await answer.json()).session };
    return;
  }
  try {
    for await (const { data } of readEvents(answer.body, STALL_MS)) {
      const event = /** @type {TurnEvent} */ (JSON.parse(data));
      if (event.type === "error") throw new Problem({ status: 500, ...event.problem });
      yield event;
      if (event.type === "session.state") return;
    }
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem({ status: 0 });
  }
  throw new Problem({ status: 0 }); // a stream that ends without its last event was cut
}
