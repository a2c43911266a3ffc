/** Which languages the page has words in, and which of them it speaks outside a game. */

const KEY = "winwin.language";

/** The server writes into the frame which strings files there are. */
export const LANGUAGES = (document.documentElement.dataset.languages ?? "en").split(" ");

/** Chosen on this page; counts also where storage is forbidden. */
let chosen = "";

/** The reader's choice, else the first of the browser's languages that there are words in. */
export function pageLanguage() {
  const wishes = [chosen || kept(), ...navigator.languages];
  const codes = wishes.map((tag) => tag.split("-")[0].toLowerCase());
  return codes.find((code) => LANGUAGES.includes(code)) ?? LANGUAGES[0];
}

/** Speak a language outside games, today and next time. @param {string} code */
export function chooseLanguage(code) {
  chosen = code;
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // Storage is forbidden here: the choice lasts as long as the page.
  }
}

/** The name of a language as a language writes it. @param {string} code @param {string} inside */
export const languageName = (code, inside) =>
  new Intl.DisplayNames(inside, { type: "language" }).of(code) ?? code;

function kept() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
