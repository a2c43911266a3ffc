/** Who asks? Why the server wants to know, and a field for a key. */

import { alertBox, wordsFor } from "./alert_box.js";
import { el, freshId } from "../dom.js";
import { Problem } from "../http.js";
import { language, t } from "../words.js";

/**
 * Why it is asked, by the kind of problem; any other is a link that is no longer good.
 * @type {Object<string, string>}
 */
const WHY = { "key-wanted": "wanted", deleted: "gone" };

/**
 * @param {string|undefined} kind of the problem: no token came, or one that is no longer taken
 * @param {{onGiven: (given: string) => Promise<void>, onSignOut: () => Promise<void>}} acts
 *   onGiven: uses a key or token, 401 where it is not taken
 */
export function signInForm(kind, { onGiven, onSignOut }) {
  const why = WHY[kind ?? ""] ?? "over";
  const title = t(`signin.${why}.title`);
  const id = freshId("key");
  const alert = alertBox();
  const field = el("input", {
    id,
    type: "password",
    autocomplete: "off",
    spellcheck: "false",
    maxlength: "4096",
    "aria-describedby": `${id}-hint`,
  });
  const button = el("button.primary", { type: "submit" }, t("signin.go"));
  const onsubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const given = field.value.trim();
    if (!given || button.disabled) return void refuse(t("signin.empty"));
    button.disabled = true;
    alert.clear();
    try {
      await onGiven(given);
      field.value = "";
    } catch (cause) {
      button.disabled = false;
      const isRefused = cause instanceof Problem && cause.status === 401;
      refuse(isRefused ? t("signin.refused") : wordsFor(cause));
    }
  };
  const refuse = (/** @type {string} */ words) => {
    alert.show(words);
    field.setAttribute("aria-invalid", "true");
    field.focus();
  };
  const oninput = () => field.removeAttribute("aria-invalid");
  const node = el("section.page.sign-in", { lang: language() }, [
    el("h1", { tabindex: "-1" }, title),
    el("p.lede", {}, t(`signin.${why}.text`)),
    el("form.key-form", { onsubmit, oninput }, [
      el("h2", {}, t(`signin.${why}.key`)),
      el("label", { for: id }, t("signin.label")),
      field,
      el("p.note", { id: `${id}-hint` }, t("signin.hint")),
      alert.node,
      el("div.row", {}, [
        button,
        // The server may want nobody to sign in, only not with what it no longer takes.
        why === "over" && el("button.quiet", { type: "button", onclick: onSignOut }, t("signout")),
      ]),
    ]),
    why === "wanted" && el("p.note", {}, t("signin.wanted.course")),
  ]);
  return { node, title };
}
