/** A choice of one among cards, each a radio button whose whole card can be pressed. */

import { el, freshId } from "../dom.js";

/**
 * @typedef {{id: string, title: string, teaser: string, aside?: string, facts?: string[],
 *   foot?: string, isFirst?: boolean, lang?: string}} Card   `isFirst` sets one apart as the place
 *   to begin; `lang` is the language of title, teaser and foot; aside and facts are in the page's
 */

/** @param {string} name @param {string} legend @param {Card[]} cards @param {string} chosen */
export function cardGroup(name, legend, cards, chosen = cards[0]?.id) {
  return el("fieldset", { class: `choices ${name}` }, [
    el("legend", {}, legend),
    el("div.cards", {}, cards.map((card) => radioCard(name, card, card.id === chosen))),
  ]);
}

/** @param {string} name @param {Card} card @param {boolean} isChosen */
function radioCard(name, card, isChosen) {
  const id = freshId(name);
  const field = { type: "radio", name, value: card.id, id, required: true, checked: isChosen };
  return el(card.isFirst ? "div.card.is-first" : "div.card", {}, [
    el("input", { ...field, "aria-describedby": `${id}-teaser` }),
    el("label", { for: id }, [
      el("span.card-title", { lang: card.lang }, card.title),
      card.aside && el("span.card-aside", {}, card.aside),
    ]),
    el("div.card-teaser", { id: `${id}-teaser` }, [
      el("p", { lang: card.lang }, card.teaser),
      card.foot && foot(card),
    ]),
  ]);
}

/** @param {Card} card */
const foot = ({ facts = [], foot: words, lang }) =>
  el("p.card-foot", {}, facts.map((fact) => `${fact} · `), el("span", { lang }, words));
