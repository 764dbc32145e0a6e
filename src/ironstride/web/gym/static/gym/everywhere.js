// On every page of the app: sends what waits, forgets what is somebody else's, and gets today's
// session ready for a cellar without signal.

import { serveOffline } from "./installed.js";
import { fetchKept, readPlace } from "./kept.js";
import { sendWaiting } from "./outbox.js";
import { forget } from "./store.js";
import { oneTab } from "./sync.js";

async function begin() {
  const { user = "" } = document.body.dataset;
  await forget(user).catch(() => {});
  const start = document.querySelector("[data-gym-start]");
  if (start) {
    const place = readPlace(new URL(start.href).pathname);
    serveOffline(place.athlete);
    await fetchKept(place);
  }
  if (user) await oneTab(() => sendWaiting());
}

begin();
