// What stands in a set before it is done, so that a set as planned is one tap.

import { amountKey, loadsOf, plannedReserve } from "./columns.js";
import { inUnits } from "./loading/number_words.js";

/** Return the values of a line: what was typed, else what follows from the last set, else the plan. */
export function valuesOf(entry, line, kept, drafts) {
  const { target } = line;
  const key = amountKey(target);
  const values = { [key]: plannedAmount(target[key], key, kept.packet), rir: null };
  // A search is steered by what was left: nothing may stand there that nobody said.
  if (target.kind === "work" && !target.find_load) values.rir = plannedReserve(target);
  const load = loadFor(entry, target, kept);
  if (load !== null) values.load_kg = load;
  return { ...values, ...drafts[line.key] };
}

// Nobody steps off 22 yards: a planned distance stands to the nearest five, as its words say it.
const FIVE_YARDS_M = 5 * 0.9144;

/** The middle of a range leaves room to both sides. */
function plannedAmount(asked, key, { units }) {
  if (key === "distance_m" && units === "lb") return Math.max(1, Math.round(asked / FIVE_YARDS_M)) * FIVE_YARDS_M;
  return Array.isArray(asked) ? Math.floor((asked[0] + asked[1]) / 2) : asked;
}

function loadFor(entry, target, { packet }) {
  const { item, follow, lines } = entry;
  const isWork = target.kind === "work";
  if (isWork && (follow?.nextLoadKg ?? null) !== null) return follow.nextLoadKg;
  const last = lines.flatMap((line) => line.facts).filter((set) => set.exercise === item.exercise);
  if (isWork && (last.at(-1)?.load_kg ?? null) !== null) return last.at(-1).load_kg;
  if (target.load_kg) return loadInRange(target.load_kg, loadsOf(item, packet));
  return target.find_load ? searchStart(item, packet) : null;
}

/** Return the load nearest to the middle of a range, rather a lighter one. */
function loadInRange([low, high], loads) {
  const inside = loads.filter((one) => one >= low - 0.01 && one <= high + 0.01);
  const middle = (low + high) / 2;
  return inside.filter((one) => one <= middle + 0.01).at(-1) ?? inside[0] ?? low;
}

/** Return where a search begins: the weight of last time, else the one that its sentence names. */
export function searchStart(item, packet) {
  const last = previousSet(item, packet, 0)?.load_kg ?? null;
  if (last !== null) return last;
  const [start = ""] = item.search;
  const { units } = packet;
  const named = loadsOf(item, packet).find((one) => start.includes(` ${inUnits(one, units)} ${units}`));
  return named ?? null;
}

/** Return the set of last time that stands beside a line, undefined for a first time. */
export function previousSet(item, packet, at) {
  const sets = packet.previous[item.exercise]?.sets ?? [];
  return sets[at] ?? sets.at(-1);
}

/** What hurt, lost its form or missed its reps is nothing to try for more of. */
function wentWell({ pain, technique, reps, target }, { numbers }) {
  const isMissed = reps < (target?.reps?.[0] ?? 0);
  return !isMissed && technique !== "shaky" && (pain ?? 0) < numbers.pain_limit_from;
}

/** Return which best a set is, null where it is none: the heaviest, or the most reps at a weight. */
export function bestOf(set, kept, earlier) {
  const known = kept.bests[set.exercise];
  if (!wentWell(set, kept.packet) || kept.deload || !known || set.kind !== "work" || !set.load_kg || !set.reps) return null;
  const today = earlier.filter((one) => one.exercise === set.exercise && one.id !== set.id);
  const all = [...known, ...today.map((one) => [one.load_kg ?? 0, one.reps ?? 0])];
  const isBeaten = all.some(([load, reps]) => load >= set.load_kg && reps >= set.reps);
  if (isBeaten) return null;
  return all.every(([load]) => load < set.load_kg) ? "heaviest" : "most_reps";
}
