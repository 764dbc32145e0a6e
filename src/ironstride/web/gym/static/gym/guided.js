// One exercise at a time, big enough to be read from the floor.

import { logLine } from "./actions.js";
import { amountKey, saySet } from "./columns.js";
import { nextLine } from "./day.js";
import { button, h } from "./dom.js";
import { editor } from "./editor.js";
import { asked, changes, heading, howTo, ramp, skipButton } from "./exercise.js";
import { lastSet } from "./last_set.js";
import { drawPlates } from "./plates.js";
import { valuesOf } from "./prefill.js";
import { holdClock } from "./rest.js";
import { previous, steppers } from "./set_fields.js";
import { t } from "./words.js";

/** Return which exercise is shown. */
export function currentEntry(app, day) {
  const chosen = day.entries.find((one) => one.id === app.model.choices.at);
  return chosen ?? day.entries.find((one) => !one.isDone) ?? day.entries.at(-1);
}

/** Return the page of one exercise. */
export function guided(app, day) {
  const entry = currentEntry(app, day);
  const line = nextLine(entry);
  return [
    lastSet(app, day),
    h("section", { class: "card exercise", "aria-label": entry.item.name },
      heading("h1", entry),
      line ? openLine(app, entry, line) : h("p", { class: "says right" }, `✓ ${t("All sets of this one are done.")}`),
      doneLines(app, entry),
      howTo(entry),
      changes(app, entry),
    ),
    walk(app, day, entry),
  ];
}

function openLine(app, entry, line) {
  const { model } = app;
  const values = valuesOf(entry, line, model.kept, model.choices.drafts);
  const change = (changed) => model.draft(line.key, changed);
  const number = entry.lines.indexOf(line) + 1;
  return [
    asked(entry, line),
    ramp(app, entry),
    h("div", { class: "set-head" },
      h("h2", {}, t("Set {n} of {all}", { n: number, all: entry.lines.length })),
      previous(app, entry, line, change, (text) => t("Last time {set}", { set: text })),
    ),
    steppers(app, entry, line, values, change),
    line.target.per_side && sides(app, entry, line),
    (values.load_kg ?? null) !== null && drawPlates(values.load_kg, entry.item, model.kept.packet),
    amountKey(line.target) === "seconds" && holdClock(model, line),
    skipButton(app, entry, line, { class: "link" }),
  ];
}

/** The sides of an exercise: both alike with one tap, or each by itself. */
function sides(app, entry, line) {
  const [half] = line.facts;
  if (half) return h("p", { class: "notice" }, t("One side is done; now the other one."));
  return h("p", { class: "soft sides" },
    t("Each side. Do they differ?"),
    " ",
    button(t("Log the left alone"), () => logLine(app, entry, line, "left"), { class: "link" }),
  );
}

/** Return the sets of an exercise that are done or left out, each to be corrected. */
export function doneLines(app, entry) {
  const { model } = app;
  const closed = entry.lines.filter((line) => line.facts.length || line.isSkipped);
  if (!closed.length) return null;
  return h("ol", { class: "done-lines" },
    closed.map((line) => {
      const number = entry.lines.indexOf(line) + 1;
      if (line.isSkipped) {
        return h("li", { class: "skipped" }, h("span", {}, t("{n}. left out", { n: number })), skipButton(app, entry, line, { class: "link" }));
      }
      return line.facts.map((fact) =>
        model.choices.editing === fact.id
          ? h("li", {}, editor(app, entry, line, fact))
          : h("li", { class: "done" }, editButton(model, fact, number)),
      );
    }),
  );
}

function editButton(model, fact, number) {
  const text = saySet(fact, model.kept.packet);
  return button(
    [h("span", { class: "tick" }, "✓"), ` ${number}. ${text}`, fact.note && h("small", {}, ` ${fact.note}`)],
    () => model.choose({ editing: fact.id }),
    { class: "done-line", "aria-label": t("Set {n}: {set}. Change it", { n: number, set: text }) },
  );
}

/** Return the way to the exercises before and after, and to all of them. */
function walk({ model }, day, entry) {
  const at = day.entries.indexOf(entry);
  const go = (to) => () => {
    model.choose({ at: to.id });
    scrollTo({ top: 0 });
  };
  const step = (to, text, key) =>
    to ? button(text, go(to), { class: "button quiet", "data-key": key }) : h("span", {});
  return h("nav", { class: "walk", "aria-label": t("Exercises") },
    h("div", { class: "walk-steps" },
      step(day.entries[at - 1], `‹ ${t("Back")}`, "walk-back"),
      h("span", { class: "soft" }, t("{n} of {all}", { n: at + 1, all: day.entries.length })),
      step(day.entries[at + 1], `${t("Next")} ›`, "walk-next"),
    ),
    h("details", { class: "fold", "data-key": "all" },
      h("summary", {}, t("All exercises")),
      h("ol", { class: "all" },
        day.entries.map((one) =>
          h("li", {}, button([heading("span", one), " ", tally(one)], go(one), { class: "link", "aria-current": one === entry && "true" })),
        ),
      ),
      button(t("Finish early"), () => model.choose({ finishing: true }), { class: "link" }),
    ),
  );
}

/** Return how many sets of an exercise are done. */
export function tally(entry) {
  const done = entry.lines.filter((line) => line.isDone).length;
  return h("small", { class: entry.isDone ? "tally done" : "tally" }, `${entry.isDone ? "✓ " : ""}${done}/${entry.lines.length}`);
}
