// What is asked of the iron: a lift with its dose and the loads there (`LoadRequest` of the core).

import { movedKg } from "./strength_day.js";

/**
 * @typedef {object} Request
 * @property {object} item of the packet
 * @property {object} lift of the packet
 * @property {object} numbers
 * @property {object} target the first work set
 * @property {number[]} loads [kg] as written, ascending
 * @property {number[]} asked the loads from what asks least on; help of assisted sets below 0
 * @property {import("./estimate.js").Estimate | null} estimate
 */

/**
 * Return what an item asks, null where no weight of it is judged.
 * @param {object} item
 * @param {import("./estimate.js").Estimate | null} estimate
 * @param {object} packet
 * @returns {Request | null}
 */
export function readRequest(item, estimate, packet) {
  if (!item.is_judged) return null;
  const lift = packet.lifts[item.exercise];
  const loads = packet.iron[item.iron].loads_kg;
  const target = firstWorkSet(item);
  const asked = inOrder(loads, lift);
  return { item, lift, numbers: packet.numbers, target, loads, asked, estimate };
}

/** Return the set that stands for all work sets of an item. */
export function firstWorkSet(item) {
  return item.sets.find((set) => set.kind === "work");
}

/** Return loads from what asks least of the runner on: help below 0, nothing added as 0. */
function inOrder(loads, lift) {
  if (lift.sign < 0) return loads.map((load) => -load).reverse();
  return lift.set_kind === "bodyweight" ? [0, ...loads] : loads;
}

/** Return everything moved [kg] with a load as written. */
export function movedOf(request, loadKg) {
  return movedKg(loadKg, request.lift);
}

/** Return the loads that ask more of the runner, the nearest first. */
export function harderThan(loadKg, request) {
  const now = request.lift.sign * loadKg;
  return request.asked.filter((load) => load > now).map(Math.abs);
}

/** Return the loads that ask less of the runner, the nearest first. */
export function easierThan(loadKg, request) {
  const now = request.lift.sign * loadKg;
  return request.asked
    .filter((load) => load < now)
    .map(Math.abs)
    .reverse();
}

/** Return the load of `loads` that is the weight `loadKg`, or that where none is. */
export function asBuilt(loadKg, loads) {
  return loads.find((load) => Math.abs(load - loadKg) * 100 < 1) ?? loadKg;
}

/** Return how many of the ascending `loads` are at most `most`. */
export function countUpTo(loads, most) {
  let count = 0;
  while (count < loads.length && loads[count] <= most) count += 1;
  return count;
}
