// Numbers as the core writes them: the same digits as Python's rounding and its format "g".

const KG_PER_LB = 0.45359237;

/**
 * Return a number with so many decimals, a tie to the even digit.
 * @param {number} value
 * @param {number} digits
 * @returns {number}
 */
export function roundHalfEven(value, digits) {
  // 10^digits * value ends in .5 only where 2^(digits+1) * value is odd.
  const isTie = Math.abs((value * 2 ** (digits + 1)) % 2) === 1;
  if (!isTie) return Number(value.toFixed(digits));
  const scaled = value * 10 ** digits;
  const even = 2 * Math.round(scaled / 2);
  return even / 10 ** digits;
}

/**
 * Return a number without needless zeros, to six digits.
 * @param {number} value
 * @returns {string}
 */
export function sayNumber(value) {
  return String(Number(value.toPrecision(6)));
}

/**
 * Return a load [kg] as a number in the runner's units.
 * @param {number} loadKg
 * @param {"kg" | "lb"} units
 * @returns {string}
 */
export function inUnits(loadKg, units) {
  const load = units === "kg" ? loadKg : roundHalfEven(loadKg / KG_PER_LB, 1);
  return sayNumber(roundHalfEven(load, 2));
}

/**
 * Return "8-10", or "8" where both ends are the same.
 * @param {number[]} bounds
 * @returns {string}
 */
export function span(bounds) {
  return bounds[0] === bounds[1] ? `${bounds[0]}` : `${bounds[0]}-${bounds[1]}`;
}

/**
 * Return a sentence with `{name}` filled in.
 * @param {string} text
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
