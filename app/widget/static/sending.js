/** What a learner does, ready to be sent: a resend with the same id does nothing twice. */

import { freshKey } from "./http.js";

/** @import {Sent, Terms, Turn} from "./types.js" */

/**
 * @param {{text: string}|{offer: Terms}} what @param {string} shown
 * @param {string} [draft] the typed words, to be given back if they do not arrive
 * @returns {Sent}
 */
export const asTurn = (what, shown, draft = "") =>
  ({ to: "turns", body: { ...what, client_turn_id: freshKey() }, shown, draft });

/** @param {"accept"|"walk_away"} action @returns {Sent} */
export const asEnd = (action) =>
  ({ to: "end", body: { action, client_turn_id: freshKey() }, shown: "", draft: "" });

/** Whether what was sent is among new turns. @param {Sent} sent @param {Turn[]} turns */
export const hasLanded = ({ draft }, turns) =>
  turns.some(({ speaker, text }) => speaker === "learner" && (!draft || text === draft));
