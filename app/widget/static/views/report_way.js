/** To a report that wants to know who asks: its address is fetched, then opened. */

import { el } from "../dom.js";
import { carrying, reportLink } from "../report_links.js";
import { speak, t } from "../words.js";

/** @import {View} from "../main.js" */

/** @param {Object<string, string>} params @param {AbortSignal} signal @returns {Promise<View>} */
export async function reportWayView({ id }, signal) {
  await speak("", signal);
  const address = await reportLink(id);
  // Whoever has gone elsewhere meanwhile is not fetched back.
  if (!signal.aborted) location.replace(carrying(address));
  const title = t("way.title");
  const node = el("section.page", {}, [
    el("h1", { tabindex: "-1" }, title),
    el("p", {}, el("a", { href: address }, t("over.report"))),
  ]);
  return { node, title };
}
