/** What this tab keeps of a session: words typed and not yet answered, and a guide that was hidden. */

const draftKey = (/** @type {string} */ session) => `winwin.draft.${session}`;
const guideKey = (/** @type {string} */ session) => `winwin.guide.${session}`;

/** @param {string} session */
export const readDraft = (session) => read(draftKey(session));

/** @param {string} session @param {string} text empty forgets it */
export const keepDraft = (session, text) => keep(draftKey(session), text);

/** @param {string} session */
export const isGuideHidden = (session) => read(guideKey(session)) === "hidden";

/** @param {string} session @param {boolean} isHidden */
export const keepGuideHidden = (session, isHidden) =>
  keep(guideKey(session), isHidden ? "hidden" : "");

/** @param {string} key */
function read(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return ""; // storage is forbidden here: nothing is kept, nothing breaks
  }
}

/** @param {string} key @param {string} value empty forgets it */
function keep(key, value) {
  try {
    if (value) sessionStorage.setItem(key, value);
    else sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}
