/** Addresses after the hash, as the views they stand for. */

import { bearer } from "./token.js";

/** @typedef {"choose"|"brief"|"again"|"game"|"prepare"|"review"|"replay"|"report"|
 *   "progress"|"lost"} Name */
/** @typedef {{name: Name, params: Object<string, string>}} Place */

const BRIEF_PARTS = ["scenario", "role", "style", "difficulty", "seed"];

/** @type {[RegExp, Name, string[]][]} */
const PLACES = [
  [/^$/, "choose", []],
  // The difficulty may be left out (medium), and so may the seed (a new game is drawn).
  [/^brief\/([^/]+)\/([^/]+)\/([^/]+)(?:\/(easy|medium|hard))?(?:\/(\d*))?$/, "brief", BRIEF_PARTS],
  [/^again\/([^/]+)$/, "again", ["id"]],
  [/^sessions?\/([^/]+)$/, "game", ["id"]],
  [/^sessions\/([^/]+)\/prepare$/, "prepare", ["id"]],
  [/^sessions\/([^/]+)\/review$/, "review", ["id"]],
  [/^sessions\/([^/]+)\/replay\/(\d+)$/, "replay", ["id", "turn"]],
  [/^sessions\/([^/]+)\/report$/, "report", ["id"]],
  [/^progress$/, "progress", []],
];

/** @param {string} hash @returns {Place} */
export function placeOf(hash) {
  const path = hash.replace(/^#?\/?/, "").replace(/\/$/, "");
  for (const [pattern, name, names] of PLACES) {
    const found = pattern.exec(path);
    if (!found) continue;
    const pairs = names.map((key, at) => [key, decodeURIComponent(found[at + 1] ?? "")]);
    return { name, params: Object.fromEntries(pairs) };
  }
  return { name: "lost", params: {} };
}

/** @param {...(string|number)} parts */
export const hashOf = (...parts) => `#/${parts.map((part) => encodeURIComponent(part)).join("/")}`;

/** A report's page; where a token is needed, the view that fetches its address first. */
export const reportOf = (/** @type {{id: string}} */ { id }) =>
  bearer() ? hashOf("sessions", id, "report") : `/sessions/${encodeURIComponent(id)}/report`;
