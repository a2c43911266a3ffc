/** The form that picks a scenario, a role, a counterpart's style and how hard it plays. */

import { cardGroup } from "./radio_cards.js";
import { el, fill, freshId } from "../dom.js";
import { hashOf } from "../router.js";
import { languageName } from "../languages.js";
import { language, t, tOr } from "../words.js";

/** @import {Choice, ScenarioCard} from "../types.js" */
/** @import {Card} from "./radio_cards.js" */

const DIFFICULTIES = ["easy", "medium", "hard"];

/** @param {ScenarioCard[]} scenarios at least one; all have the same styles */
export function openingForm(scenarios) {
  const styles = scenarios[0].styles.map(asStyle);
  const roles = el("div.opening-roles");
  const picked = el("p.go-picked", { id: freshId("picked") });
  let isHardnessOwn = false;

  /** @type {HTMLFormElement} */
  const form = el("form.opening", { onsubmit: goToBrief }, [
    cardGroup("scenario", t("choose.scenario"), scenarios.map(asScenario)),
    roles,
    cardGroup("style", t("choose.style"), styles),
    cardGroup("difficulty", t("choose.difficulty"), DIFFICULTIES.map(asDifficulty), "medium"),
    el("div.go", {}, [
      picked,
      el("button.primary", { type: "submit", "aria-describedby": picked.id }, t("choose.go")),
    ]),
  ]);
  const chosen = () => scenarios.find(({ id }) => id === wishOf(form).scenario) ?? scenarios[0];
  const showRoles = () =>
    fill(roles, cardGroup("role", t("choose.role"), rolesOf(chosen())));
  const suggestHardness = () => {
    const id = chosen().is_guided ? "easy" : "medium";
    const field = form.querySelector(`[name="difficulty"][value="${id}"]`);
    if (!isHardnessOwn && field) /** @type {HTMLInputElement} */ (field).checked = true;
  };
  const sumUp = () => {
    const { role, style, difficulty } = wishOf(form);
    const { title, roles: both, language: lang } = chosen();
    const how = [titleOf(styles, style), t(`choose.difficulty.${difficulty}`)].join(" · ");
    const who = el("span", { lang }, titleOf(both, role));
    fill(picked, el("strong", { lang }, title), " ", el("span", {}, who, ` · ${how}`));
  };
  form.addEventListener("change", ({ target }) => {
    const { name } = /** @type {HTMLInputElement} */ (target);
    if (name === "difficulty") isHardnessOwn = true;
    if (name === "scenario") {
      showRoles();
      suggestHardness();
    }
    sumUp();
  });
  showRoles();
  suggestHardness();
  sumUp();
  return form;
}

/** What is picked so far, by the fields' names. @param {HTMLFormElement} form */
const wishOf = (form) =>
  /** @type {Object<string, string>} */ (Object.fromEntries(new FormData(form).entries()));

/** @param {Choice[]} choices @param {string} wanted */
const titleOf = (choices, wanted) => choices.find(({ id }) => id === wanted)?.title ?? "";

/** @param {SubmitEvent} event */
function goToBrief(event) {
  event.preventDefault();
  const wish = wishOf(/** @type {HTMLFormElement} */ (event.currentTarget));
  location.hash = hashOf("brief", wish.scenario, wish.role, wish.style, wish.difficulty);
}

/** @param {ScenarioCard} scenario @returns {Card[]} */
const rolesOf = ({ roles, language: lang }) => roles.map((role) => ({ ...role, lang }));

/** In the page's words; a style that has none there is told in the server's. @param {Choice} style */
const asStyle = ({ id, title, teaser }) => ({
  id,
  title: tOr(`choose.style.${id}`, title),
  teaser: tOr(`choose.style.${id}.teaser`, teaser),
});

/** @param {string} id @returns {Card} */
const asDifficulty = (id) => ({
  id,
  title: t(`choose.difficulty.${id}`),
  teaser: t(`choose.difficulty.${id}.teaser`),
});

/** @param {ScenarioCard} scenario @returns {Card} */
const asScenario = ({ id, title, summary, minutes, roles, language: lang, is_guided: isGuided }) => {
  const isForeign = lang !== language();
  const isFirst = isGuided && !isForeign;
  const facts = [
    !isFirst && t("choose.minutes", { n: minutes }),
    isForeign && t("choose.language", { language: languageName(lang, language()) }),
  ];
  return {
    id,
    title,
    teaser: summary,
    aside: isFirst ? t("choose.first", { n: minutes }) : "",
    facts: facts.filter((fact) => fact !== false),
    foot: roles.map((role) => role.title).join(" / "),
    isFirst,
    lang,
  };
};
