// Straight after a set: how much was left, what that says of the weight, and what comes next.

import { amend, sayBest, takeBack } from "./actions.js";
import { chips, ZERO_TO_TEN } from "./chips.js";
import { RESERVES, saySet } from "./columns.js";
import { button, h } from "./dom.js";
import { isTooPainful, liveSets } from "./facts.js";
import { bestOf } from "./prefill.js";
import { t } from "./words.js";

const FORM = [
  ["solid", "solid"],
  ["shaky", "shaky"],
  ["unsure", "unsure"],
];

/** Return the card of the set that was logged last, null before the first. */
export function lastSet(app, day) {
  const fact = day.sets.find((one) => one.id === app.model.choices.last);
  const entry = fact && day.entries.find((one) => one.id === fact.item);
  if (!entry) return null;
  const { packet } = app.model.kept;
  const number = entry.lines.findIndex((line) => line.facts.includes(fact)) + 1;
  return h("section", { class: "card last", "aria-label": t("The set you just did") },
    h("header", { class: "last-head" },
      h("p", {}, h("span", { class: "tick" }, "✓"), " ", h("strong", {}, saySet(fact, packet))),
      button(t("Undo"), () => takeBack(app, fact), { class: "link", "data-key": "undo" }),
    ),
    h("p", { class: "soft" }, t("{name}, set {n}", { name: entry.item.name, n: number })),
    bestLine(app, fact),
    questions(app, fact, entry),
    verdict(entry, fact, packet),
    more(app, fact, entry),
  );
}

function bestLine({ model }, fact) {
  const best = sayBest(bestOf(fact, model.kept, liveSets(model.facts)));
  return best && h("p", { class: "best" }, `★ ${best}`);
}

function questions(app, fact, entry) {
  const isAsked = fact.target.rir !== null;
  const set = (key) => (value) => amend(app, fact, { [key]: value });
  const reserves = [...RESERVES.map(([label, value]) => [label, value]), [t("not sure"), null]];
  const heaviness = t("How heavy did the first rep feel? 0 is nothing, 10 is all you have");
  return [
    isAsked &&
      chips(t("How many more could you have done?"), reserves, fact.rir ?? null, set("rir"), "rir"),
    entry.item.rep_class === "strength" &&
      chips(heaviness, ZERO_TO_TEN, fact.first_rep_effort, set("first_rep_effort"), "first"),
  ];
}

/** The verdict and the next weight with its reason. */
function verdict(entry, fact, packet) {
  const { follow } = entry;
  if (isTooPainful(fact, packet)) {
    return h("p", { class: "verdict stop" }, packet.words.next.stop_pain);
  }
  if (!follow?.verdict) return follow?.nextText ? h("p", { class: "verdict" }, follow.nextText) : null;
  const words = packet.words.verdict_words;
  return h("div", { class: `verdict ${follow.stop ? "stop" : follow.verdict}` },
    h("p", { class: "says" }, mark(follow), " ", words[follow.code] ?? words[follow.verdict]),
    h("p", {}, follow.text),
    h("p", { class: "next" }, follow.nextText),
  );
}

function mark({ verdict, code }) {
  const isNear = ["more_than_asked", "less_than_asked"].includes(code);
  return isNear ? "≈" : { too_light: "↑", right: "✓", too_heavy: "↓" }[verdict];
}

function more(app, fact, entry) {
  const { packet } = app.model.kept;
  const set = (key) => (value) => amend(app, fact, { [key]: value });
  const form = FORM.map(([label, value]) => [t(label), value]);
  const isOpen = (fact.pain ?? null) !== null || Boolean(fact.note);
  return h("details", { "data-key": "more", open: isOpen },
    h("summary", {}, t("Form, pain, note")),
    chips(t("How was your form?"), form, fact.technique, set("technique"), "form"),
    chips(t("Did anything hurt? 0 is nothing, 10 the worst"), ZERO_TO_TEN, fact.pain, set("pain"), "pain"),
    isTooPainful(fact, packet) &&
      button(t("Leave out the rest of {name}", { name: entry.item.name }), () => endExercise(app, entry), {
        class: "button danger wide",
      }),
    noteField(fact, (note) => amend(app, fact, { note })),
  );
}

/** Return the field for a note of a set. */
export function noteField(fact, keep) {
  const change = (event) => keep(event.target.value.trim());
  return h("label", {},
    t("Note"),
    h("input", { type: "text", maxlength: 500, value: fact.note, onchange: change, "data-key": "note" }),
  );
}

function endExercise({ model }, entry) {
  const places = entry.lines.map((line, at) => (line.isDone ? -1 : at)).filter((at) => at >= 0);
  const next = model.day.entries.find((one) => one.id !== entry.id && !one.isDone);
  const skipped = { ...model.choices.skipped, [entry.id]: places };
  model.choose({ skipped, at: next?.id ?? entry.id });
}
