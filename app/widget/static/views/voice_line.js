/** One line of honesty: what words the replies, and whether a model still may. */

import { el } from "../dom.js";
import { t } from "../words.js";

/** @import {Session} from "../types.js" */

export function voiceLine() {
  const node = el("span.voice");
  let wasOver = false;
  let isTold = true;
  return {
    node,
    /** @param {Session} session */
    show({ voice, is_over_cap: isOver }) {
      node.textContent = t(isOver ? "voice.over" : `voice.${voice}`);
      node.classList.toggle("is-over", isOver);
      if (isOver && !wasOver) isTold = false;
      wasOver = isOver;
    },
    /** That the cap is reached, for somebody who does not see the line; empty when it was told. */
    news() {
      if (isTold) return "";
      isTold = true;
      return t("voice.over");
    },
  };
}
