// Facts: what was done, said once and never changed. A later one corrects an earlier one.

/** Return the time on this phone's clock, as the log has it: no zone, whole seconds. */
export function localTime(at = new Date()) {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60000);
  return shifted.toISOString().slice(0, 19);
}

/** Return an id that no other phone makes. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  // Only pages over https, and of this very machine, have the one above.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const digits = [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("");
  return digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

/** Return a set as a fact; values that were not said are left out. */
export function setFact(session, entry, target, values, facts) {
  const said = Object.entries(values).filter(([, value]) => value !== null && value !== "");
  return {
    type: "set",
    id: newId(),
    item: entry.id,
    session,
    exercise: entry.item.exercise,
    performed_at: ownSecond(facts),
    set_kind: entry.item.set_kind,
    kind: target.kind,
    ...Object.fromEntries(said),
    target: asTarget(target, entry.item),
  };
}

/** Two sets of one second would have no order on another phone. */
function ownSecond(facts) {
  const now = localTime();
  const taken = new Set(facts.map((one) => one.performed_at));
  let at = Date.parse(`${now}Z`);
  while (taken.has(new Date(at).toISOString().slice(0, 19))) at += 1000;
  return new Date(at).toISOString().slice(0, 19);
}

const NOTHING_ASKED = {
  ...{ reps: null, seconds: null, distance_m: null, contacts: null, per_side: false },
  ...{ load_kg: null, find_load: false, rir: null, first_rep_effort_min: null },
  ...{ rest_s: 0, tempo: null },
};

/** Return what was asked, with every key of a planned set and no other. */
function asTarget(target, item) {
  const asked = { kind: target.kind, set_kind: item.set_kind };
  for (const [key, nothing] of Object.entries(NOTHING_ASKED)) asked[key] = target[key] ?? nothing;
  return asked;
}

/** Return a fact that says a set anew. */
export function correction(fact, values) {
  const merged = { ...fact, ...values, id: newId(), replaces: fact.id };
  const said = Object.entries(merged).filter(([, value]) => value !== null && value !== "");
  return Object.fromEntries(said);
}

/** Return a fact that takes a set back. */
export function voidFact({ id, item, session, exercise, performed_at }) {
  return { type: "void", id: newId(), replaces: id, item, session, exercise, performed_at };
}

/** Return how the session went, as a fact. */
export function reportFact(session, record) {
  return { type: "report", id: newId(), session, performed_at: localTime(), ...record };
}

/** Return the sets that count: those that no later fact corrects or takes back, in their order. */
export function liveSets(facts) {
  const replaced = new Set(facts.map((one) => one.replaces).filter(Boolean));
  const sets = facts.filter((one) => one.type === "set" && !replaced.has(one.id));
  return sets.sort((one, other) => (one.performed_at < other.performed_at ? -1 : 1));
}

/** Return whether an exercise ends because it hurts: the same limit for all kinds of sets. */
export function isTooPainful(fact, packet) {
  return (fact.pain ?? 0) > packet.numbers.pain_stop_above;
}

/** Return the newest report of a session, undefined where there is none. */
export function newestReport(facts, session) {
  const own = facts.filter((one) => one.type === "report" && one.session === session);
  return own.sort((one, other) => (one.performed_at < other.performed_at ? -1 : 1)).at(-1);
}
