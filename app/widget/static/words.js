/** The page's own words, from strings.<lang>.json, and figures written for people. */

import { LANGUAGES, pageLanguage } from "./languages.js";

/** @typedef {Object<string, string>} Strings */

/** @type {Map<string, Promise<Strings>>} */
const files = new Map();
/** @type {Strings} */
let strings = {};
let lang = "en";

/**
 * Speak a game's language where there are words in it, else the page's own.
 * @param {string} [wanted] @param {AbortSignal} [signal] of a view: one that was left says nothing
 */
export async function speak(wanted = "", signal) {
  const code = LANGUAGES.includes(wanted) ? wanted : pageLanguage();
  const found = await stringsOf(code);
  if (signal?.aborted) return;
  strings = found;
  lang = code;
  document.documentElement.lang = code;
}

/** The language spoken now. */
export const language = () => lang;

/**
 * The words under a key, with `{name}` filled in; `n` picks `key.one` or `key.other`.
 * A missing key shows itself, so that it is seen.
 * @param {string} key
 * @param {Object<string, string|number>} [values]
 */
export function t(key, values = {}) {
  const form = "n" in values ? new Intl.PluralRules(lang).select(Number(values.n)) : "other";
  const found = strings[key] ?? strings[`${key}.${form}`] ?? strings[`${key}.other`] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The words under a key, or others where it has none. @param {string} key @param {string} other */
export const tOr = (key, other) => (key in strings ? t(key) : other);

/** Utility (0..10000) as the points people read (0..100). @param {number} utility */
export const points = (utility) => Math.round(utility / 100);

/** A day and time in the reader's manner. @param {string} iso */
export function when(iso) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return "";
  return new Intl.DateTimeFormat(lang, { dateStyle: "medium", timeStyle: "short" }).format(date);
}

/** Words joined as a sentence joins them. @param {string[]} parts */
export const listed = (parts) => new Intl.ListFormat(lang, { type: "conjunction" }).format(parts);

/** Read once; a failure is forgotten, so that the next view may try again. @param {string} code */
function stringsOf(code) {
  const known = files.get(code);
  if (known) return known;
  const reading = fetch(new URL(`strings.${code}.json`, import.meta.url)).then((answer) =>
    answer.json(),
  );
  files.set(code, reading);
  reading.catch(() => files.delete(code));
  return reading;
}
