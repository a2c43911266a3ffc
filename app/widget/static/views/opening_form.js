/** The form that picks a scenario, a role, a counterpart's style and how hard it plays. */

import { cardGroup } from "./radio_cards.js";
import { el, fill, freshId } from "../dom.js";
import { hashOf } from "../router.js";
import { t } from "../words.js";

/** @import {Choice, ScenarioCard} from "../types.js" */
/** @import {Card} from "./radio_cards.js" */

const DIFFICULTIES = ["easy", "medium", "hard"];

/** @param {ScenarioCard[]} scenarios at least one; all have the same styles */
export function openingForm(scenarios) {
  const { styles } = scenarios[0];
  const roles = el("div.opening-roles");
  const picked = el("p.go-picked", { id: freshId("picked") });
  let isHardnessOwn = false;

  /** @type {HTMLFormElement} */
  const form = el("form.opening", { onsubmit: goToBrief }, [
    cardGroup("scenario", t("choose.scenario"), scenarios.map(asScenario)),
    roles,
    cardGroup("style", t("choose.style"), styles.map(asCard)),
    cardGroup("difficulty", t("choose.difficulty"), DIFFICULTIES.map(asDifficulty), "medium"),
    el("div.go", {}, [
      picked,
      el("button.primary", { type: "submit", "aria-describedby": picked.id }, t("choose.go")),
    ]),
  ]);
  const chosen = () => scenarios.find(({ id }) => id === wishOf(form).scenario) ?? scenarios[0];
  const showRoles = () =>
    fill(roles, cardGroup("role", t("choose.role"), chosen().roles.map(asCard)));
  const suggestHardness = () => {
    const id = chosen().is_guided ? "easy" : "medium";
    const field = form.querySelector(`[name="difficulty"][value="${id}"]`);
    if (!isHardnessOwn && field) /** @type {HTMLInputElement} */ (field).checked = true;
  };
  const sumUp = () => {
    const { role, style, difficulty } = wishOf(form);
    const { title, roles: both } = chosen();
    const parts = [titleOf(both, role), titleOf(styles, style), t(`choose.difficulty.${difficulty}`)];
    fill(picked, el("strong", {}, title), " ", el("span", {}, parts.join(" · ")));
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

/** @param {Choice} choice @returns {Card} */
const asCard = ({ id, title, teaser }) => ({ id, title, teaser });

/** @param {string} id @returns {Card} */
const asDifficulty = (id) => ({
  id,
  title: t(`choose.difficulty.${id}`),
  teaser: t(`choose.difficulty.${id}.teaser`),
});

/** @param {ScenarioCard} scenario @returns {Card} */
const asScenario = ({ id, title, summary, minutes, roles, is_guided: isFirst }) => {
  const both = roles.map((role) => role.title).join(" / ");
  return {
    id,
    title,
    teaser: summary,
    aside: isFirst ? t("choose.first", { n: minutes }) : "",
    foot: isFirst ? both : `${t("choose.minutes", { n: minutes })} · ${both}`,
    isFirst,
  };
};
