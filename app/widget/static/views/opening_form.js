/** The form that picks a scenario, a role, a counterpart's style and how hard it plays. */

import { el, fill, freshId } from "../dom.js";
import { hashOf } from "../router.js";
import { t } from "../words.js";

/** @import {Choice, ScenarioCard} from "../types.js" */

const DIFFICULTIES = ["easy", "medium", "hard"];

/** @param {ScenarioCard[]} scenarios at least one */
export function openingForm(scenarios) {
  const rest = el("div.opening-rest");
  const showRest = (/** @type {string} */ id) => {
    const chosen = scenarios.find((scenario) => scenario.id === id) ?? scenarios[0];
    fill(
      rest,
      group("role", t("choose.role"), chosen.roles.map(asCard)),
      group("style", t("choose.style"), chosen.styles.map(asCard)),
    );
  };
  const onchange = (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (field.name === "scenario") showRest(field.value);
  };
  showRest(scenarios[0].id);
  return el("form.opening", { onchange, onsubmit: goToBrief }, [
    group("scenario", t("choose.scenario"), scenarios.map(asScenario)),
    rest,
    group("difficulty", t("choose.difficulty"), DIFFICULTIES.map(asDifficulty), "medium"),
    el("button.primary", { type: "submit" }, t("choose.go")),
  ]);
}

/** @param {SubmitEvent} event */
function goToBrief(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.currentTarget);
  const picked = Object.fromEntries(new FormData(form).entries());
  const parts = [picked.scenario, picked.role, picked.style, picked.difficulty].map(String);
  location.hash = hashOf("brief", ...parts);
}

/** @typedef {{id: string, title: string, teaser: string, aside: string}} Card */

/** @param {Choice} choice @returns {Card} */
const asCard = ({ id, title, teaser }) => ({ id, title, teaser, aside: "" });

/** @param {string} id @returns {Card} */
const asDifficulty = (id) => ({
  id,
  title: t(`choose.difficulty.${id}`),
  teaser: t(`choose.difficulty.${id}.teaser`),
  aside: "",
});

/** @param {ScenarioCard} scenario @returns {Card} */
const asScenario = ({ id, title, summary, minutes }) => ({
  id,
  title,
  teaser: summary,
  aside: t("choose.minutes", { n: minutes }),
});

/** @param {string} name @param {string} legend @param {Card[]} cards @param {string} chosen */
function group(name, legend, cards, chosen = cards[0]?.id) {
  return el("fieldset", { class: `choices ${name}` }, [
    el("legend", {}, legend),
    el("div.cards", {}, cards.map((card) => radioCard(name, card, card.id === chosen))),
  ]);
}

/** @param {string} name @param {Card} card @param {boolean} isChosen */
function radioCard(name, card, isChosen) {
  const id = freshId(name);
  const field = { type: "radio", name, value: card.id, id, required: true, checked: isChosen };
  return el("div.card", {}, [
    el("input", { ...field, "aria-describedby": `${id}-teaser` }),
    el("label", { for: id }, [
      el("span.card-title", {}, card.title),
      card.aside && el("span.card-aside", {}, card.aside),
    ]),
    el("p.card-teaser", { id: `${id}-teaser` }, card.teaser),
  ]);
}
