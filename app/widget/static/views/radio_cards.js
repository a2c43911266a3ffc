/** A choice of one among cards, each a radio button whose whole card can be pressed. */

import { el, freshId } from "../dom.js";

/**
 * @typedef {{id: string, title: string, teaser: string, aside?: string, foot?: string,
 *   isFirst?: boolean}} Card   `isFirst` sets one apart as the place to begin
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
      el("span.card-title", {}, card.title),
      card.aside && el("span.card-aside", {}, card.aside),
    ]),
    el("div.card-teaser", { id: `${id}-teaser` }, [
      el("p", {}, card.teaser),
      card.foot && el("p.card-foot", {}, card.foot),
    ]),
  ]);
}
