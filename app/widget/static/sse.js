/** Server-sent events out of a byte stream, however the chunks fall. */

/** @typedef {{id: string, event: string, data: string}} SseEvent */

/** Cuts pushed text into events (WHATWG rules; `retry` is not used). */
export class SseParser {
  #rest = "";
  #event = "";
  #id = "";
  /** @type {string[]} */
  #data = [];
  #isFirst = true;

  /** @param {string} text @returns {SseEvent[]} the events this text completed */
  push(text) {
    this.#rest += text;
    if (this.#isFirst && this.#rest) {
      this.#rest = this.#rest.replace(/^\uFEFF/, "");
      this.#isFirst = false;
    }
    // A CR at the very end may be half of a CRLF: it waits for the next chunk.
    const held = this.#rest.endsWith("\r") ? "\r" : "";
    const lines = this.#rest.slice(0, this.#rest.length - held.length).split(/\r\n|\r|\n/);
    this.#rest = (lines.pop() ?? "") + held;
    return lines.map((line) => this.#take(line)).filter((event) => event !== null);
  }

  /** @param {string} line @returns {SseEvent|null} */
  #take(line) {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    if (colon === 0) return null; // a comment keeps the line alive
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#event = value;
    else if (field === "id") this.#id = value;
    return null;
  }

  /** @returns {SseEvent|null} */
  #dispatch() {
    const data = this.#data.join("\n");
    const event = { id: this.#id, event: this.#event || "message", data };
    const isEmpty = this.#data.length === 0;
    this.#data = [];
    this.#event = "";
    return isEmpty ? null : event;
  }
}

/** What a stream that went silent fails with. */
export class Stalled extends Error {}

/**
 * Read a body to its end, event by event.
 * @param {ReadableStream<Uint8Array>} body
 * @param {number} stallMs silence longer than this ends the reading with `Stalled`
 * @returns {AsyncGenerator<SseEvent>}
 */
export async function* readEvents(body, stallMs) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const parser = new SseParser();
  try {
    for (;;) {
      const { done, value } = await withDeadline(reader.read(), stallMs);
      if (done) return;
      yield* parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    reader.cancel().catch(() => undefined); // already broken: nothing left to cancel
  }
}

/** @template T @param {Promise<T>} promise @param {number} ms @returns {Promise<T>} */
function withDeadline(promise, ms) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Stalled(`no data for ${ms} ms`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
