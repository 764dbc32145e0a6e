// What is believed of the lifts of a session: `loading/strength_state.py`, the part that sets touch.

import { fromLowerHalf } from "./linear_algebra.js";

/** The slopes of the reps curves stand first, then these two, then the lifts. */
export const BIAS = 4;
export const RESERVE = BIAS + 1;

/**
 * @typedef {object} Belief
 * @property {object[]} lifts of each: exercise, curve, level and habit (their place in `mean`),
 *   sets_used, surprises, surprise_count, doubted_log_kg (null where nothing is doubted)
 * @property {number[]} mean
 * @property {number[][]} covariance
 * @property {number} otherSurprises of all lifts that the session does not touch
 * @property {number} otherSurpriseCount
 */

/**
 * Return what was believed at the start of the day.
 * @param {object} tree `belief` of a packet
 * @returns {Belief}
 */
export function readBelief(tree) {
  return {
    lifts: tree.lifts,
    mean: tree.mean,
    covariance: fromLowerHalf(tree.covariance, tree.mean.length),
    otherSurprises: tree.other_surprises,
    otherSurpriseCount: tree.other_surprise_count,
  };
}

/**
 * Return which lift of the belief an exercise is, -1 for none.
 * @param {Belief} belief
 * @param {string} exercise
 * @returns {number}
 */
export function findLift(belief, exercise) {
  return belief.lifts.findIndex((lift) => lift.exercise === exercise);
}

/**
 * Return by how much the variance of the sets of a lift is larger than expected.
 * @param {Belief} belief
 * @param {number} index
 * @param {object} numbers
 * @returns {number}
 */
export function noiseScale(belief, index, numbers) {
  const prior = numbers.scale_prior;
  let surprises = belief.otherSurprises;
  let count = belief.otherSurpriseCount;
  for (const lift of belief.lifts) {
    surprises += lift.surprises;
    count += lift.surprise_count;
  }
  const usual = (prior + surprises) / (prior + count);
  const own = belief.lifts[index];
  return (prior * usual + own.surprises) / (prior + own.surprise_count);
}

/**
 * Return the belief with one lift's facts changed.
 * @param {Belief} belief
 * @param {number} index
 * @param {object} changes
 * @returns {Belief}
 */
export function withLift(belief, index, changes) {
  const lifts = belief.lifts.map((lift, at) => (at === index ? { ...lift, ...changes } : lift));
  return { ...belief, lifts };
}

/**
 * Return the belief with one more lift.
 * @param {Belief} belief
 * @param {string} exercise
 * @param {number} curve
 * @param {{level: number, levelSd: number, source: number, share: number}} prior `source` is the
 *   lift it follows from, -1 for none
 * @param {object} numbers
 * @returns {Belief}
 */
export function addLift(belief, exercise, curve, prior, numbers) {
  const size = belief.mean.length;
  const covariance = belief.covariance.map((row) => [...row, 0, 0]);
  covariance.push(new Array(size + 2).fill(0), new Array(size + 2).fill(0));
  covariance[size][size] = prior.levelSd ** 2;
  covariance[size + 1][size + 1] = numbers.habit_log_sd ** 2;
  if (prior.source >= 0) {
    const at = belief.lifts[prior.source].level;
    for (let column = 0; column < size; column += 1) {
      const shared = prior.share * belief.covariance[at][column];
      covariance[size][column] = shared;
      covariance[column][size] = shared;
    }
    covariance[size][size] += prior.share * covariance[size][at];
  }
  const lift = {
    exercise,
    curve,
    level: size,
    habit: size + 1,
    sets_used: 0,
    surprises: 0,
    surprise_count: 0,
    doubted_log_kg: null,
  };
  return {
    ...belief,
    lifts: [...belief.lifts, lift],
    mean: [...belief.mean, prior.level, 0],
    covariance,
  };
}
