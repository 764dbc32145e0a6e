// The sets of one lift on one day beside what is believed: `loading/day_sets.py`.
//
// `believed` is [level, log k, bias, reserve, habit].

import { doneReps, dueReps, modelSet, reserveSd, tiredness } from "./set_model.js";

// How far a report may be off, in its standard deviations, before it is believed to say more.
const USUAL_SD = 3;

/** Return the log one-rep max [log kg] that a set stands for by itself. */
export function impliedLevel(set, logK, bias, reserve, numbers) {
  const done = doneReps(set, bias, reserve, numbers);
  const possible = Math.log1p(Math.exp(logK) * Math.max(done - 1, 0));
  return set.logKg + possible + tiredness(set, numbers);
}

/** Return whether a set left more in reserve than anybody can count: at least so many. */
export function isOnlyAtLeast(set, numbers) {
  return set.reps + (Number.isNaN(set.rir) ? 0 : set.rir) > numbers.most_counted;
}

/** Return the sets to believe: those that report their reserve, else the best one. */
export function believableSets(sets, believed, numbers) {
  const said = sets.filter((set) => !Number.isNaN(set.rir));
  if (said.length) return said;
  const [, logK, bias, reserve] = believed;
  const levels = sets.map((set) => impliedLevel(set, logK, bias, reserve, numbers));
  return [sets[levels.indexOf(Math.max(...levels))]];
}

/** Return the reps to failure that a set should allow. */
export function dueOf(set, believed, numbers) {
  return dueReps(set.logKg, levelOf(set, believed, numbers), believed[1]);
}

/** Return the log one-rep max for a set: with the habit if silent, less what is tired. */
function levelOf(set, believed, numbers) {
  const habit = Number.isNaN(set.rir) ? believed[4] : 0;
  return believed[0] + habit - tiredness(set, numbers);
}

/**
 * Return the model of a set and how far off it is [log kg].
 * @returns {{model: object, off: number}}
 */
export function besideBelief(set, believed, numbers) {
  const [, logK, bias, reserve] = believed;
  const level = levelOf(set, believed, numbers);
  const done = doneReps(set, bias, reserve, numbers);
  const due = dueReps(set.logKg, level, logK);
  const left = Math.max(due - numbers.whole_rep - set.reps, 0);
  // What goes beyond the usual error of a report was done: there the slopes are taken.
  const error = USUAL_SD * reserveSd(left, due, Number.isNaN(set.rir), numbers);
  const seen = due + Math.sign(done - due) * Math.max(Math.abs(done - due) - error, 0);
  const model = modelSet(set, Math.max(seen, 1), left, logK, numbers);
  const possible = Math.log1p(Math.exp(logK) * Math.max(done - 1, 0));
  return { model, off: possible - (level - set.logKg) };
}

/**
 * Return whether a set went to the limit, beyond the reps of all sets before it with that weight.
 * Nobody does so on a bad day.
 */
export function hasLimitCheck(sets) {
  return sets.some((set, place) => {
    if (set.rir !== 0) return false;
    const before = sets.slice(0, place).filter((one) => one.logKg === set.logKg && one.rir > 0);
    return before.length > 0 && set.reps > Math.max(...before.map((one) => one.reps));
  });
}
