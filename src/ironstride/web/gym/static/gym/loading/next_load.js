// From the verdict on a set to the weight of the next one: `loading/next_load.py`.

import { fitChance, findBestLoad, isSafe } from "./prescription.js";
import { asBuilt, easierThan, harderThan, movedOf } from "./request.js";
import { findSearchLoad, flatRise } from "./search.js";
import { judgeReport, judgeWeight } from "./verdict.js";

/**
 * Return the verdict on a set and what follows, null where no weight is judged.
 * @param {object} done
 * @param {import("./request.js").Request} request
 * @param {Set<string>} doubted ids of sets that were probably mistyped
 * @param {object} words of the packet
 * @returns {{verdict: object, loadKg: number | null, code: string, sentence: string} | null}
 *   `sentence` names one of `words.next`; `loadKg` is null where the exercise stops
 */
export function chooseNextLoad(done, request, doubted, words) {
  const loadKg = asBuilt(done.load_kg ?? 0, request.loads);
  const moved = movedOf(request, loadKg);
  if (moved <= 0) return null;
  const verdict = judge(done, loadKg, moved, request, doubted, words);
  return verdict === null ? null : { verdict, ...follow(verdict, done, loadKg, request) };
}

function judge(done, loadKg, moved, request, doubted, words) {
  if (request.estimate !== null) return judgeWeight(done, request, moved, words);
  // A weight that is not there was mistyped: it starts no search.
  const isThere = request.asked.includes(request.lift.sign * loadKg) && !doubted.has(done.id);
  return isThere ? judgeReport(done, request, words) : null;
}

const result = (loadKg, code, sentence = code) => ({ loadKg, code, sentence });

/** Return what a verdict leads to; pain comes before it. */
function follow(verdict, done, loadKg, request) {
  const pain = done.pain ?? null;
  if (pain !== null && pain > request.numbers.pain_stop_above) return result(null, "stop_pain");
  if (verdict.verdict === "too_heavy") return lighter(loadKg, request, verdict, done);
  const held = heldBy(done, request.numbers);
  if (held !== null && verdict.code !== "less_than_asked") return result(loadKg, held);
  if (verdict.verdict === "right") return nearer(loadKg, request, verdict, done);
  return heavier(loadKg, request, verdict, done);
}

/** Return why a weight does not grow, and is not called good: pain or form come first. */
function heldBy(done, numbers) {
  const pain = done.pain ?? null;
  if (pain !== null && pain >= numbers.pain_limit_from) return "hold_pain";
  return done.technique === "shaky" ? "hold_form" : null;
}

/** Return the same load after a set on target, else the one that is nearer to it. */
function nearer(loadKg, request, verdict, done) {
  const same = result(loadKg, "same");
  if (verdict.code === "as_prescribed") return same;
  const isMore = verdict.code === "more_than_asked";
  const steps = isMore ? harderThan(loadKg, request) : easierThan(loadKg, request);
  if (!steps.length) {
    return isMore && request.estimate === null ? nothingHarder(loadKg, request) : same;
  }
  const nearest = findBestLoad(request) ?? findSearchLoad(done, request);
  if (!steps.includes(nearest)) return same;
  const moved = movedOf(request, loadKg);
  const next = movedOf(request, steps[0]);
  if (Math.abs(next - moved) > request.numbers.cap_fraction * moved) return same;
  return isMore ? result(steps[0], "heavier", "step_up") : result(steps[0], "lighter", "step_down");
}

/** Return a heavier load: as far as the model says, by the cap at most, or by one step. */
function heavier(loadKg, request, verdict, done) {
  const steps = harderThan(loadKg, request);
  if (!steps.length) return nothingHarder(loadKg, request);
  if (request.estimate === null || !request.estimate.isOwn) {
    const searched = findSearchLoad(done, request);
    return result(steps.includes(searched) ? searched : steps[0], "heavier", "go_up");
  }
  const upTo = Math.max(steps.indexOf(cappedLoad(loadKg, steps, request, verdict, done)), 0);
  const isFarMore = verdict.code === "could_do_more";
  const safe = steps
    .slice(0, upTo + 1)
    .filter((one) => isSafe(one, request) || (isFarMore && wasInIt(one, loadKg, done, request)));
  if (!safe.length) return result(loadKg, "big_step", "big_step_up");
  return result(safe.at(-1), "heavier", "go_up");
}

function nothingHarder(loadKg, request) {
  return result(loadKg, "no_heavier", request.lift.sign < 0 ? "no_less_help" : "no_heavier");
}

/** Return whether a set could have been as asked with `nextKg` too, by its own word. */
function wasInIt(nextKg, loadKg, done, request) {
  const target = request.target.reps[0] + request.item.asked_rir[0];
  const rise = flatRise(request.lift, done.reps + (done.rir ?? 0), target);
  return movedOf(request, nextKg) <= rise * movedOf(request, loadKg);
}

/** Return the load that the model takes for right, within the cap of a day. */
function cappedLoad(loadKg, steps, request, verdict, done) {
  const wanted = findBestLoad(request, loadKg) ?? loadKg;
  if (verdict.code !== "could_do_more") return wanted;
  const { sign } = request.lift;
  const told = findSearchLoad(done, request);
  const cap = request.numbers.cap_fraction;
  const passed = steps.filter(
    (one) => Math.abs(one - loadKg) <= cap * loadKg && sign * (told - one) >= 0,
  );
  return [wanted, ...passed].reduce((best, one) => (sign * one > sign * best ? one : best));
}

/** Return a lighter load: what the model believes now, one step at least. */
function lighter(loadKg, request, verdict, done) {
  const steps = easierThan(loadKg, request);
  const { estimate } = request;
  if (!steps.length) return result(null, "no_lighter");
  const wanted = findBestLoad(request) ?? steps[0];
  const isFit = (one, other) =>
    fitChance(movedOf(request, one), request) >= fitChance(movedOf(request, other), request);
  if (
    verdict.code === "likely_missed" &&
    heldBy(done, request.numbers) === null &&
    estimate !== null &&
    isSafe(loadKg, request) &&
    isFit(loadKg, steps[0])
  ) {
    return result(loadKg, "big_step", "big_step_down");
  }
  return result(steps.includes(wanted) ? wanted : steps[0], "lighter", "go_down");
}
