// What a tap does. Each set is kept before anything is shown as done.

import { columnsOf, saySet } from "./columns.js";
import { asksOnce, editKey } from "./doubt.js";
import { correction, isTooPainful, liveSets, reportFact, setFact, voidFact } from "./facts.js";
import { entryAfter, isClosed } from "./day.js";
import { speak } from "./dom.js";
import { bestOf, valuesOf } from "./prefill.js";
import { startRest } from "./rest.js";
import { t } from "./words.js";

/** @typedef {{model: import("./model.js").Model, send: () => Promise<void>}} App */

/** Keep a line as it stands: a set done as planned is one tap. */
export async function logLine(app, entry, line, side = null) {
  const { model } = app;
  const { kept, choices, facts } = model;
  const values = valuesOf(entry, line, kept, choices.drafts);
  const columns = columnsOf(entry.item, line.target, kept.packet);
  const missing = columns.find(({ key }) => key !== "rir" && (values[key] ?? null) === null);
  if (missing) {
    speak(t("How much was it? Fill in {what} first.", { what: missing.label }));
    document.querySelector(`[data-key="${CSS.escape(line.key)}-${missing.key}"]`)?.focus();
    return;
  }
  if (asksOnce(model, entry, line, values.load_kg)) return;
  const fact = setFact(model.place.session, entry, line.target, { ...values, side }, facts);
  await keep(app, [fact], { last: line.target.kind === "work" ? fact.id : choices.last });
  const isHalf = side && !line.facts.length;
  // While a weight is searched the answer on the effort decides where it goes on.
  const stays = isHalf || line.target.kind !== "work" || isOpenSearch(fact, entry);
  const next = stays ? entry.id : entryAfter(model.day, entry.id).id;
  // What was left is asked where the thumb was: the card of the set comes into view.
  if (choices.mode === "guided") model.seek = ".last";
  model.choose({ drafts: model.draftsWithout(line.key), at: next, hold: null });
  if (!isHalf) startRest(model, line.target.rest_s);
  announce(model, fact);
}

function isOpenSearch({ rir, target }, { base }) {
  return target.find_load && (rir ?? null) === null && !base.pair_group;
}

/** Say a set anew. */
export async function amend(app, fact, values) {
  const next = correction(fact, values);
  const { model } = app;
  const { last } = model.choices;
  const drafts = model.draftsWithout(editKey(fact));
  await keep(app, [next], { last: last === fact.id ? next.id : last, editing: "", drafts });
  const isAnswer = "rir" in values && !("load_kg" in values) && last === fact.id;
  if (isAnswer && fact.target.find_load) model.choose({ at: entryAfter(model.day, fact.item).id });
  announce(app.model, next);
}

/** Take a set back. */
export async function takeBack(app, fact) {
  const { last } = app.model.choices;
  const isLast = last === fact.id;
  await keep(app, [voidFact(fact)], { last: isLast ? "" : last, editing: "", at: fact.item });
  if (isLast) app.model.choose({ rest: null });
  speak(t("The set is taken back."));
}

/** Keep how the session went. */
export async function report(app, record) {
  await keep(app, [reportFact(app.model.place.session, record)], { report: {}, rest: null });
  speak(t("Your session is kept."));
}

async function keep({ model, send }, facts, choices) {
  await model.add(facts);
  model.choose(choices);
  send();
}

/** Say the verdict, the next weight and a best, to whoever does not see them. */
function announce(model, fact) {
  const { day, kept } = model;
  const entry = day.entries.find((one) => one.id === fact.item);
  const best = sayBest(bestOf(fact, kept, liveSets(model.facts)));
  const follow = fact.kind === "work" ? entry?.follow : null;
  const next = isTooPainful(fact, kept.packet) ? kept.packet.words.next.stop_pain : follow?.nextText;
  const said = [saySet(fact, kept.packet), best, follow?.text, next];
  speak(said.filter(Boolean).map((one) => one.replace(/\.?$/, ".")).join(" "));
}

/** Return a best in words, empty where there is none. */
export function sayBest(best) {
  if (best === "heaviest") return t("Your heaviest set of it so far");
  return best === "most_reps" ? t("Your most reps with this weight") : "";
}

/** Leave a line out, or take it up again. */
export function skip({ model }, entry, line) {
  const { skipped } = model.choices;
  const at = entry.lines.indexOf(line);
  const own = skipped[entry.id] ?? [];
  const now = line.isSkipped ? own.filter((one) => one !== at) : [...own, at];
  model.choose({ skipped: { ...skipped, [entry.id]: now } });
  const { day } = model;
  const after = day.entries.find((one) => one.id === entry.id);
  if (after.lines.every(isClosed)) model.choose({ at: entryAfter(day, entry.id).id });
}

/** One set more than planned. */
export function addSet({ model }, entry) {
  const { extra } = model.choices;
  model.choose({ extra: { ...extra, [entry.id]: (extra[entry.id] ?? 0) + 1 }, at: entry.id });
}

/** Do another exercise in the place of one; its own exercise takes it back. */
export function swap({ model }, entry, exercise) {
  const { swaps, drafts } = model.choices;
  const kept = Object.entries(drafts).filter(([key]) => !key.startsWith(`${entry.id}#`));
  model.choose({ swaps: { ...swaps, [entry.id]: exercise }, drafts: Object.fromEntries(kept) });
}

/** Do an exercise earlier or later; partners of a pair stay beside each other. */
export function reorder({ model }, entry, by) {
  const order = model.day.entries.map((one) => one.id);
  const groupOf = (id) => model.day.entries.find((one) => one.id === id).base.pair_group ?? id;
  const groups = [];
  for (const id of order) {
    if (groups.length && groupOf(groups.at(-1)[0]) === groupOf(id)) groups.at(-1).push(id);
    else groups.push([id]);
  }
  const at = groups.findIndex((group) => group.includes(entry.id));
  const to = at + by;
  if (to < 0 || to >= groups.length) return;
  [groups[at], groups[to]] = [groups[to], groups[at]];
  model.choose({ order: groups.flat() });
}
