/** The way to a report: a navigation carries no header, so its address carries a ticket. */

import { sessionPath } from "./api.js";
import { post } from "./http.js";
import { bearer, isKept } from "./token.js";

/** Where the report can be opened for some minutes. @param {string} id @returns {Promise<string>} */
export async function reportLink(id) {
  const { url } = await post(`${sessionPath(id)}/report-links`, {});
  // Under the name this page is open under: another's storage would not know the token.
  const { pathname, search } = new URL(url, location.href);
  return pathname + search;
}

/** A page of ours with the token, where no storage brings it there. @param {string} href */
export function carrying(href) {
  if (!bearer() || isKept()) return href;
  const [page, place] = href.split("#");
  return `${page}#token=${bearer()}${place ? `&go=${encodeURIComponent(place)}` : ""}`;
}
