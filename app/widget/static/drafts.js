/** Words typed and not yet answered, kept for this tab only. */

const keyOf = (/** @type {string} */ session) => `winwin.draft.${session}`;

/** @param {string} session */
export function readDraft(session) {
  try {
    return sessionStorage.getItem(keyOf(session)) ?? "";
  } catch {
    return ""; // storage is forbidden here: nothing is kept, nothing breaks
  }
}

/** @param {string} session @param {string} text empty forgets it */
export function keepDraft(session, text) {
  try {
    if (text) sessionStorage.setItem(keyOf(session), text);
    else sessionStorage.removeItem(keyOf(session));
  } catch {
    // As above.
  }
}
