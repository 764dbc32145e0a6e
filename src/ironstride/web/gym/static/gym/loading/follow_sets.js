// After every set: the verdict on its weight and the next one, as the core says them.

import { readBelief } from "./belief.js";
import { estimateNextSet } from "./estimate.js";
import { chooseNextLoad } from "./next_load.js";
import { inUnits } from "./number_words.js";
import { firstWorkSet, readRequest } from "./request.js";
import { followDay } from "./strength_day.js";

/**
 * @typedef {object} LoggedSet as in the log: what is not said is null or left out
 * @property {string} id
 * @property {string} exercise
 * @property {string} performed_at the runner's own clock, "2026-11-23T18:05:00", no zone
 * @property {number} [position] its place among sets of the same second
 * @property {"work" | "warmup" | "drop"} kind
 * @property {string} set_kind
 * @property {number | null} load_kg as written
 * @property {number | null} reps
 * @property {number | null} rir
 * @property {number | null} [first_rep_effort]
 * @property {string | null} [technique]
 * @property {number | null} [pain]
 */

/**
 * @typedef {object} Followed
 * @property {"too_light" | "right" | "too_heavy" | null} verdict null where no weight is judged
 * @property {string | null} code why
 * @property {number | null} chance
 * @property {string} text the verdict in a sentence
 * @property {number | null} nextLoadKg as written
 * @property {string | null} nextCode
 * @property {string} nextText
 * @property {string} hurt what pain does to the next time, empty where nothing hurt
 * @property {number} setsDone work sets of the exercise today
 * @property {number} setsToday how many there are to be
 * @property {boolean} stop whether the exercise ends here
 */

/**
 * Return what the sets of today say of each item that was begun, substitutes included.
 *
 * Sets come in any order, each once, and only those of the day of the session count.
 * @param {object} packet of `ironstride.web.gym.packet`
 * @param {LoggedSet[]} loggedSets all sets of the day, those of other sessions too
 * @returns {Record<string, Followed>} by id of the item
 */
export function followSets(packet, loggedSets) {
  const logged = loggedSets.filter((set) => set.performed_at.startsWith(packet.session.on));
  const begun = new Set(logged.map((set) => set.exercise));
  // What is remembered of this day counts where nothing of the exercise was logged.
  const remembered = packet.remembered.filter((set) => !begun.has(set.exercise));
  const sets = [...logged].sort(inTime);
  const day = followDay(readBelief(packet.belief), [...remembered, ...sets].sort(byClock), packet);
  const followed = {};
  for (const item of itemsOf(packet)) {
    const done = sets.filter((set) => set.exercise === item.exercise && set.kind === "work");
    if (done.length) followed[item.id] = followItem(item, done, day, packet);
  }
  return followed;
}

/** Return all items, the substitutes after what they stand in for. */
export function itemsOf(packet) {
  return packet.items.flatMap((item) => [item, ...item.substitutes]);
}

/** Return how many work sets an item has today: more than planned while its weight is searched. */
export function countSets(item, done, packet) {
  const planned = item.sets.filter((set) => set.kind === "work").length;
  const target = firstWorkSet(item);
  const last = done.at(-1);
  if (!last || (last.rir ?? null) === null || !target.find_load || !target.reps) return planned;
  const [low, high] = item.asked_rir;
  const left = (last.reps ?? 0) + last.rir - target.reps[0];
  const most = Math.max(planned, packet.numbers.search_sets_max);
  return low <= left && left <= high ? planned : most;
}

function inTime(one, other) {
  return byClock(one, other) || (one.position ?? 0) - (other.position ?? 0);
}

function byClock(one, other) {
  if (one.performed_at === other.performed_at) return 0;
  return one.performed_at < other.performed_at ? -1 : 1;
}

function followItem(item, done, day, packet) {
  const request = readRequest(item, estimateNextSet(item.exercise, day, packet), packet);
  const { words } = packet;
  const next = request && chooseNextLoad(done.at(-1), request, day.doubted, words);
  const setsToday = Math.max(countSets(item, done, packet), done.length);
  const isOver = done.length >= setsToday;
  const hurt = hurtBy(done, packet);
  return {
    verdict: next?.verdict.verdict ?? null,
    code: next?.verdict.code ?? null,
    chance: next?.verdict.chance ?? null,
    text: next?.verdict.text ?? "",
    nextLoadKg: next?.loadKg ?? null,
    nextCode: next?.code ?? null,
    nextText: sayNext(next, item, isOver, hurt, packet),
    hurt,
    setsDone: done.length,
    setsToday,
    stop: Boolean(next) && next.loadKg === null,
  };
}

/** Return which of the packet's words on pain holds for the next time, by the worst of the sets. */
function hurtBy(done, { numbers, words }) {
  const pain = Math.max(0, ...done.map((one) => one.pain ?? 0));
  if (pain > numbers.pain_stop_above) return words.hurt.left_out;
  return pain >= numbers.pain_limit_from ? words.hurt.easier : "";
}

/** Return "Next set 72.5 kg. Stay on it.", why the exercise ends, or nothing to weigh. */
function sayNext(next, item, isOver, hurt, packet) {
  const { units, words } = packet;
  if (hurt && isOver) return `${words.next_time} ${hurt}.`;
  if (!next) return "";
  const why = words.next[next.sentence];
  if (next.loadKg === null) return why;
  const hand = item.load_counts === "per_hand" ? words.each_hand : "";
  const when = isOver ? words.next_time : words.next_set;
  return `${when} ${inUnits(next.loadKg, units)} ${units}${hand}. ${why}`;
}
