/** The page's own words, read once from strings.<lang>.json, and figures written for people. */

/** @type {Object<string, string>} */
let strings = {};
let lang = "en";

/** Read the words of a language; the file lies beside this one. @param {string} wanted */
export async function loadWords(wanted) {
  const answer = await fetch(new URL(`strings.${wanted}.json`, import.meta.url));
  strings = await answer.json();
  lang = wanted;
  document.documentElement.lang = lang;
}

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
