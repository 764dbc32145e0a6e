// The Gaussian update of a state by observations: `loading/kalman.py` for one runner.

import { dot, multiply, solve, transpose } from "./linear_algebra.js";

/**
 * Return what observations are expected to vary with.
 * @param {number[][]} covariance (d, d)
 * @param {number[]} where the elements of the state that they touch
 * @param {number[][]} slopes (m, where.length)
 * @param {number[][]} noise (m, m)
 * @returns {{cross: number[][], spread: number[][]}} cross (d, m), spread (m, m)
 */
export function expect(covariance, where, slopes, noise) {
  const cross = covariance.map((row) => {
    const touched = where.map((at) => row[at]);
    return slopes.map((slope) => dot(touched, slope));
  });
  const spread = multiply(
    slopes,
    where.map((at) => cross[at]),
  ).map((row, at) => row.map((value, column) => value + noise[at][column]));
  return { cross, spread };
}

/**
 * Return the weights of observations that all say the same: spread^-1 times ones.
 * @param {{spread: number[][]}} innovation
 * @returns {number[]}
 */
export function weightsOf(innovation) {
  const ones = innovation.spread.map(() => [1]);
  return solve(innovation.spread, ones).map((row) => row[0]);
}

/**
 * Return mean and covariance after observations.
 * @param {number[]} mean (d)
 * @param {number[][]} covariance (d, d)
 * @param {{cross: number[][], spread: number[][]}} innovation
 * @param {number[]} residual (m) observed minus expected
 * @param {number[]} [held] elements that learn nothing and keep their variance
 * @returns {{mean: number[], covariance: number[][]}}
 */
export function correct(mean, covariance, innovation, residual, held = []) {
  const explained = solve(innovation.spread, transpose(innovation.cross));
  const moved = mean.map(
    (value, at) => value + residual.reduce((sum, one, row) => sum + one * explained[row][at], 0),
  );
  const taken = multiply(innovation.cross, explained);
  const narrowed = covariance.map((row, at) => row.map((value, column) => value - taken[at][column]));
  for (const one of held) {
    moved[one] = mean[one];
    for (const other of held) narrowed[one][other] = covariance[one][other];
  }
  const even = narrowed.map((row, at) => row.map((value, column) => (value + narrowed[column][at]) / 2));
  return { mean: moved, covariance: even };
}
