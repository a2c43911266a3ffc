/** Where an error is said, with what can be done about it. */

import { el, fill } from "../dom.js";
import { Problem } from "../http.js";
import { t } from "../words.js";

/** What to say about a failure. @param {unknown} cause */
export function wordsFor(cause) {
  if (!(cause instanceof Problem)) return t("error.unknown");
  if (cause.kind === "being-answered") return t("error.answering");
  return cause.detail || t(cause.status === 0 ? "error.network" : "error.unknown");
}

/**
 * An empty alert; it has to be on the page before it is filled, or nobody hears it.
 * @returns {{node: HTMLElement, show: (words: string, how?: {onRetry?: () => void}) => void,
 *   clear: () => void}}
 */
export function alertBox() {
  const node = el("div.alert", { role: "alert" });
  const clear = () => fill(node);
  return {
    node,
    clear,
    show(words, { onRetry } = {}) {
      const retry = () => {
        clear();
        onRetry?.();
      };
      fill(
        node,
        el("p", {}, words),
        el("div.row", {}, [
          onRetry && el("button.small", { type: "button", onclick: retry }, t("error.retry")),
          el("button.small.quiet", { type: "button", onclick: clear }, t("error.close")),
        ]),
      );
    },
  };
}
