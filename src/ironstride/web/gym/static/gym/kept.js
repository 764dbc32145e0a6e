// What a session needs without a net: asked for where there is one, and kept on the phone.

import { addressOf } from "./outbox.js";
import { putPage, readPage } from "./store.js";

const PATIENCE_MS = 8000;
// Of `ironstride.web.gym.packet`: what an earlier version of the app kept is of no use to this one.
const FORMAT = "ironstride.gym/2";

/** Return the session that an address names. */
export function readPlace(pathname) {
  const [, , athlete, , session] = pathname.split("/");
  return { athlete, session: decodeURIComponent(session ?? "") };
}

/** Return what a phone kept of a session, null where this version of the page cannot read it. */
export async function readKept({ athlete, session }) {
  const page = await readPage(athlete, session).catch(() => null);
  return page?.kept?.packet.format === FORMAT ? page.kept : null;
}

/**
 * Ask the server for a session and keep it.
 * @returns {Promise<{outcome: string, kept: object | null}>}
 */
export async function fetchKept(place) {
  let kept;
  try {
    const answer = await fetch(addressOf(place, "packet.json"), { signal: AbortSignal.timeout(PATIENCE_MS) });
    const refused = { 401: "signed_out", 404: "not_yours" };
    if (!answer.ok) return { outcome: refused[answer.status] ?? "offline", kept: null };
    kept = await answer.json();
  } catch {
    return { outcome: "offline", kept: null };
  }
  await keepPage(place, kept.user, { kept });
  return { outcome: "sent", kept };
}

/** Keep content under a place; a phone that cannot goes on without. */
export function keepPage({ athlete, session }, user, content) {
  const page = { athlete, session, user: String(user ?? ""), at: Date.now(), ...content };
  return putPage(page).catch(() => {});
}
