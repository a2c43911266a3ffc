/** A report that was opened by a ticket: its links go on working after that has run out. */

import { Problem } from "./http.js";
import { carrying, reportLink } from "./report_links.js";
import { hashOf } from "./router.js";

/** A ticket is good for ten minutes; some of them may have passed before the page stood. */
const GOOD_MS = 8 * 60_000;

/** Let the links of the page carry a ticket, or a token, that is good. @param {string} session */
export function keepGood(session) {
  let since = Date.now();
  document.addEventListener("click", async (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
    const href = /** @type {string} */ (link.getAttribute("href"));
    if (/^\/(#|$)/.test(href)) link.href = carrying(href);
    if (!isTicketed(link) || Date.now() - since < GOOD_MS) return;
    event.preventDefault();
    try {
      renew(new URL(await reportLink(session), location.href).searchParams.get("ticket") ?? "");
      since = Date.now();
      link.click();
    } catch (cause) {
      // The learner's page asks who it is, and leads back to the report.
      if (cause instanceof Problem) location.assign(carrying(`/${hashOf("sessions", session, "report")}`));
    }
  });
}

/** @param {HTMLAnchorElement} link */
const isTicketed = ({ search }) => new URLSearchParams(search).has("ticket");

/** @param {string} ticket */
function renew(ticket) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (
    document.querySelectorAll('a[href*="ticket="]')
  )) {
    const address = new URL(link.href);
    address.searchParams.set("ticket", ticket);
    link.href = address.href;
  }
}
