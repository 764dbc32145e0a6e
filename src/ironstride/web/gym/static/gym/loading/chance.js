// The normal distribution to the last digits: a verdict turns on a chance.

const SERIES_BELOW = 2.5;
const FRACTION_TERMS = 80;

/**
 * Return the chance that a standard normal value lies under `z`.
 * @param {number} z
 * @returns {number}
 */
export function normalChance(z) {
  return erfc(-z / Math.SQRT2) / 2;
}

/**
 * Return the complementary error function.
 * @param {number} x
 * @returns {number}
 */
export function erfc(x) {
  if (x < 0) return 2 - erfc(-x);
  return x < SERIES_BELOW ? 1 - erfBySeries(x) : erfcByFraction(x);
}

/** Return erf: 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (2n+1)!!, where all terms add up. */
function erfBySeries(x) {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * Number.EPSILON / 4; n += 1) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** Return erfc by its continued fraction, exp(-x^2)/sqrt(pi) / (x + 1/2 / (x + 2/2 / (x + ... */
function erfcByFraction(x) {
  let below = x;
  for (let n = FRACTION_TERMS; n >= 1; n -= 1) below = x + n / 2 / below;
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / below;
}
