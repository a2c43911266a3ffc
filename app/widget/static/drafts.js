/** What this tab keeps of a session: words and sheets not yet sent, answers of the coach. */

const TOKEN = "winwin.token";
const draftKey = (/** @type {string} */ session) => `winwin.draft.${session}`;
const sheetKey = (/** @type {string} */ kind, /** @type {string} */ session) =>
  `winwin.${kind}.${session}`;
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

/** @typedef {"preparation"|"review"|"coach"|"report"} SheetKind */

/**
 * A sheet as it was left unsaved.
 * @param {SheetKind} kind @param {string} session
 * @returns {Object<string, any>|null} null where nothing is kept
 */
export function readSheet(kind, session) {
  try {
    return JSON.parse(read(sheetKey(kind, session)) || "null");
  } catch {
    return null; // not ours, or cut off: begin anew
  }
}

/** @param {SheetKind} kind @param {string} session @param {object|null} sheet null forgets it */
export const keepSheet = (kind, session, sheet) =>
  keep(sheetKey(kind, session), sheet ? JSON.stringify(sheet) : "");

/** Forget whatever this tab keeps of any session; who is signed in stays so. */
export function forgetAll() {
  try {
    const ours = Object.keys(sessionStorage).filter((key) => key.startsWith("winwin.") && key !== TOKEN);
    for (const key of ours) sessionStorage.removeItem(key);
  } catch {
    // Storage is forbidden here: nothing was kept.
  }
}

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
