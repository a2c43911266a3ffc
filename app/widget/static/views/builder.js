/** An offer put together from one choice per issue, and put on the table as a turn. */

import { offerFields } from "./offer_fields.js";
import { el } from "../dom.js";
import { t } from "../words.js";

/** @import {Brief, Terms} from "../types.js" */

/** @param {Brief} brief @param {{onOffer: (terms: Terms, shown: string) => void}} acts */
export function offerBuilder(brief, { onOffer }) {
  const send = el("button.primary.small", { type: "submit" }, t("builder.send"));
  let isBusy = false;
  const refresh = () => {
    send.disabled = isBusy || (fields.chosen().length === 0 && !fields.isWrong());
  };
  const fields = offerFields(brief, refresh);
  const clear = () => fields.write({});
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (send.disabled || !fields.isSound()) return;
    const words = fields.chosen().map(({ issue, option }) => `${issue.label}: ${option.shown}`);
    onOffer(fields.terms(), words.join(" · "));
    node.open = false;
    node.querySelector("summary")?.focus();
  };
  const form = el("form", { onsubmit: submit }, [
    fields.grid,
    el("div.builder-foot", {}, [
      fields.total,
      el("div.row", {}, [
        send,
        el("button.small.quiet", { type: "button", onclick: clear }, t("builder.clear")),
      ]),
    ]),
  ]);
  const node = el("details.builder", {}, el("summary", {}, t("builder.title")), form);
  refresh();
  return {
    node,
    /** @param {boolean} busy */
    setBusy(busy) {
      isBusy = busy;
      refresh();
    },
    /**
     * Show what the server refused in an offer, each beside its field.
     * @param {{pointer: string, detail: string}[]} errors
     * @returns {boolean} whether nothing is left to be said elsewhere
     */
    refuse(errors) {
      if (!errors.some(({ pointer }) => pointer.startsWith("/offer/"))) return false;
      node.open = true;
      return fields.refuse(errors);
    },
  };
}
