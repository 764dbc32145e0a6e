// The bar at the bottom, under the thumb: the rest, and the one tap that logs a set.

import { logLine } from "./actions.js";
import { doubt } from "./doubt.js";
import { columnsOf, saySet } from "./columns.js";
import { entryAfter, nextLine } from "./day.js";
import { button, h } from "./dom.js";
import { currentEntry } from "./guided.js";
import { valuesOf } from "./prefill.js";
import { restBar } from "./rest.js";
import { t } from "./words.js";

/** Return the bar. */
export function bar(app, day) {
  const { finishing } = app.model.choices;
  if (finishing) return null;
  return h("div", { class: "bar" }, doubt(app.model), restBar(app.model), mainButton(app, day));
}

function mainButton(app, day) {
  const { model } = app;
  const end = () => model.choose({ finishing: true });
  const isTable = model.choices.mode === "table";
  const entry = isTable ? null : currentEntry(app, day);
  const line = entry && nextLine(entry);
  if (line) {
    const half = line.facts.length ? { left: "right", right: "left" }[line.facts[0].side] : null;
    return button(sayDone(app, entry, line), () => once(() => logLine(app, entry, line, half)), {
      class: "button wide main",
      "data-key": "main",
    });
  }
  const after = entry && entryAfter(day, entry.id);
  if (after && !after.isDone) {
    const go = () => model.choose({ at: after.id });
    return button(t("Next: {name}", { name: after.item.name }), go, { class: "button wide main", "data-key": "main" });
  }
  const text = day.report ? t("How it was") : day.isOver ? t("Finish") : t("Finish early");
  const quiet = day.isOver || day.report ? "button wide main" : "button wide main quiet";
  return button(text, end, { class: quiet, "data-key": "main" });
}

function sayDone({ model }, entry, line) {
  const { packet } = model.kept;
  const values = valuesOf(entry, line, model.kept, model.choices.drafts);
  const shown = columnsOf(entry.item, line.target, packet).map(({ key }) => key);
  const said = shown.filter((key) => key !== "rir" && (values[key] ?? null) !== null);
  const set = Object.fromEntries(said.map((key) => [key, values[key]]));
  return t("Done: {set}", { set: saySet({ ...set, exercise: entry.item.exercise }, packet) });
}

// A thumb that hits twice logs one set.
let busyUntil = 0;

function once(work) {
  if (Date.now() < busyUntil) return;
  busyUntil = Date.now() + 300;
  work();
}
