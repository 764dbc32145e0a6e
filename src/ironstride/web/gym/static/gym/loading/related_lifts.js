// How a lift that was never done follows from a related one, or from its own first sets.

import { addLift, BIAS, RESERVE } from "./belief.js";
import { impliedLevel } from "./day_sets.js";

/** Return what the log one-rep max `level` of lift `done` says of `wanted`, null for nothing. */
function carryOver(level, done, wanted, numbers) {
  if (done.group === null || done.group === undefined || done.group !== wanted.group) return null;
  const movedKg = Math.exp(level);
  const addedKg = movedKg - done.share_kg;
  if (Math.min(done.sign, wanted.sign) < 0 || addedKg <= 0) return null;
  const ratio = wanted.ratio / done.ratio;
  const wantedKg = (addedKg / done.hands) * ratio * wanted.hands;
  const systemKg = wantedKg + wanted.share_kg;
  const apart = Math.abs(Math.log(ratio)) * numbers.related_log_sd_per_log_ratio;
  const part = wantedKg / systemKg;
  const addedLogSd = part * Math.hypot(numbers.related_log_sd, apart);
  return {
    level: Math.log(systemKg),
    share: (part * movedKg) / addedKg,
    logSd: Math.hypot(addedLogSd, (1 - part) * numbers.body_share_log_sd),
  };
}

/**
 * Return the belief with a lift that follows from the surest related one, null without any.
 * @param {import("./belief.js").Belief} belief
 * @param {string} exercise
 * @param {object} packet its `lifts` and `numbers` are read
 * @returns {import("./belief.js").Belief | null}
 */
export function joinLift(belief, exercise, packet) {
  const wanted = packet.lifts[exercise];
  let best = null;
  belief.lifts.forEach((lift, source) => {
    const done = packet.lifts[lift.exercise];
    if (!done || !lift.sets_used) return;
    const carried = carryOver(belief.mean[lift.level], done, wanted, packet.numbers);
    if (carried === null) return;
    const open = carried.logSd ** 2 + carried.share ** 2 * belief.covariance[lift.level][lift.level];
    if (best === null || open < best.open) best = { ...carried, source, open };
  });
  if (best === null) return null;
  const prior = { level: best.level, levelSd: best.logSd, source: best.source, share: best.share };
  return addLift(belief, exercise, wanted.curve, prior, packet.numbers);
}

/**
 * Return the belief with a lift nothing was known of: its own first sets say where it is.
 * Of two sets that disagree the lighter is believed.
 * @param {import("./belief.js").Belief} belief
 * @param {string} exercise
 * @param {object[]} sets
 * @param {object} packet
 * @returns {import("./belief.js").Belief}
 */
export function beginLift(belief, exercise, sets, packet) {
  const { curve } = packet.lifts[exercise];
  const [logK, bias, reserve] = [curve, BIAS, RESERVE].map((at) => belief.mean[at]);
  const levels = sets
    .map((set) => impliedLevel(set, logK, bias, reserve, packet.numbers))
    .sort((one, other) => one - other);
  const prior = {
    level: levels[Math.floor((levels.length - 1) / 2)],
    levelSd: packet.numbers.first_log_sd,
    source: -1,
    share: 0,
  };
  return addLift(belief, exercise, curve, prior, packet.numbers);
}
