/**
 * In the frame of another page: its scrolling and its focus are left alone, and what would lead
 * away opens in a tab of its own.
 */

import { unseen } from "./dom.js";
import { t } from "./words.js";

const NEW_TAB = { target: "_blank", rel: "noopener" };
/** The learner's page and the report stand in the frame; whatever is a file or foreign does not. */
const OURS = /^\/$|^\/sessions\/[^/]+\/report$/;

/** Scroll what lies inside this frame, and no further: the browser would go on to the host. */
Element.prototype.scrollIntoView = function (how) {
  const block = typeof how === "object" ? (how.block ?? "start") : how === false ? "end" : "start";
  const own = getComputedStyle(this);
  const [before, after] = [own.scrollMarginTop, own.scrollMarginBottom].map(Number.parseFloat);
  const root = /** @type {Element} */ (document.scrollingElement);
  for (let box = this.parentElement; box; box = box.parentElement) {
    const isRoot = box === root;
    if (!isRoot && !/auto|scroll/.test(getComputedStyle(box).overflowY)) continue;
    const seen = isRoot ? { top: 0, bottom: window.innerHeight } : box.getBoundingClientRect();
    const { top, bottom } = this.getBoundingClientRect();
    box.scrollTop += shift(block, top - before - seen.top, bottom + after - seen.bottom);
  }
};

/**
 * How far to scroll. @param {string} block
 * @param {number} over how far its upper edge is below that of the box
 * @param {number} under how far its lower edge is below that of the box
 */
function shift(block, over, under) {
  if (block === "start") return over;
  if (block === "end") return under;
  if (block === "center") return (over + under) / 2;
  if (over < 0 === under > 0) return 0; // wholly in sight, or larger than the box
  return Math.abs(over) < Math.abs(under) ? over : under;
}

const focus = HTMLElement.prototype.focus;

/** Only while the learner is in this frame; else the host would lose the focus. */
HTMLElement.prototype.focus = function (how) {
  if (!document.hasFocus()) return;
  focus.call(this, { ...how, preventScroll: true });
  if (!how?.preventScroll) this.scrollIntoView({ block: "nearest" });
};

/** @param {HTMLAnchorElement} link */
const leaves = ({ origin, pathname, search }) =>
  origin !== location.origin || !OURS.test(pathname) || search.includes("format=");

/** Have links that leave open in a tab of their own, and say so to those who do not see it. */
function open() {
  for (const link of document.querySelectorAll("a[href]")) {
    // Links of pictures are of another kind, and lead to places of the page.
    if (!(link instanceof HTMLAnchorElement) || link.download || !leaves(link)) continue;
    if (link.target !== NEW_TAB.target) Object.assign(link, NEW_TAB);
    if (!link.querySelector(".unseen") && link.textContent) link.append(note());
  }
}

const note = () => unseen(` ${t("hint.newtab")}`);

new MutationObserver(open).observe(document.body, { childList: true, subtree: true });
open();
