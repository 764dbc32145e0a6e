// What the phone keeps: facts until the server has them, and what a session needs without a net.

const NAME = "ironstride-gym";
const KEEP_MS = 14 * 24 * 3600 * 1000;
let opening = null;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("facts", { keyPath: "id" }).createIndex("state", "state");
      request.result.createObjectStore("pages", { keyPath: ["athlete", "session"] });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => {
        opening = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opening.catch(() => {
    opening = null;
  });
  return opening;
}

/** Return what `work` asked for, once the whole transaction is on the disk. */
async function run(store, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: "strict" });
    const request = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(request?.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/**
 * @typedef {object} Row
 * @property {string} id
 * @property {string} athlete the only one whose address it is ever sent to
 * @property {string} session
 * @property {"waiting" | "saved" | "refused"} state
 * @property {string} problem why it was refused
 * @property {number} at when this phone got it
 * @property {object} fact as it is sent
 */

/** Keep rows, all or none. @param {Row[]} rows */
export function putRows(rows) {
  return run("facts", "readwrite", (store) => {
    for (const row of rows) store.put(row);
  });
}

/** Return all rows of an athlete. @returns {Promise<Row[]>} */
export async function readRows(athlete) {
  const rows = await run("facts", "readonly", (store) => store.getAll());
  return rows.filter((row) => row.athlete === athlete);
}

/** Return what no server has yet, of all people who logged here. @returns {Promise<Row[]>} */
export function readWaiting() {
  return run("facts", "readonly", (store) => store.index("state").getAll("waiting"));
}

/** Keep what a session needs, or what the page remembers of it. */
export function putPage(page) {
  return run("pages", "readwrite", (store) => store.put(page));
}

/** Return what is kept of a session, undefined where nothing is. */
export function readPage(athlete, session) {
  return run("pages", "readonly", (store) => store.get([athlete, session]));
}

/**
 * Forget what does not belong to `user`, and what is old and safe on the server.
 *
 * What was not sent is never forgotten, whoever is signed in.
 * @param {string} user empty where nobody is signed in
 */
export async function forget(user) {
  const pages = await run("pages", "readonly", (store) => store.getAll());
  const foreign = new Set(pages.filter((one) => one.user !== user).map((one) => one.athlete));
  const oldest = Date.now() - KEEP_MS;
  const isGone = (one) => foreign.has(one.athlete) || one.at < oldest;
  await deleteWhere("pages", isGone);
  await deleteWhere("facts", (row) => row.state === "saved" && isGone(row));
}

function deleteWhere(name, isGone) {
  return run(name, "readwrite", (store) => {
    store.openCursor().onsuccess = (event) => {
      const cursor = event.target.result;
      if (!cursor) return;
      if (isGone(cursor.value)) cursor.delete();
      cursor.continue();
    };
  });
}
