/** Between brief and game, for those who want it: the worksheet, checked and kept. */

import { alertBox, wordsFor } from "./alert_box.js";
import { briefSheet } from "./brief_sheet.js";
import { sheetDialog } from "./dialogs.js";
import { namedFinding } from "./sheet_field.js";
import { sheetReadout } from "./sheet_readout.js";
import { EMPTY, worksheet } from "./worksheet.js";
import { announce } from "../announce.js";
import { readBrief, readPreparation, readSession, savePreparation } from "../api.js";
import { keepSheet, readSheet } from "../drafts.js";
import { el, fill } from "../dom.js";
import { hashOf } from "../router.js";
import { speak, t } from "../words.js";

/** @import {View} from "../main.js" */
/** @import {Brief, Prepared, Session, SheetLine} from "../types.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function prepareView({ id }, signal) {
  const session = await readSession(id, signal);
  const { scenario_id: scenario, role, seed } = session;
  const [brief, prepared] = await Promise.all([
    readBrief({ scenario, role, seed }, signal),
    readPreparation(id, signal),
  ]);
  await speak(session.language, signal);
  const node = el("section.page.prepare", { lang: session.language }, [
    el("h1", { tabindex: "-1" }, t("prepare.title")),
    ...(prepared.is_open ? form(session, brief, prepared) : closed(session, brief, prepared)),
  ]);
  return { node, title: t("prepare.title") };
}

/** @param {Session} session @param {Brief} brief @param {Prepared} prepared */
function closed({ id, branch_of: origin }, brief, prepared) {
  return [
    el("p.lede", {}, t(origin ? "prepare.branch" : "prepare.closed")),
    sheetReadout(brief, prepared, 2),
    el("p", {}, el("a.button", { href: hashOf("session", id) }, t("prepare.back"))),
  ];
}

/** @param {Session} session @param {Brief} brief @param {Prepared} prepared */
function form({ id }, brief, prepared) {
  const alert = alertBox();
  const kept = readSheet("preparation", id);
  const sheet = worksheet(brief, { ...EMPTY, ...prepared.preparation, ...kept }, {
    onChange: () => keepSheet("preparation", id, sheet.draft()),
  });
  const others = el("div.findings");
  let isBusy = false;
  const showLines = (/** @type {SheetLine[]} */ lines) =>
    fill(others, ...sheet.find(lines).map(namedFinding));

  /** @param {(lines: SheetLine[]) => void} onSaved */
  const save = async (onSaved) => {
    alert.clear();
    if (isBusy || !sheet.isSound()) return;
    isBusy = true;
    try {
      const { lines } = await savePreparation(id, sheet.value());
      keepSheet("preparation", id, null);
      showLines(lines);
      onSaved(lines);
    } catch (cause) {
      const { errors = [] } = /** @type {any} */ (cause);
      if (!sheet.refuse(errors)) alert.show(wordsFor(cause), { onRetry: () => save(onSaved) });
    } finally {
      isBusy = false;
    }
  };
  const look = () => save((lines) => announce(summary(lines)));
  const start = () => save(() => (location.hash = hashOf("session", id)));
  const showBrief = () => sheetDialog(t("table.brief"), [briefSheet(brief, 3)]);
  const button = (/** @type {string} */ tag, /** @type {string} */ key, /** @type {any} */ onclick) =>
    el(tag, { type: "button", onclick }, t(key));
  if (prepared.preparation && !kept) showLines(prepared.lines);
  return [
    el("p.lede", {}, t("prepare.lede")),
    el("p.machine", {}, t("prepare.kept")),
    el("div.row", {}, [
      button("button.small", "table.brief", showBrief),
      el("a.button.small", { href: hashOf("session", id) }, t("prepare.skip")),
    ]),
    sheet.node,
    others,
    el("div.go", {}, [
      alert.node,
      el("div.row", {}, [
        button("button.primary", "prepare.start", start),
        button("button", "prepare.check", look),
      ]),
    ]),
  ];
}

/** What was found, in one sentence for those who do not see it. @param {SheetLine[]} lines */
function summary(lines) {
  const open = lines.filter(({ is_met: isMet }) => isMet === false).map(({ title }) => title);
  const met = lines.filter(({ is_met: isMet }) => isMet).length;
  return t(open.length ? "prepare.checked.open" : "prepare.checked", {
    met,
    n: lines.length,
    open: open.join(", "),
  });
}
