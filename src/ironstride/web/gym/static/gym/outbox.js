// Sends what waits, and lets go of it only when the server has read it back from its table.

import { putRows, readWaiting } from "./store.js";

const PATIENCE_MS = 15000;
const MOST_AT_ONCE = 200;

/**
 * @typedef {"sent" | "offline" | "signed_out" | "not_yours" | "broken"} Outcome
 * @typedef {{outcome: Outcome, rows: import("./store.js").Row[], clock: number | null}} Sent
 */

/**
 * Send what waits, for whomever; each fact goes to the address of its own athlete.
 * @param {{athlete: string, session: string, known: string[]} | null} here the session that is
 *   shown: it is asked for news too
 * @param {import("./store.js").Row[]} memory rows that the phone could not keep
 * @returns {Promise<Sent>} the outcome of `here`, or the worst of all
 */
export async function sendWaiting(here = null, memory = []) {
  const waiting = [...(await readWaiting().catch(() => [])), ...memory];
  // In the order in which they were said: of two reports the later one counts.
  waiting.sort((one, other) => one.at - other.at);
  const places = new Map();
  if (here) places.set(`${here.athlete} ${here.session}`, { ...here, rows: [] });
  for (const row of waiting) {
    const key = `${row.athlete} ${row.session}`;
    if (!places.has(key)) places.set(key, { ...row, known: [], rows: [] });
    places.get(key).rows.push(row);
  }
  let worst = { outcome: "sent", rows: [], clock: null };
  for (const place of places.values()) {
    const sent = await sendPlace(place);
    if (worst.outcome === "sent" || (here && place.session === here.session)) worst = sent;
    if (sent.outcome === "offline") break;
  }
  return worst;
}

async function sendPlace(place) {
  const changed = [];
  let clock = null;
  for (let at = 0; at === 0 || at < place.rows.length; at += MOST_AT_ONCE) {
    const rows = place.rows.slice(at, at + MOST_AT_ONCE);
    const answer = await post(place, rows);
    if (answer.outcome !== "sent") return { outcome: answer.outcome, rows: changed, clock };
    clock = answer.clock;
    changed.push(...settle(rows, answer.tree, place));
  }
  try {
    if (changed.length) await putRows(changed);
  } catch {
    // They stay in the outbox and are sent once more: the server takes each once.
  }
  return { outcome: "sent", rows: changed, clock };
}

/** Return the rows that changed: saved, refused, or new from another phone. */
function settle(rows, tree, place) {
  const saved = new Set(tree.saved);
  const own = rows.flatMap((row) => {
    if (saved.has(row.id)) return [{ ...row, state: "saved", problem: "" }];
    const problem = tree.refused[row.id];
    return problem ? [{ ...row, state: "refused", problem }] : [];
  });
  const { athlete } = place;
  const news = tree.facts.map((fact) => {
    const { id, session } = fact;
    return { id, athlete, session, state: "saved", problem: "", at: Date.now(), fact };
  });
  return [...news, ...own];
}

async function post(place, rows, isAgain = false) {
  const began = Date.now();
  let answer;
  try {
    answer = await fetch(addressOf(place, "sync/"), {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": readToken() },
      body: JSON.stringify({ facts: rows.map((row) => row.fact), known: place.known }),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: "manual",
    });
    if (answer.status === 200) {
      const tree = await answer.json();
      const between = (began + Date.now()) / 2;
      return { outcome: "sent", tree, clock: between - Date.parse(tree.now) };
    }
  } catch {
    return { outcome: "offline" };
  }
  // The token may be that of somebody who signed out: ask for a new one, once.
  if (answer.status === 403 && !isAgain && (await renewToken(place))) {
    return post(place, rows, true);
  }
  return { outcome: outcomeOf(answer) };
}

function outcomeOf({ status, type }) {
  if (status === 401 || type === "opaqueredirect") return "signed_out";
  if (status === 404) return "not_yours";
  return status === 400 || status === 403 || status === 413 ? "broken" : "offline";
}

/** Return the address of a session on the server. */
export function addressOf({ athlete, session }, part) {
  return `/athletes/${athlete}/gym/${encodeURIComponent(session)}/${part}`;
}

function readToken() {
  return /(?:^|; )ironstride_csrf=([^;]*)/.exec(document.cookie)?.[1] ?? "";
}

async function renewToken(place) {
  const answer = await fetch(addressOf(place, "packet.json"), {
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);
  return answer?.ok ?? false;
}
