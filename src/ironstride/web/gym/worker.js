// Serves the gym page without a net. It keeps the empty page and what that loads, and nothing of
// any person: packets and facts are in the database of the page.

const NAME = `gym-${KEPT.version}`;
// In a cellar with one bar of signal a page that is there at once beats one that may come.
const PATIENCE_MS = 3000;

self.addEventListener("install", (event) => {
  // All or nothing: a new version takes over only when every part of it is here.
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll([KEPT.shell, ...KEPT.files]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(openPage(request));
  else if (KEPT.files.includes(pathname)) event.respondWith(fromCache(request));
});

function isOld(name) {
  return name.startsWith("gym-") && name !== NAME;
}

/** The server's own answer goes first, so that it says who may see a page. */
async function openPage(request) {
  const shell = () => caches.match(KEPT.shell);
  const late = new Promise((resolve) => {
    setTimeout(() => resolve(null), PATIENCE_MS);
  });
  const answered = fetch(request).catch(() => null);
  const answer = await Promise.race([answered, late]);
  if (answer && answer.status < 500) return answer;
  return (await shell()) ?? (await answered) ?? Response.error();
}

async function fromCache(request) {
  const kept = await (await caches.open(NAME)).match(request.url);
  return kept ?? fetch(request);
}
