// The way out of the page, which leads nowhere while there is no signal.

import { h, speak } from "./dom.js";
import { t } from "./words.js";

/** Return what a link to Today has; without signal the first tap says so instead. */
export function leave(model) {
  const go = (event) => {
    const isOut = !navigator.onLine || model.outcome === "offline";
    if (!isOut || model.isStaying) return;
    event.preventDefault();
    model.isStaying = true;
    model.seek = ".stay";
    speak(text());
    model.redraw();
  };
  return { href: `/athletes/${model.place.athlete}/today/`, onclick: go };
}

/** Return why the page is still here, after such a tap. */
export function stayed(model) {
  return model.isStaying && h("p", { class: "notice stay" }, text());
}

function text() {
  return t("No signal: Today cannot be opened now. Your sets are safe on this phone, and this page goes on. Tap again to try all the same.");
}
