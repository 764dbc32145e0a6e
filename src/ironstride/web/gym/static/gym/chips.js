// Rows of chips: one tap answers a question.

import { h } from "./dom.js";

/**
 * Return a question with its answers as chips.
 * @param {string} question
 * @param {[string, unknown][]} answers label and value
 * @param {unknown} chosen value; undefined where nothing was said yet
 * @param {(value: unknown) => void} choose
 * @param {string} key of the question
 */
export function chips(question, answers, chosen, choose, key) {
  return h("fieldset", { class: `chips chips-${answers.length}` },
    h("legend", {}, question),
    answers.map(([label, value]) =>
      h(
        "button",
        {
          type: "button",
          "aria-pressed": String(value === chosen),
          "data-key": `${key}-${label}`,
          onclick: () => choose(value),
        },
        label,
      ),
    ),
  );
}

/** Return the answers 0 to 10. */
export const ZERO_TO_TEN = Array.from({ length: 11 }, (_, n) => [String(n), n]);
