/** The choice of the page's language, for views that belong to no game. */

import { el } from "../dom.js";
import { chooseLanguage, LANGUAGES, languageName } from "../languages.js";
import { language, t } from "../words.js";

/**
 * One button a language, each in its own words; nothing where there is no choice.
 * @param {() => Promise<void>} onChange shows the page anew
 * @returns {HTMLElement[]}
 */
export function languageSwitch(onChange) {
  if (LANGUAGES.length < 2) return [];
  const change = async (/** @type {string} */ code) => {
    chooseLanguage(code);
    await onChange();
    const pressed = document.querySelector('.languages [aria-pressed="true"]');
    /** @type {HTMLElement|null} */ (pressed)?.focus();
  };
  return [
    el("nav.languages", { "aria-label": t("language.label") }, LANGUAGES.map((code) => {
      const name = languageName(code, code);
      const isNow = String(code === language());
      const props = { type: "button", lang: code, "aria-pressed": isNow };
      return el("button", { ...props, onclick: () => change(code) }, capital(name, code));
    })),
  ];
}

/** @param {string} name @param {string} code */
const capital = (name, code) => name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
