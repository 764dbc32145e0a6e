// The session as it stands: what the packet asks, what this phone chose, what was logged.

import { followSets } from "./loading/follow_sets.js";
import { liveSets, newestReport } from "./facts.js";

/**
 * @typedef {object} Line a set to do, or done
 * @property {string} key of its place in the session
 * @property {object} target of the packet
 * @property {object[]} facts the sets in it: one, or a left and a right one
 * @property {boolean} isDone
 * @property {boolean} isSkipped
 *
 * @typedef {object} Entry an exercise of the session
 * @property {string} id of the item, whatever stands in for it
 * @property {object} item of the packet: the item, or its substitute
 * @property {object} base the item as it was planned
 * @property {Line[]} ramp
 * @property {Line[]} lines
 * @property {object | null} follow what `followSets` says
 */

/**
 * Return the session.
 * @param {object} kept what the server sent: packet, deload, bests
 * @param {object} choices of this phone: version, swaps, order, skipped, extra
 * @param {object[]} facts of the session's day
 */
export function buildDay(kept, choices, facts) {
  const { packet } = kept;
  const { id, on } = packet.session;
  const isOfDay = (one) => one.session === id || one.performed_at.startsWith(on);
  const sets = liveSets(facts).filter(isOfDay);
  const own = sets.filter((one) => one.session === id);
  const followed = followSets(packet, sets.map((one) => onDay(one, on)));
  const counts = packet.session.versions[choices.version];
  const chosen = packet.items.filter((item) => !counts || item.id in counts || isBegun(item, own));
  const entries = inOrder(chosen, choices.order).map((base) =>
    buildEntry(base, choices, own, followed, counts),
  );
  const lines = entries.flatMap((entry) => entry.lines);
  return {
    entries,
    done: lines.filter((line) => line.isDone).length,
    total: lines.length,
    isOver: lines.every((line) => line.isDone || line.isSkipped),
    report: newestReport(facts, id),
    sets: own,
  };
}

/** A session that goes on after midnight, or is done on another day, is one day's work. */
function onDay(set, on) {
  const [day, time] = set.performed_at.split("T");
  const at = day > on ? "23:59:59" : time;
  return { ...set, performed_at: `${on}T${at}`, position: Date.parse(`${set.performed_at}Z`) };
}

function isBegun(item, own) {
  return own.some((set) => set.item === item.id);
}

function inOrder(items, order) {
  const place = (item) => (order.includes(item.id) ? order.indexOf(item.id) : items.indexOf(item));
  return order.length ? [...items].sort((one, other) => place(one) - place(other)) : items;
}

function buildEntry(base, choices, own, followed, counts) {
  const swap = choices.swaps[base.id];
  const item = base.substitutes.find((one) => one.exercise === swap) ?? base;
  const sets = own.filter((set) => set.item === base.id);
  const work = sets.filter((set) => set.kind === "work");
  const follow = work.some((set) => set.exercise === item.exercise) ? followed[item.id] : null;
  const planned = item.sets.filter((one) => one.kind === "work");
  const wanted = counts?.[base.id] ?? planned.length;
  const searched = (follow?.setsToday ?? 0) > planned.length ? follow.setsToday : 0;
  const skipped = choices.skipped[base.id] ?? [];
  const groups = bySide(work);
  const count = Math.max(wanted, searched, groups.length) + (choices.extra[base.id] ?? 0);
  const lines = [];
  for (let at = 0, done = 0; at < Math.max(count, groups.length + skipped.length); at += 1) {
    const isSkipped = skipped.includes(at);
    const facts = isSkipped ? [] : (groups[done] ?? []);
    if (!isSkipped) done += 1;
    const target = planned[Math.min(at, planned.length - 1)];
    lines.push(line(`${base.id}#${at}`, target, facts, isSkipped));
  }
  const ramps = item.sets.filter((one) => one.kind === "warmup");
  const warm = sets.filter((set) => set.kind === "warmup");
  const ramp = ramps.map((target, at) =>
    line(`${base.id}#w${at}`, target, warm[at] ? [warm[at]] : [], false),
  );
  return { id: base.id, base, item, lines, ramp, follow, isDone: lines.every(isClosed) };
}

function line(key, target, facts, isSkipped) {
  const isHalf = facts.length === 1 && ["left", "right"].includes(facts[0].side);
  return { key, target, facts, isSkipped, isDone: facts.length > 0 && !isHalf };
}

/** Return sets in lines: a left and a right one after the other are one line. */
function bySide(sets) {
  const groups = [];
  for (const set of sets) {
    const last = groups.at(-1);
    const isOther = last?.length === 1 && last[0].side && set.side && last[0].side !== set.side;
    if (isOther && last[0].side !== "both") last.push(set);
    else groups.push([set]);
  }
  return groups;
}

export function isClosed(one) {
  return one.isDone || one.isSkipped;
}

/** Return the line that is next in an exercise, undefined where none is left. */
export function nextLine(entry) {
  return entry.lines.find((one) => !isClosed(one));
}

/** Return which exercise comes after a set of `id`: its partners in turn, then the next one. */
export function entryAfter(day, id) {
  const at = day.entries.findIndex((one) => one.id === id);
  const now = day.entries[at];
  const group = now?.base.pair_group;
  const turn = [...day.entries.slice(at + 1), ...day.entries.slice(0, at)];
  const partner = group && turn.find((one) => one.base.pair_group === group && !one.isDone);
  if (partner) return partner;
  if (now && !now.isDone) return now;
  return turn.find((one) => !one.isDone) ?? now;
}
