// What the sets of one lift on one day teach: `loading/session_update.py`.

import { BIAS, RESERVE, withLift } from "./belief.js";
import { hasLimitCheck, impliedLevel } from "./day_sets.js";
import { correct, expect, weightsOf } from "./kalman.js";
import { diagonal, dot } from "./linear_algebra.js";
import { lookAt, weighSets } from "./set_look.js";

/**
 * Return what is believed after the sets of one lift.
 * @param {import("./belief.js").Belief} belief
 * @param {number} index which lift
 * @param {object[]} sets at least one
 * @param {object} numbers
 * @returns {{belief: object, form: object | null, doubted: string[]}} `form` is how much stronger
 *   than usual the runner is today: mean, variance, withState (its covariance with the belief)
 */
export function updateLift(belief, index, sets, numbers) {
  const lift = belief.lifts[index];
  const look = lookAt(belief, index, sets, numbers);
  let { noise, doubted } = weighSets(look, !lift.sets_used, numbers);
  let opened = belief;
  let doubt = null;
  if (doubted.every(Boolean)) {
    doubt = medianLevel(look, look.sets, numbers);
    if (isDoubtedAlike(lift.doubted_log_kg, doubt, look.believed[0])) {
      opened = openLevel(opened, lift, doubt);
      noise = look.noise;
      doubted = doubted.map(() => false);
      doubt = null;
    }
  }
  const used = doubted.map((one) => !one);
  const said = look.sets.filter((set, at) => used[at] && !Number.isNaN(set.rir));
  if (said.length && !lift.sets_used) {
    // As far as the first own sets are from what was carried over, the ratio may well be off.
    opened = openLevel(opened, lift, medianLevel(look, said, numbers));
  }
  const count = used.filter(Boolean).length;
  const learned = count
    ? learn(opened, look, noise, used, numbers)
    : { belief, form: null };
  const surprise = lift.sets_used ? surpriseOf(look, lift, numbers) : {};
  const seen = { ...surprise, sets_used: lift.sets_used + count, doubted_log_kg: doubt };
  return {
    belief: withLift(learned.belief, index, seen),
    form: learned.form,
    doubted: look.sets.filter((_, at) => doubted[at]).map((set) => set.id),
  };
}

/** Return the middle of the levels that sets stand for. */
function medianLevel(look, sets, numbers) {
  const [, logK, bias, reserve] = look.believed;
  const levels = sets
    .map((set) => impliedLevel(set, logK, bias, reserve, numbers))
    .sort((one, other) => one - other);
  const low = levels[Math.floor((levels.length - 1) / 2)];
  return (low + levels[Math.floor(levels.length / 2)]) / 2;
}

/** Return whether two sessions in a row were too far off on the same side. */
function isDoubtedAlike(before, doubt, level) {
  return before !== null && (before - level) * (doubt - level) > 0;
}

/** Return the belief with a level that may be anywhere up to `level`. */
function openLevel(belief, lift, level) {
  const covariance = belief.covariance.map((row) => [...row]);
  covariance[lift.level][lift.level] += (level - belief.mean[lift.level]) ** 2;
  return { ...belief, covariance };
}

/** Return how noisy the sessions of a lift are, after one more. */
function surpriseOf(look, lift, numbers) {
  const weights = weightsOf(look.innovation);
  const sum = weights.reduce((total, one) => total + one, 0);
  const surpriseSd = dot(weights, look.off) / Math.sqrt(sum);
  const memory = numbers.scale_memory;
  const most = numbers.outlier_z;
  return {
    surprises: memory * lift.surprises + Math.min(surpriseSd ** 2, most ** 2) * look.scale,
    surprise_count: memory * lift.surprise_count + 1,
  };
}

/** Return the belief after the sets that are used, and the form of the day. */
function learn(belief, look, noise, used, numbers) {
  const kept = (values) => values.filter((_, at) => used[at]);
  const off = kept(look.off);
  const common = diagonal(kept(noise), look.dayVariance);
  const innovation = expect(belief.covariance, look.where, kept(look.slopes), common);
  // A bias of the reports is learned from checks of the limit alone.
  const held = hasLimitCheck(look.sets) ? [] : [BIAS];
  const after = correct(belief.mean, belief.covariance, innovation, off, held);
  const learned = boundHabit({ ...belief, ...after }, look, numbers);
  return { belief: learned, form: formOf(innovation, off, look.dayVariance) };
}

/** Return the belief in which a silent set has left at least nothing in reserve. */
function boundHabit(belief, look, numbers) {
  const at = look.where[4];
  const byReserve = Math.max(...look.models.map((model) => model.byReserve));
  const room = -byReserve * Math.max(belief.mean[RESERVE], 0);
  if (!look.models.every((model) => model.isSilent) || belief.mean[at] <= room) return belief;
  const noise = [[numbers.proof_log_sd ** 2]];
  const innovation = expect(belief.covariance, [at], [[1]], noise);
  const residual = [room - belief.mean[at]];
  return { ...belief, ...correct(belief.mean, belief.covariance, innovation, residual, [BIAS]) };
}

/** Return what the sets say of today alone. */
function formOf(innovation, off, prior) {
  const weights = weightsOf(innovation);
  const sum = weights.reduce((total, one) => total + one, 0);
  return {
    mean: prior * dot(weights, off),
    variance: prior - prior ** 2 * sum,
    withState: innovation.cross.map((row) => -prior * dot(row, weights)),
  };
}
