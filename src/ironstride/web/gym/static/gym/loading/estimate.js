// The believed one-rep max of a lift: `loading/estimate.py` and `loading/known_strength.py`.

import { findLift } from "./belief.js";
import { normalChance } from "./chance.js";
import { joinLift } from "./related_lifts.js";

/**
 * @typedef {object} Estimate
 * @property {number} medianKg all that is moved in one rep, the body's share included
 * @property {number} levelLogSd
 * @property {number} k slope of the reps curve [1/rep]
 * @property {number} curveLogSd
 * @property {number} surestWeight
 * @property {number} formLogSd
 * @property {boolean} isOwn whether sets of the lift itself have counted
 */

/**
 * Return the one-rep max of a lift for its next set today, null where nothing is believed of it.
 * @param {string} exercise
 * @param {object} day what `followDay` returns
 * @param {object} packet
 * @returns {Estimate | null}
 */
export function estimateNextSet(exercise, day, packet) {
  const done = day.lifts.get(exercise);
  if (!done || done.form === null) return estimateLift(exercise, day.belief, packet);
  const index = findLift(done.belief, exercise);
  const tired = packet.numbers.fatigue_per_set * done.sets;
  return readEstimate(done.belief, index, packet.numbers, done.form, tired);
}

/** Return the one-rep max of a lift; without own sets, of the surest related lift. */
function estimateLift(exercise, belief, packet) {
  const index = findLift(belief, exercise);
  if (index >= 0 && belief.lifts[index].sets_used) {
    return readEstimate(belief, index, packet.numbers, null, 0);
  }
  const joined = joinLift(belief, exercise, packet);
  if (joined === null) return null;
  return readEstimate(joined, joined.lifts.length - 1, packet.numbers, null, 0);
}

function readEstimate(belief, index, numbers, form, tired) {
  const lift = belief.lifts[index];
  const { level: at, curve } = lift;
  let level = belief.mean[at] - tired;
  let variance = belief.covariance[at][at];
  let shared = belief.covariance[at][curve];
  const curveVariance = belief.covariance[curve][curve];
  let formLogSd = Math.hypot(numbers.day_log_sd, numbers.set_log_sd);
  if (form !== null) {
    level += form.mean;
    variance += 2 * form.withState[at] + form.variance;
    shared += form.withState[curve];
    formLogSd = numbers.set_log_sd;
  }
  const logK = Math.min(Math.max(belief.mean[curve], numbers.least_log_k), numbers.most_log_k);
  return {
    medianKg: Math.exp(level),
    levelLogSd: Math.sqrt(variance - shared ** 2 / curveVariance),
    k: Math.exp(logK),
    curveLogSd: Math.sqrt(curveVariance),
    surestWeight: shared / curveVariance,
    formLogSd,
    isOwn: lift.sets_used > 0,
  };
}

/** Return by how much a load at so many reps to failure is under the one-rep max. */
export function stretch(k, repsToFailure) {
  return 1 + k * (repsToFailure - 1);
}

/** Return the median load [kg moved] for these reps to failure. */
export function loadKgAt(estimate, repsToFailure) {
  return estimate.medianKg / stretch(estimate.k, repsToFailure);
}

/** Return the uncertainty of log(load) for these reps to failure in one set of one day. */
export function logSdAt(estimate, repsToFailure) {
  const slopeWeight = 1 - 1 / stretch(estimate.k, repsToFailure);
  const apart = estimate.surestWeight - slopeWeight;
  return Math.hypot(estimate.levelLogSd, estimate.curveLogSd * apart, estimate.formLogSd);
}

/** Return the chance that a set with so much moved [kg] has fewer reps in it than these. */
export function chanceBelow(estimate, moved, repsToFailure) {
  if (moved <= 0) return 0;
  const apart = Math.log(moved / loadKgAt(estimate, repsToFailure));
  return normalChance(apart / logSdAt(estimate, repsToFailure));
}
