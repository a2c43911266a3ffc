/** The two questions asked before a session can end. */

import { confirmDialog } from "./dialogs.js";
import { linesTable, valueLine } from "./offer_lines.js";
import { el } from "../dom.js";
import { points, t } from "../words.js";

/** @import {Brief, OfferView} from "../types.js" */

/** @param {OfferView} terms @param {Brief} brief */
export function askAccept(terms, { issues, reservation }) {
  const isBelow = terms.own_value !== null && terms.own_value < reservation;
  return confirmDialog({
    title: t("accept.title"),
    body: [
      el("p", {}, t("accept.text")),
      linesTable(terms, issues, t("accept.title")),
      valueLine(terms, reservation, issues.length),
      isBelow && el("p.warning", {}, t("accept.below")),
    ],
    yes: t("accept.yes"),
    no: t("confirm.no"),
  });
}

/** @param {Brief} brief */
export function askWalkAway({ batna, reservation }) {
  return confirmDialog({
    title: t("walk.title"),
    body: [
      el("p", {}, t("walk.text", { floor: points(reservation) })),
      el("p.aside", {}, batna),
    ],
    yes: t("walk.yes"),
    no: t("confirm.no"),
    isGrave: true,
  });
}
