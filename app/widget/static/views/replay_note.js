/** What a replay is, said above it: where it comes from, and that it does not count. */

import { el } from "../dom.js";
import { reportOf } from "../router.js";
import { t } from "../words.js";

/** @param {string} origin the session it branches from @param {number} turn it stands before */
export const replayNote = (origin, turn) =>
  el("p.replay-note", {}, [
    el("span.tag.is-replay", {}, t("replay.tag")),
    " ",
    t("replay.note", { turn }),
    " ",
    el("a", { href: reportOf({ id: origin }) }, t("replay.origin")),
  ]);
