/** Requests to the server and their answers; every failure leaves here as a `Problem`. */

import { bearer } from "./token.js";

/** @import {ProblemBody} from "./types.js" */

/** A refusal by the server, or (status 0) no answer at all. */
export class Problem extends Error {
  /** @param {ProblemBody} body */
  constructor(body) {
    super(body.detail || body.title || "");
    this.status = body.status ?? 0;
    this.kind = (body.type ?? "").split(":").pop();
    this.errors = body.errors ?? [];
    const said = [body.detail || body.title || "", ...this.errors.map((e) => e.detail)];
    // A single fault is the whole detail: it is said once.
    this.detail = [...new Set(said)].filter(Boolean).join(" ");
  }

  /** Whether the same request may simply be sent again. */
  get isLost() {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** @type {(problem: Problem) => Promise<boolean>} */
let onUnknown = async () => false;

/** What to do when the server wants to know who asks; true sends the request again. */
export const whenUnknown = (/** @type {typeof onUnknown} */ act) => void (onUnknown = act);

/**
 * Ask the server; what it refuses is worded in the language the page speaks now.
 * @param {string} path
 * @param {RequestInit & {headers?: Record<string, string>}} [init] one that says itself who asks is
 *   sent once
 */
export async function request(path, init = {}) {
  for (;;) {
    const token = bearer();
    const problem = await sent(path, init, token);
    if (problem instanceof Response) return problem;
    if (problem.status !== 401 || init.headers?.Authorization) throw problem;
    if (token !== bearer()) {
      // Somebody signed in meanwhile: what was done is not done again for another.
      if (init.method) throw problem;
    } else if (!(await onUnknown(problem))) throw problem;
  }
}

/** @param {string} path @param {any} init @param {string} token @returns {Promise<Response|Problem>} */
async function sent(path, init, token) {
  const headers = { "Accept-Language": document.documentElement.lang, ...init.headers };
  if (token) headers.Authorization ??= `Bearer ${token}`;
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(path, { credentials: "same-origin", ...init, headers });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new Problem({ status: 0 });
  }
  if (answer.ok) return answer;
  const body = await answer.json().catch(() => ({}));
  return new Problem({ ...body, status: answer.status });
}

/** @param {string} path @param {AbortSignal} [signal] */
export const get = async (path, signal) => (await request(path, { signal })).json();

/**
 * @param {object} body @param {string} key @param {string} accept
 * @returns {RequestInit & {headers: Record<string, string>}}
 */
export const posting = (body, key, accept = "application/json") => ({
  method: "POST",
  headers: { "Content-Type": "application/json", "Idempotency-Key": key, Accept: accept },
  body: JSON.stringify(body),
});

/** @param {string} path @param {object} body */
export const post = async (path, body) => (await request(path, posting(body, freshKey()))).json();

/** @param {string} path @param {object} body */
export const put = async (path, body) =>
  (
    await request(path, {
      method: "PUT",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
    })
  ).json();

/** A key by which the server knows a request sent twice. */
export function freshKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Plain http beyond loopback has no randomUUID.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
