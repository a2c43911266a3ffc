/** One quiet line after two weak turns; it asks for nothing and goes away by itself. */

import { el } from "../dom.js";
import { t } from "../words.js";

/** @import {Session} from "../types.js" */

export function nudgeLine() {
  const words = el("span");
  const node = el("p.nudge", { hidden: true }, el("strong", {}, t("nudge.title")), " ", words);
  let told = "";
  return {
    node,
    /** @param {Session} session */
    show({ nudge }) {
      node.hidden = !nudge;
      words.textContent = nudge ?? "";
      if (!nudge) told = "";
    },
    /** The line for somebody who does not see it; empty when it has been told. */
    news() {
      if (node.hidden || told === words.textContent) return "";
      told = words.textContent;
      return `${t("nudge.title")} ${told}`;
    },
  };
}
