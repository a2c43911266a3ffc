/** What a screen reader is told: one voice, whole turns, never piece by piece. */

const STAYS_MS = 10_000;

/** @param {string} text */
export function announce(text) {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  // Each piece of news is a node of its own, so that the second does not cut off the first.
  const news = document.createElement("p");
  news.textContent = text;
  announcer.append(news);
  setTimeout(() => news.remove(), STAYS_MS);
}
