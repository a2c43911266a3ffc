/** Modal dialogs: a question with two answers, and a sheet to read. */

import { el, freshId } from "../dom.js";
import { t } from "../words.js";

/**
 * Ask before something that cannot be taken back.
 * @param {{title: string, body: (Node|string|false|null)[], yes: string, no?: string,
 *   isGrave?: boolean}} question
 * @returns {Promise<boolean>} true only when the yes button was pressed
 */
export function confirmDialog({ title, body, yes, no = t("dialog.cancel"), isGrave = false }) {
  const dialog = frame(title, body, [
    el("button", { value: "no" }, no),
    el(isGrave ? "button.grave" : "button.primary", { value: "yes" }, yes),
  ]);
  return opened(dialog).then((answer) => answer === "yes");
}

/** Show something to read. @param {string} title @param {Node[]} body */
export function sheetDialog(title, body) {
  const dialog = frame(title, body, [el("button", { value: "close" }, t("dialog.close"))]);
  dialog.classList.add("sheet-dialog");
  return opened(dialog);
}

/** @param {string} title @param {(Node|string|false|null)[]} body @param {Node[]} buttons */
function frame(title, body, buttons) {
  const id = freshId("dialog");
  return el("dialog", { "aria-labelledby": id }, [
    el("form", { method: "dialog" }, [
      el("h2", { id, tabindex: "-1", autofocus: true }, title),
      el("div.dialog-body", {}, body),
      el("div.row.dialog-buttons", {}, buttons),
    ]),
  ]);
}

/** @param {HTMLDialogElement} dialog @returns {Promise<string>} the pressed button's value */
function opened(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}
