/** What to try next in a guided game: a hint, and a sentence that can be taken over as it is. */

import { isGuideHidden, keepGuideHidden } from "../drafts.js";
import { el, freshId } from "../dom.js";
import { t } from "../words.js";

/** @import {Guide, Session} from "../types.js" */

/** @param {Session} session @param {{onTake: (example: string) => void}} acts */
export function guideCard(session, { onTake }) {
  const bodyId = freshId("guide");
  const place = el("p.guide-place");
  const hint = el("p.guide-hint");
  const example = el("span");
  const onclick = () => now && onTake(now.example);
  const take = el("button.guide-example", { type: "button", onclick }, [
    el("q", {}, example),
    " ",
    el("span.guide-take", {}, t("guide.take")),
  ]);
  const fold = el("button.link", { type: "button", "aria-controls": bodyId });
  const body = el("div.guide-body", { id: bodyId }, hint, take);
  const node = el("section.guide", { "aria-label": t("guide.title"), hidden: true }, [
    el("div.guide-top", {}, place, fold),
    body,
  ]);
  /** @type {Guide|null} */
  let now = null;
  let told = 0;

  const setHidden = (/** @type {boolean} */ isHidden) => {
    body.hidden = isHidden;
    node.classList.toggle("is-folded", isHidden);
    fold.textContent = t(isHidden ? "guide.show" : "guide.hide");
    fold.setAttribute("aria-expanded", String(!isHidden));
  };
  fold.addEventListener("click", () => {
    setHidden(!body.hidden);
    keepGuideHidden(session.id, body.hidden);
  });
  setHidden(isGuideHidden(session.id));

  return {
    node,
    /** @param {Session} next */
    show({ guide }) {
      now = guide;
      node.hidden = !guide;
      if (!guide) return;
      place.textContent = t("guide.place", { step: guide.step, steps: guide.steps });
      hint.textContent = guide.text;
      example.textContent = guide.example;
    },
    /** The hint for somebody who does not see it; empty when it has been told or is hidden. */
    news() {
      if (!now || body.hidden || told === now.step) return "";
      told = now.step;
      return t("guide.news", { text: now.text, example: now.example });
    },
  };
}
