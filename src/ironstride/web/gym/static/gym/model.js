// The page's memory: what the server sent, what this phone chose, and the facts.

import { buildDay } from "./day.js";
import { fetchKept, keepPage, readKept } from "./kept.js";
import { putRows, readPage, readRows } from "./store.js";

const NO_CHOICES = {
  ...{ mode: "guided", version: "", at: "", last: "", editing: "", finishing: false },
  ...{ swaps: {}, order: [], skipped: {}, extra: {}, drafts: {}, report: {} },
  ...{ rest: null, hold: null, doubt: null, sound: true },
};

export class Model {
  constructor(place, redraw) {
    this.place = place;
    this.redraw = redraw;
    this.kept = null;
    this.choices = structuredClone(NO_CHOICES);
    this.rows = new Map();
    // Rows that the phone could not keep: they live as long as this page does.
    this.unkept = new Set();
    this.outcome = "sent";
    // What the page shows next, as a selector; and whether it stays because there is no signal.
    this.seek = "";
    this.isStaying = false;
    this.offBy = 0;
    this.channel = new BroadcastChannel("ironstride-gym");
    this.channel.onmessage = () => this.readFacts().then(redraw);
  }

  get day() {
    return buildDay(this.kept, this.choices, this.facts);
  }

  get facts() {
    return [...this.rows.values()].map((row) => row.fact);
  }

  /** Take what the phone has; say whether there is a session in it. */
  async readKept() {
    const { athlete, session } = this.place;
    const chosen = await readPage(athlete, `${session}#choices`).catch(() => null);
    this.kept = await readKept(this.place);
    this.choices = { ...this.choices, ...chosen?.choices };
    await this.readFacts();
    return this.kept !== null;
  }

  async readFacts() {
    const rows = await readRows(this.place.athlete).catch(() => []);
    for (const row of rows) this.rows.set(row.id, row);
  }

  /** Ask the server for the session; return how that ended. */
  async fetch() {
    const { outcome, kept } = await fetchKept(this.place);
    this.kept = kept ?? this.kept;
    return outcome;
  }

  /** Change what this phone chose, and keep it for a reload; a question stands until then. */
  choose(changes) {
    this.choices = { ...this.choices, doubt: null, ...changes };
    const { athlete, session } = this.place;
    const own = { athlete, session: `${session}#choices` };
    keepPage(own, this.kept?.user, { choices: this.choices });
    this.redraw();
  }

  /** Remember values of a line that is not done yet. */
  draft(key, values) {
    const { drafts } = this.choices;
    this.choose({ drafts: { ...drafts, [key]: { ...drafts[key], ...values } } });
  }

  /** Return the drafts but that of a line. */
  draftsWithout(key) {
    const { [key]: _, ...others } = this.choices.drafts;
    return others;
  }

  /**
   * Keep facts: on the disk of the phone first, then on the page, then on the server.
   * Where the phone refuses, they stay on the page and that is said loudly.
   */
  async add(facts) {
    const { athlete, session } = this.place;
    const at = Date.now();
    const rows = facts.map((fact) => {
      return { id: fact.id, athlete, session, state: "waiting", problem: "", at, fact };
    });
    try {
      await putRows(rows);
      this.channel.postMessage("rows");
    } catch {
      for (const row of rows) this.unkept.add(row.id);
    }
    for (const row of rows) this.rows.set(row.id, row);
  }

  /** Take in what the server said. */
  take({ outcome, rows, clock }) {
    this.outcome = outcome;
    this.isStaying &&= outcome === "offline";
    this.offBy = clock ?? this.offBy;
    for (const row of rows) {
      this.rows.set(row.id, row);
      this.unkept.delete(row.id);
    }
    if (rows.length) this.channel.postMessage("rows");
    this.redraw();
  }

  get waiting() {
    return [...this.rows.values()].filter((row) => row.state === "waiting");
  }

  /** Refused facts that nothing has corrected or taken back yet. */
  get refused() {
    const settled = new Set(this.facts.map((fact) => fact.replaces));
    const rows = [...this.rows.values()];
    return rows.filter((row) => row.state === "refused" && !settled.has(row.id));
  }

  /** What the server need not send: facts that it has and this phone too. */
  get known() {
    return [...this.rows.values()].filter((row) => row.state === "saved").map((row) => row.id);
  }
}
