// The next load of a search for a weight: `loading/search.py`.

import { stretch } from "./estimate.js";
import { countUpTo } from "./request.js";

// Loads that differ by less are the same: pounds are not whole in kilograms.
const GRAM = 0.001;

/**
 * Return the share of what was moved that `target` reps to failure allow after `done`, on a curve
 * as flat as the runner's may be.
 * @param {object} lift
 * @param {number} done
 * @param {number} target
 * @returns {number}
 */
export function flatRise(lift, done, target) {
  return stretch(lift.flat_k, done) / stretch(lift.flat_k, target);
}

/**
 * Return the load [kg, as written] of the next set of a search; the same when it is found.
 * @param {object} done the set
 * @param {import("./request.js").Request} request
 * @returns {number}
 */
export function findSearchLoad(done, request) {
  const { asked, item, lift, numbers, target } = request;
  const tried = done.load_kg ?? 0;
  const rir = done.rir ?? null;
  if (rir === null) return tried;
  const [low, high] = target.rir ?? [numbers.search_left_min, numbers.search_left_min];
  const left = (done.reps ?? 0) + rir - target.reps[0];
  const now = nearest(asked, lift.sign * tried);
  if (left < low) return Math.abs(asked[Math.max(now - 1, 0)]);
  if (left <= high) return tried;
  const isLight = left >= numbers.search_left_tiers.at(-1);
  const [from, to] = [target.reps[0] + left, target.reps[0] + low];
  const told = isLight
    ? flatRise(lift, from, to)
    : stretch(lift.prior_k, from) / stretch(lift.prior_k, to);
  const rise = Math.max(told, 1 + lightRise(done, left, numbers));
  const share = lift.share_kg;
  const wanted = ((share + item.counted * asked[now]) * rise - share) / item.counted;
  // Far too light is a step at least; nearly right takes one only where it is small enough.
  const least = Math.min(now + (isLight ? 1 : 0), asked.length - 1);
  return Math.abs(asked[Math.max(countUpTo(asked, wanted + GRAM) - 1, least)]);
}

/** Return the place of the load that is nearest to `wanted`. */
function nearest(asked, wanted) {
  let best = 0;
  asked.forEach((load, at) => {
    if (Math.abs(load - wanted) < Math.abs(asked[best] - wanted)) best = at;
  });
  return best;
}

/** Return by which share of what is moved the next set may be heavier, by the first rep. */
function lightRise(done, left, numbers) {
  const byEffort = numbers.search_light_rise;
  const many = numbers.search_left_tiers.at(-2);
  const effort = done.first_rep_effort ?? null;
  return effort === null || effort >= byEffort.length || left < many ? 0 : byEffort[effort];
}
