/** After the end, before the report: a guess of their side, and a look back; or neither. */

import { asksFirst } from "../after.js";
import { alertBox, wordsFor } from "./alert_box.js";
import { reviewForm } from "./review_form.js";
import { giveBeliefs, giveReflection, readBrief, readPreparation, readSession } from "../api.js";
import { keepSheet, readSheet } from "../drafts.js";
import { el, fill } from "../dom.js";
import { Problem } from "../http.js";
import { hashOf, reportOf } from "../router.js";
import { speak, t } from "../words.js";

/** @import {View} from "../main.js" */
/** @import {Session} from "../types.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function reviewView({ id }, signal) {
  const session = await readSession(id, signal);
  const { scenario_id: scenario, role, seed, language } = session;
  const isOver = Boolean(session.report_url);
  const [brief, { preparation }] = await Promise.all([
    readBrief({ scenario, role, seed }, signal),
    readPreparation(id, signal),
  ]);
  await speak(language, signal);
  const title = t("review.title");
  const node = el("section.page.review", { lang: language }, el("h1", { tabindex: "-1" }, title));
  if (!isOver) node.append(...elsewhere("review.early", hashOf("session", id), "prepare.back"));
  else if (!asksFirst(session)) {
    node.append(...elsewhere("review.done", reportOf(session), "over.report"));
  } else {
    const guessed = { beliefs: { order: preparation?.their_ranking ?? [], same: [] } };
    node.append(...asking(session, brief, { ...guessed, ...readSheet("review", id) }));
  }
  return { node, title };
}

/** Nothing to ask here: where to go instead. */
const elsewhere = (
  /** @type {string} */ why,
  /** @type {string} */ href,
  /** @type {string} */ label,
) => [
  el("p.lede", {}, t(why)),
  el("p", {}, el("a.button.primary", { href }, t(label))),
];

/** @param {Session} session @param {any} brief @param {any} draft */
function asking(session, brief, draft) {
  const { id } = session;
  const alert = alertBox();
  const news = el("p.note", { role: "status" });
  let isBusy = false;
  /** @param {() => Promise<void>} give */
  const toTheReport = async (give) => {
    if (isBusy) return;
    isBusy = true;
    alert.clear();
    fill(news, t("review.working"));
    try {
      await give();
      keepSheet("review", id, null);
      location.assign(reportOf(session));
    } catch (cause) {
      isBusy = false;
      fill(news);
      alert.show(wordsFor(cause), { onRetry: () => toTheReport(give) });
    }
  };
  const send = () => {
    if (!form.isSound()) return;
    const { beliefs, reflection } = form.value();
    void toTheReport(async () => {
      if (beliefs) await once(() => giveBeliefs(id, beliefs));
      await once(() => giveReflection(id, reflection ?? { skipped: true }));
    });
  };
  const skip = () => toTheReport(() => once(() => giveReflection(id, { skipped: true })));
  const form = reviewForm(brief, session.counterpart.person, draft, {
    onChange: () => keepSheet("review", id, form.draft()),
    onSubmit: send,
    ways: [
      alert.node,
      el("div.row", {}, [
        el("button.primary", { type: "submit" }, t("review.send")),
        el("button", { type: "button", onclick: skip }, t("review.skip")),
        news,
      ]),
    ],
  });
  return [el("p.lede", {}, t("review.lede")), form.node];
}

/** Given before (the answer was lost, or another tab was first) is given. */
async function once(/** @type {() => Promise<any>} */ give) {
  try {
    await give();
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.status !== 409) throw cause;
  }
}
