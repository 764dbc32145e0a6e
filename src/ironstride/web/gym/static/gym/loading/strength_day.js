// The sets of a day, lift by lift in the order in which they were begun: `loading/strength_model.py`.

import { findLift } from "./belief.js";
import { isOnlyAtLeast } from "./day_sets.js";
import { updateLift } from "./lift_update.js";
import { beginLift, joinLift } from "./related_lifts.js";

const WEIGHED = new Set(["load_reps", "bodyweight", "assisted"]);

/**
 * Return everything moved [kg] with a load as written.
 * @param {number} loadKg
 * @param {object} lift of the packet
 * @returns {number}
 */
export function movedKg(loadKg, lift) {
  return lift.share_kg + lift.sign * lift.hands * loadKg;
}

/**
 * Return what is believed after the sets of a day.
 * @param {import("./belief.js").Belief} belief at the start of the day
 * @param {object[]} sets of the day in order; sets of lifts that the packet lacks say nothing
 * @param {object} packet
 * @returns {{belief: object, lifts: Map<string, object>, doubted: Set<string>}} of each lift: sets
 *   (how many), belief and form after it
 */
export function followDay(belief, sets, packet) {
  const lifts = new Map();
  const doubted = new Set();
  let now = belief;
  for (const work of worksOf(sets, packet)) {
    const session = judgeLift(now, work, packet);
    now = session.belief;
    session.doubted.forEach((id) => doubted.add(id));
    lifts.set(work.exercise, { sets: work.count, belief: now, form: session.form });
  }
  return { belief: now, lifts, doubted };
}

/** Return the work sets of each lift, in the order in which the lifts were begun. */
function worksOf(sets, packet) {
  const works = new Map();
  for (const set of sets) {
    const lift = packet.lifts[set.exercise];
    if (set.kind !== "work" || !lift) continue;
    const fresh = { exercise: set.exercise, begunAt: set.performed_at, count: 0, told: [] };
    const work = works.get(set.exercise) ?? fresh;
    works.set(set.exercise, work);
    const moved = movedKg(set.load_kg ?? 0, lift);
    if (isInformative(set, moved, packet.numbers)) {
      const rir = set.rir ?? NaN;
      const told = { id: set.id, logKg: Math.log(moved), reps: set.reps, rir, before: work.count };
      work.told.push(told);
    }
    work.count += 1;
  }
  return [...works.values()].sort(
    (one, other) =>
      inOrder(one.begunAt, other.begunAt) || inOrder(one.exercise, other.exercise),
  );
}

/** Return below 0 where `one` comes first, above 0 where it comes last. */
function inOrder(one, other) {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Return whether a set says something about a one-rep max. */
function isInformative(set, moved, numbers) {
  if (!WEIGHED.has(set.set_kind) || set.reps === null || set.reps === undefined) return false;
  return moved > 0 && set.reps <= numbers.reps_max;
}

/** Return what the sets of a lift say; what nobody moves was mistyped, and says nothing. */
function judgeLift(belief, work, packet) {
  const isPossible = (set) => set.logKg <= packet.numbers.most_log_kg;
  const session = judgePossible(belief, work.exercise, work.told.filter(isPossible), packet);
  const slips = work.told.filter((set) => !isPossible(set)).map((set) => set.id);
  return { ...session, doubted: [...session.doubted, ...slips] };
}

function judgePossible(belief, exercise, told, packet) {
  let index = findLift(belief, exercise);
  let sets = told;
  if (index < 0 || !belief.lifts[index].sets_used) {
    // "At least so many" says nothing of a lift that is not known yet.
    sets = sets.filter((set) => !isOnlyAtLeast(set, packet.numbers));
  }
  if (!sets.length) return { belief, form: null, doubted: [] };
  let known = belief;
  if (index < 0) {
    known = joinLift(belief, exercise, packet) ?? beginLift(belief, exercise, sets, packet);
    index = known.lifts.length - 1;
  }
  return updateLift(known, index, sets, packet.numbers);
}
