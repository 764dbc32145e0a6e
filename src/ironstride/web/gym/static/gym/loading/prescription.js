// The load that most likely ends as asked: `loading/prescription.py`.

import { chanceBelow, loadKgAt, logSdAt } from "./estimate.js";
import { countUpTo, movedOf } from "./request.js";

const UNWEIGHED = new Set(["band", "bodyweight", "other"]);

/**
 * Return the chance that a set with so much moved [kg] can end as asked.
 * @param {number} moved
 * @param {import("./request.js").Request} request
 * @returns {number}
 */
export function fitChance(moved, request) {
  const { reps } = request.target;
  const [low, high] = request.item.asked_rir;
  const within = request.numbers.within_reps;
  const least = Math.max(reps[0] + low - within, 1);
  // A rep that is possible only in part is not one more.
  const most = reps[1] + high + within + 1;
  const { estimate } = request;
  return chanceBelow(estimate, moved, most) - chanceBelow(estimate, moved, least);
}

/**
 * Return the best load of the range [kg, as written], null where there is no range.
 * @param {import("./request.js").Request} request
 * @param {number | null} [capFromKg] no growth beyond the cap of a day from there
 * @returns {number | null}
 */
export function findBestLoad(request, capFromKg = null) {
  const { estimate, item, loads, asked } = request;
  if (UNWEIGHED.has(item.implement) || !loads.length || estimate === null) return null;
  const wanted = wantedRange(request);
  const share = request.lift.share_kg;
  const written = (moved) => (moved - share) / item.counted;
  let last = countUpTo(asked, written(wanted.highKg)) - 1;
  if (last < 0) return null;
  const middle = written(wanted.middleKg);
  const fits = (load) => [fitChance(share + item.counted * load, request), -Math.abs(load - middle)];
  const above = Math.min(last + 1, asked.length - 1);
  const isWithinRisk = asked[above] <= written(wanted.riskKg);
  if (isWithinRisk && isMore(fits(asked[above]), fits(asked[last]))) last = above;
  const capped = Math.min(last, capIndex(request, capFromKg));
  const room = (request.numbers.width_min * (share + item.counted * asked[capped])) / item.counted;
  const low = Math.min(written(wanted.lowKg), asked[capped] - room);
  let first = 0;
  while (first < capped && asked[first] < low) first += 1;
  let best = asked[first];
  for (const load of asked.slice(first + 1, capped + 1)) {
    if (isMore(fits(load), fits(best))) best = load;
  }
  return request.lift.sign * best;
}

/** Return whether one pair of numbers comes after another. */
function isMore(one, other) {
  return one[0] === other[0] ? one[1] > other[1] : one[0] > other[0];
}

/** Return the range that the effort asks for [kg moved]. */
function wantedRange(request) {
  const { estimate, numbers } = request;
  const { reps } = request.target;
  const rir = request.item.asked_rir;
  // "Two more" means two whole ones: the limit lies half a rep further on average.
  const middleReps = (reps[0] + reps[1] + (rir[0] + rir[1])) / 2 + numbers.whole_rep;
  const leastLogSd = logSdAt(estimate, reps[0]);
  const effortKg = loadKgAt(estimate, reps[0] + rir[0] + numbers.whole_rep);
  const riskKg = loadKgAt(estimate, reps[0]) * Math.exp(-numbers.risk_z * leastLogSd);
  const highKg = Math.min(effortKg, riskKg);
  const middleKg = loadKgAt(estimate, middleReps);
  const sureKg = middleKg * Math.exp(-numbers.low_z * logSdAt(estimate, middleReps));
  const lowKg = Math.min(sureKg, highKg * Math.exp(-numbers.width_sd * leastLogSd));
  return { lowKg, middleKg, highKg, riskKg };
}

/** Return the last place that growth allows: the cap, or one step when the cap is smaller. */
function capIndex(request, capFromKg) {
  const { asked, lift, numbers } = request;
  if (capFromKg === null) return asked.length - 1;
  const previous = lift.sign * capFromKg;
  const allowed = countUpTo(asked, previous + numbers.cap_fraction * Math.abs(previous)) - 1;
  return Math.min(Math.max(allowed, countUpTo(asked, previous)), asked.length - 1);
}

/**
 * Return whether the chance to fail before the fewest reps is within what a range may risk.
 * @param {number} loadKg
 * @param {import("./request.js").Request} request
 * @returns {boolean}
 */
export function isSafe(loadKg, request) {
  const risk = chanceBelow(request.estimate, movedOf(request, loadKg), request.target.reps[0]);
  return risk <= request.numbers.miss_chance;
}
