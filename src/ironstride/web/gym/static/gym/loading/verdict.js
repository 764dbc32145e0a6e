// After a set: was the weight right for what was asked (`loading/verdict.py`).

import { chanceBelow } from "./estimate.js";
import { fill, sayNumber, span } from "./number_words.js";

/**
 * @typedef {object} Verdict
 * @property {"too_light" | "right" | "too_heavy"} verdict
 * @property {string} code
 * @property {number} chance how sure that is; 1 where the set alone decides
 * @property {string} text
 */

/**
 * Return the verdict of the model on the weight of a work set, null where none is judged.
 * @param {object} done
 * @param {import("./request.js").Request} request
 * @param {number} moved [kg]
 * @param {object} words of the packet
 * @returns {Verdict | null}
 */
export function judgeWeight(done, request, moved, words) {
  if (!isCounted(done)) return null;
  const [code, chance] = byDoctrine(done, request) ?? byChance(done, request, moved);
  return say(code, chance, done, request.target, words);
}

/**
 * Return the verdict of a set on itself, where nothing is believed of its lift yet.
 * @param {object} done
 * @param {import("./request.js").Request} request
 * @param {object} words
 * @returns {Verdict | null}
 */
export function judgeReport(done, request, words) {
  if (!isCounted(done) || rirOf(done) === null) return null;
  const [code, chance] = byDoctrine(done, request) ?? [byReport(done, request), 1];
  return say(code, chance, done, request.target, words);
}

function isCounted(done) {
  return done.kind === "work" && (done.reps ?? null) !== null;
}

function rirOf(done) {
  return done.rir ?? null;
}

/** Return what a set says outright, whatever the model believes. */
function byDoctrine(done, request) {
  const { target } = request;
  const asked = request.item.asked_rir;
  const rir = rirOf(done);
  if (done.reps < target.reps[0] && (rir === null || rir < asked[0])) return ["missed_reps", 1];
  if (couldDoFarMore(done, request)) return ["could_do_more", 1];
  const least = target.first_rep_effort_min ?? null;
  const effort = done.first_rep_effort ?? null;
  const isHeard = least !== null && effort !== null && rir !== null;
  return isHeard && effort < least && rir > asked[1] ? ["not_heavy_at_first", 1] : null;
}

/** Return whether the doctrine's own case is met: many more possible than were asked for. */
function couldDoFarMore(done, request) {
  const rir = rirOf(done);
  if (rir === null) return false;
  const possible = done.reps + rir;
  const { far_more_reps: many, far_more_than_asked: farMore } = request.numbers;
  const [fewest, most] = request.target.reps;
  const left = request.item.asked_rir[1];
  if (request.item.rep_class === "strength" && possible >= many) return possible > most + left;
  // Whoever ends within the reps asked for could have gone on by what is left beyond the reserve.
  return possible - left - Math.min(Math.max(done.reps, fewest), most) >= farMore;
}

/** Return what is most likely of all that the set itself leaves open. */
function byChance(done, request, moved) {
  const { reps } = request.target;
  const [low, high] = request.item.asked_rir;
  // A rep that was possible only in part is not one more.
  const tooLight = 1 - chanceBelow(request.estimate, moved, reps[1] + high + 1);
  const tooHeavy = chanceBelow(request.estimate, moved, reps[0] + low);
  const limit = request.numbers.verdict_chance;
  const said = byReport(done, request);
  const isSilent = rirOf(done) === null;
  if (tooLight >= limit && (said === "more_than_asked" || isSilent)) return ["likely", tooLight];
  if (tooHeavy >= limit && said === "less_than_asked") return ["likely_missed", tooHeavy];
  const chance = Math.max(0, 1 - tooLight - tooHeavy);
  return [isSilent && said === "less_than_asked" ? "as_prescribed" : said, chance];
}

/** Return what a set says: it had at least its reps and what it left in it. */
function byReport(done, request) {
  const { reps } = request.target;
  const [low, high] = request.item.asked_rir;
  const least = done.reps + (rirOf(done) ?? 0);
  if (least > reps[1] + high) return "more_than_asked";
  return least < reps[0] + low ? "less_than_asked" : "as_prescribed";
}

function say(code, chance, done, target, words) {
  const left = rirOf(done) === null ? null : sayNumber(done.rir);
  const text = fill(words.verdict[code], {
    done: sayDose(`${done.reps}`, left, words.dose),
    asked: sayDose(span(target.reps), target.rir ? span(target.rir) : null, words.dose),
  });
  return { verdict: words.verdict_of[code], code, chance, text };
}

function sayDose(reps, left, words) {
  const dose = reps === "1" ? words.one : fill(words.many, { reps });
  return left === null ? dose : fill(words.left, { dose, left });
}
