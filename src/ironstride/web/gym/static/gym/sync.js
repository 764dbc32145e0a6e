// When to send: at once, when the net is back, when the page is looked at, and again after a while.

import { sendWaiting } from "./outbox.js";

const NEWS_EVERY_MS = 60000;
const MOST_WAIT_S = 300;

/**
 * Return what sends now. Failures make it wait longer each time, up to five minutes.
 * @param {import("./model.js").Model} model
 */
export function startSync(model) {
  let failures = 0;
  let timer = 0;
  let isRunning = false;
  let isWanted = false;

  async function send() {
    isWanted = isRunning;
    if (isRunning) return;
    isRunning = true;
    clearTimeout(timer);
    const memory = model.waiting.filter((row) => model.unkept.has(row.id));
    const sent = await oneTab(() => sendWaiting({ ...model.place, known: model.known }, memory));
    isRunning = false;
    failures = sent.outcome === "sent" ? 0 : failures + 1;
    const backoff = Math.min(2 ** failures, MOST_WAIT_S) * 1000 * (0.8 + 0.4 * Math.random());
    timer = setTimeout(send, failures ? backoff : NEWS_EVERY_MS);
    model.take(sent);
    if (isWanted) await send();
  }

  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.hidden || send());
  return send;
}

/** Two tabs of a phone send one after the other. */
export function oneTab(work) {
  return navigator.locks ? navigator.locks.request("ironstride-gym", work) : work();
}
