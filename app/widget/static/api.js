/** The HTTP API as functions: what is read, and what is done in a session. */

import { get, post, put, request } from "./http.js";

/** @import {Beliefs, Brief, Hint, Prepared, Progress, Reflection} from "./types.js" */
/** @import {ScenarioCard, Session, SessionCard, SessionPage, Sheet} from "./types.js" */

/** @param {string} id */
export const sessionPath = (id) => `/v1/sessions/${encodeURIComponent(id)}`;

/** @param {AbortSignal} [signal] @returns {Promise<ScenarioCard[]>} */
export const readScenarios = async (signal) => (await get("/v1/scenarios", signal)).data;

/**
 * A page of the asker's sessions, newest first.
 * @param {{limit: number, cursor?: string|null}} which without a cursor the first page
 * @param {AbortSignal} [signal]
 * @returns {Promise<SessionPage>}
 */
export function readSessions({ limit, cursor }, signal) {
  const query = new URLSearchParams({ limit: String(limit) });
  if (cursor) query.set("cursor", cursor);
  return get(`/v1/sessions?${query}`, signal);
}

/**
 * The asker's session with the same choices in which nothing was said yet: prepared, or opened and
 * left. To begin once more is to go on with it.
 * @param {{scenario: string, role: string, style: string, difficulty: string,
 *   seed: number|string}} choice an empty seed is any
 * @param {AbortSignal} [signal]
 * @returns {Promise<SessionCard|undefined>}
 */
export async function findUnplayed({ scenario, role, style, difficulty, seed }, signal) {
  const { data } = await readSessions({ limit: 100 }, signal);
  return data.find((card) =>
    card.is_unplayed && card.mode === "practice" && card.scenario_id === scenario &&
    card.role === role && card.style === style && card.difficulty === difficulty &&
    (seed === "" || card.seed === Number(seed)));
}

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

/** All that is kept of the asker, as JSON. @returns {Promise<Blob>} */
export const exportMine = async () => (await request("/v1/learners/me/export")).blob();

/** @returns {Promise<{sessions: number}>} how many sessions that were */
export const deleteMine = async () =>
  (await request("/v1/learners/me", { method: "DELETE" })).json();

/**
 * @param {string} id @param {string} turn @param {string} alternative
 * @returns {Promise<{session: Session}>}
 */
export const correctTurn = (id, turn, alternative) =>
  post(`${sessionPath(id)}/turns/${encodeURIComponent(turn)}/correction`, { alternative });

/** @param {string} id @param {AbortSignal} [signal] @returns {Promise<Prepared>} */
export const readPreparation = (id, signal) => get(`${sessionPath(id)}/preparation`, signal);

/** @param {string} id @param {Sheet} sheet @returns {Promise<Prepared>} */
export const savePreparation = (id, sheet) => put(`${sessionPath(id)}/preparation`, sheet);

/** @param {string} id @param {1|2|3} level @returns {Promise<Hint>} */
export const askHint = (id, level) => post(`${sessionPath(id)}/hints`, { level });

/** @param {string} id @param {Beliefs} guess */
export const giveBeliefs = (id, guess) => post(`${sessionPath(id)}/beliefs`, guess);

/** @param {string} id @param {Reflection|{skipped: true}} answers */
export const giveReflection = (id, answers) => post(`${sessionPath(id)}/reflection`, answers);

/** @param {string} id @param {number} turn one of the learner's own @returns {Promise<Session>} */
export const openBranch = (id, turn) => post(`${sessionPath(id)}/branches`, { turn });

/** @param {string} language @param {AbortSignal} [signal] @returns {Promise<Progress>} */
export const readProgress = (language, signal) =>
  get(`/v1/learners/me/progress?${new URLSearchParams({ language })}`, signal);
