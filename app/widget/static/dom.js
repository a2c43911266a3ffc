/** Elements from plain values: words only ever become text, never markup. */

/**
 * Make one element.
 * @param {string} tag a tag name, with classes after dots: `"p.note"`
 * @param {Object<string, any>} [props] `on…` listeners, booleans and attributes; null is left out
 * @param {...any} children nodes, words, lists of them; null and false are left out
 * @returns {any} the element
 */
export function el(tag, props = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const node = document.createElement(name);
  if (classes.length) node.classList.add(...classes);
  for (const [key, value] of Object.entries(props)) setProp(node, key, value);
  node.append(...children.flat(Infinity).filter(isPresent));
  return node;
}

/** @param {HTMLElement} node @param {string} key @param {any} value */
function setProp(node, key, value) {
  if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
  else if (value === true) node.setAttribute(key, "");
  else if (value !== null && value !== undefined && value !== false) {
    node.setAttribute(key, String(value));
  }
}

/** @param {any} child */
const isPresent = (child) => child !== null && child !== undefined && child !== false;

/** Replace everything inside a node. @param {Element} node @param {...(any)} children */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(isPresent));
}

/** Words for screen readers only. @param {string} text */
export const unseen = (text) => el("span.unseen", {}, text);

let made = 0;

/** An id nothing else on the page has. @param {string} stem */
export const freshId = (stem) => `${stem}-${(made += 1)}`;

/**
 * A bar with an optional fill and markers; the figures stand beside it in words.
 * @param {number} share 0..1 of the width that is filled
 * @param {{kind: string, at: number}[]} [markers] vertical strokes, `at` 0..1
 */
export function bar(share, markers = []) {
  const fillNode = el("span.bar-fill");
  fillNode.style.setProperty("--share", percent(share));
  const strokes = markers.map(({ kind, at }) => {
    const stroke = el(`span.bar-mark.${kind}`);
    stroke.style.setProperty("--at", percent(at));
    return stroke;
  });
  return el("span.bar", { "aria-hidden": "true" }, fillNode, strokes);
}

/** @param {number} share */
const percent = (share) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;
