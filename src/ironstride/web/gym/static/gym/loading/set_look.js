// The sets of a lift beside what is believed, and how much each is believed itself.

import { BIAS, noiseScale, RESERVE } from "./belief.js";
import { believableSets, besideBelief, dueOf, isOnlyAtLeast } from "./day_sets.js";
import { expect } from "./kalman.js";
import { diagonal } from "./linear_algebra.js";
import { MOST_REPS } from "./set_model.js";

// A variance that leaves a set without any weight.
const NO_WEIGHT = 1e6;

/**
 * Return the sets that can be believed beside the belief, of which they touch five elements.
 * @param {import("./belief.js").Belief} belief
 * @param {number} index which lift
 * @param {object[]} sets
 * @param {object} numbers
 * @returns {object} where (level, log k, bias, reserve, habit), believed (their mean), scale,
 *   sets, models, off, slopes, noise, innovation
 */
export function lookAt(belief, index, sets, numbers) {
  const lift = belief.lifts[index];
  const where = [lift.level, lift.curve, BIAS, RESERVE, lift.habit];
  const believed = where.map((at) => belief.mean[at]);
  const scale = noiseScale(belief, index, numbers);
  const kept = believableSets(sets, believed, numbers);
  const beside = kept.map((set) => besideBelief(set, believed, numbers));
  const models = beside.map((one) => one.model);
  const slopes = models.map(slopesOf);
  const noise = models.map((model) => scale * model.noise);
  const dayVariance = scale * numbers.day_log_sd ** 2;
  return {
    where,
    believed,
    scale,
    dayVariance,
    sets: kept,
    models,
    off: beside.map((one) => one.off),
    slopes,
    noise,
    innovation: expect(belief.covariance, where, slopes, diagonal(noise, dayVariance)),
  };
}

/** Return what a set changes with. Without a reserve its reps say nothing of the curve. */
function slopesOf(model) {
  const byLogK = model.isSilent ? 0 : model.byLogK;
  return [1, byLogK, model.byBias, model.byReserve, model.isSilent ? 1 : 0];
}

/**
 * Return the noise of each set, grown where the set is odd, and whether it is doubted.
 * @param {object} look
 * @param {boolean} isFirst whether no set of the lift has counted yet
 * @param {object} numbers
 * @returns {{noise: number[], doubted: boolean[]}}
 */
export function weighSets(look, isFirst, numbers) {
  const judged = look.sets.map((_, at) => weighSet(look, at, isFirst, numbers));
  const noise = judged.map((one) => one.noise);
  const unlike = unlikeOthers(look.off, noise, numbers);
  return { noise, doubted: judged.map((one, at) => one.isFar || unlike[at]) };
}

/** Return the noise of one set, and whether it is too far from what was expected. */
function weighSet(look, at, isFirst, numbers) {
  const { sets, models, off, innovation, noise } = look;
  const set = sets[at];
  const z = off[at] / Math.sqrt(innovation.spread[at][at]);
  const freedom = numbers.tail_freedom;
  const isLight = models[at].isSilent && z < 0;
  let grown = Math.max(1, (freedom + z ** 2) / (freedom + 1));
  if (isLight) grown = 1 + (numbers.light_set_variance - 1) * z ** 2;
  // Carried over too heavy: what was really lifted is no odd set.
  else if (isFirst && z < 0) grown = 1;
  const isOpenEnded = isOnlyAtLeast(set, numbers) && z < 0;
  const isFeatherlight =
    set.rir >= numbers.rir_sd.length - 1 && dueOf(set, look.believed, numbers) >= MOST_REPS;
  // A lift known from others only may be far from there: only a much heavier set is a slip.
  const isApart = isFirst
    ? off[at] > numbers.first_outlier_log
    : Math.abs(off[at]) > numbers.outlier_log;
  return {
    noise: noise[at] * (isOpenEnded || isFeatherlight ? NO_WEIGHT : grown),
    isFar: isApart && Math.abs(z) > numbers.outlier_z && !isLight && !isOpenEnded,
  };
}

/** Return which sets are too far from the others of the day. Of two the lighter is believed. */
function unlikeOthers(off, noise, numbers) {
  const order = off.map((_, at) => at).sort((one, other) => off[one] - off[other]);
  const middle = order[Math.floor((off.length - 1) / 2)];
  return off.map((one, at) => {
    const apart = Math.abs(one - off[middle]);
    const limit = numbers.outlier_z * Math.sqrt(noise[at] + noise[middle]);
    return apart > limit && apart > numbers.outlier_log;
  });
}
