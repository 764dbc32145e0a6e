// The worker that serves the page of one athlete without a net.

/** Let the phone keep the page; a browser without workers goes on without. */
export function serveOffline(athlete) {
  const { worker } = document.body.dataset;
  if (!worker || !navigator.serviceWorker) return;
  navigator.serviceWorker.register(worker, { scope: `/athletes/${athlete}/gym/` }).catch(() => {});
}
