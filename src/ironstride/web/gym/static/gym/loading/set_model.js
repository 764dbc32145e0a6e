// How a set follows from the state: `loading/set_model.py`, one set at a time.
//
// A set is {id, logKg, reps, rir, before}; `rir` is NaN where it was not reported.

// Beyond this nobody can tell reps apart: a load that should allow more is just light.
export const MOST_REPS = 30;
const ROUNDING = 1e-9;

/** Return the reps to failure that a set had in it, as far as it was reported. */
export function doneReps(set, bias, reserve, numbers) {
  const said = set.rir;
  const left = Number.isNaN(said) ? reserve : said + (bias * said) / (said + 1);
  return set.reps + Math.max(left, 0) + numbers.whole_rep;
}

/** Return what the work sets before cost [log kg]. */
export function tiredness(set, numbers) {
  const cost = Number.isNaN(set.rir) ? numbers.silent_fatigue_per_set : numbers.fatigue_per_set;
  return cost * set.before;
}

/** Return the reps to failure that a load should allow at a log one-rep max. */
export function dueReps(logKg, level, logK) {
  const due = 1 + Math.expm1(level - logKg) / Math.exp(logK);
  return Math.min(Math.max(due, 1), MOST_REPS);
}

/**
 * Return the slopes and the noise of a set of so many reps to failure, `left` of them in reserve.
 * @returns {{byLogK: number, byRep: number, byBias: number, byReserve: number, isSilent: boolean,
 *   noise: number}}
 */
export function modelSet(set, failureReps, left, logK, numbers) {
  const isSilent = Number.isNaN(set.rir);
  const k = Math.exp(logK);
  const stretch = 1 + k * (failureReps - 1);
  const byRep = -k / stretch;
  // Who says that many are left is unsure of it, whatever should be left.
  const unsure = isSilent ? left : Math.max(left, (left + set.rir) / 2);
  const error = byRep * reserveSd(unsure, failureReps, isSilent, numbers);
  const variance = numbers.set_log_sd ** 2 + error ** 2;
  const counted = failureReps - numbers.whole_rep - (isSilent ? left : 0);
  // Rounding of the sum above may not decide: a set of just so many is not long.
  const isLong = counted > numbers.exact_reps_max + ROUNDING;
  return {
    byLogK: -(1 - 1 / stretch),
    byRep,
    byBias: isSilent ? 0 : (byRep * set.rir) / (set.rir + 1),
    byReserve: isSilent ? byRep : 0,
    isSilent,
    noise: isLong ? numbers.long_set_variance * variance : variance,
  };
}

/** Return the error of the reserve [rep] of a set that should have so much left. */
export function reserveSd(left, failureReps, isSilent, numbers) {
  if (isSilent) return numbers.reserve_set_sd;
  const error = between(left, numbers.rir_sd);
  return failureReps > numbers.rir_long_set_reps ? numbers.rir_sd_long_set * error : error;
}

/** Return the value at `place` on the line through `values` at 0, 1, 2, ... */
function between(place, values) {
  const last = values.length - 1;
  if (place >= last) return values[last];
  const low = Math.floor(Math.max(place, 0));
  return values[low] + (values[low + 1] - values[low]) * (Math.max(place, 0) - low);
}
