/** The report page's one script: the coach's box, and the ways on where a token is wanted. */

import { el } from "./dom.js";
import { whenUnknown } from "./http.js";
import { bearer, takeToken } from "./token.js";
import { coachBox } from "./views/coach_box.js";
import { hashOf } from "./router.js";
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

/** @param {string} session */
function coach(session) {
  const box = coachBox(session, {
    kept: "report",
    lead: t("coach.lead.over"),
    suggestions: [1, 2, 3, 4].map((nth) => t(`coach.suggest.over.${nth}`)),
    placeOf,
  });
  return box.node;
}

/** Whoever reads by a ticket alone is told how to ask. @param {string} session */
const signedOut = (session) =>
  el("p", {}, [
    `${t("coach.unknown")} `,
    el("a", { href: `/${hashOf("sessions", session, "report")}` }, t("coach.unknown.go")),
  ]);

takeToken();
if (place) {
  const session = place.dataset.session ?? "";
  const hasTicket = new URLSearchParams(location.search).has("ticket");
  await speak(document.documentElement.lang);
  if (window.top !== window) await import("./framed.js");
  if (hasTicket) (await import("./ticket.js")).keepGood(session);
  const way = signedOut(session);
  whenUnknown(async () => {
    place.append(way); // what was asked stays in the field
    return false;
  });
  place.append(hasTicket && !bearer() ? way : coach(session));
  place.append(el("div.unseen", { id: "announcer", role: "status" }));
  place.addEventListener("click", unfold);
}
