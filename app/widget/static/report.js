/** The report page's one script: the coach's box, in the place that the page keeps for it. */

import { el } from "./dom.js";
import { coachBox } from "./views/coach_box.js";
import { language, speak, t } from "./words.js";

/** @import {Source} from "./types.js" */

/** @type {Object<string, string>} blocks of the report by the parts in which they stand */
const PARTS = {
  result: "result",
  left: "frontier",
  level: "characteristics",
  "what-if": "what-if",
  theirs: "their-side",
  advice: "advice",
  task: "onward",
  progress: "progress",
  scoring: "scoring",
};

const place = document.getElementById("coach-box");

/** @param {Source} source */
function placeOf({ kind, id, turn }) {
  if (kind === "glossary" && id) {
    return { href: `/glossary/${encodeURIComponent(id)}?language=${language()}`, isNewTab: false };
  }
  const [block, part = ""] = id.split("/");
  const anchors = [
    block === "level" && `checks-${part.replace(/[^\w-]/g, "-")}`,
    block === "moment" && `turn-${turn}`,
    PARTS[block],
  ];
  const found = anchors.find((anchor) => anchor && document.getElementById(anchor));
  return found ? { href: `#${found}`, isNewTab: false } : null;
}

/** What is folded is opened before the page goes there. @param {MouseEvent} event */
function unfold({ target }) {
  const link = target instanceof Element && target.closest("a.coach-source");
  const anchor = link ? link.getAttribute("href")?.slice(1) : "";
  const fold = anchor && document.getElementById(anchor)?.closest("details");
  if (fold) fold.open = true;
}

if (place) {
  await speak(document.documentElement.lang);
  const box = coachBox(place.dataset.session ?? "", {
    kept: "report",
    lead: t("coach.lead.over"),
    suggestions: [1, 2, 3, 4].map((nth) => t(`coach.suggest.over.${nth}`)),
    placeOf,
  });
  place.append(box.node, el("div.unseen", { id: "announcer", role: "status" }));
  place.addEventListener("click", unfold);
}
