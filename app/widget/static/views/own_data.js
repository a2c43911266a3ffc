/** All that is kept of the learner: saved as a file, or deleted. */

import { alertBox, wordsFor } from "./alert_box.js";
import { confirmDialog } from "./dialogs.js";
import { deleteMine, exportMine } from "../api.js";
import { announce } from "../announce.js";
import { el } from "../dom.js";
import { bearer } from "../token.js";
import { t } from "../words.js";

const FILE = "winwin-export.json";

/** @param {() => void} onGone shows the page as it is without any session */
export function ownData(onGone) {
  const alert = alertBox();
  /** @param {HTMLButtonElement} button @param {() => Promise<void>} work */
  const doing = (button, work) => async () => {
    button.disabled = true;
    alert.clear();
    try {
      await work();
    } catch (cause) {
      alert.show(wordsFor(cause));
    } finally {
      button.disabled = false;
    }
  };
  const save = el("button.small", { type: "button" }, t("mine.export"));
  const drop = el("button.small.quiet", { type: "button" }, t("mine.delete"));
  save.addEventListener("click", doing(save, async () => {
    saveAs(FILE, await exportMine());
    announce(t("mine.export.done"));
  }));
  drop.addEventListener("click", doing(drop, async () => {
    if (!(await askDelete())) return;
    const { sessions } = await deleteMine();
    (await import("../drafts.js")).forgetAll();
    if (bearer()) (await import("../signing.js")).depart();
    onGone();
    announce(t("mine.delete.done", { n: sessions }));
  }));
  return el("section.own-data", {}, [
    el("h2", {}, t("mine.title")),
    el("p.note", {}, t("mine.about")),
    alert.node,
    el("div.row", {}, [save, drop]),
  ]);
}

const askDelete = () =>
  confirmDialog({
    title: t("mine.delete.ask"),
    body: [t("mine.delete.why")],
    yes: t("mine.delete"),
    isGrave: true,
  });

/** @param {string} name @param {Blob} whole */
function saveAs(name, whole) {
  const href = URL.createObjectURL(whole);
  el("a", { href, download: name }).click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
