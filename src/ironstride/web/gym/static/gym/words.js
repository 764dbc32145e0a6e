// The words of the page, in the language that its shell came in.

import { fill } from "./loading/number_words.js";

const TABLE = JSON.parse(document.getElementById("words")?.textContent ?? "{}");

/**
 * Return a text in the reader's language, with `{name}` filled in.
 * @param {string} text as it stands in `gym/words.py`
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(text, values = {}) {
  return fill(TABLE[text] ?? text, values);
}
