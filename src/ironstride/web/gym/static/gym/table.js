// All sets in tables, as people know them from other logs.

import { logLine } from "./actions.js";
import { columnsOf, saySet, sayReserve, sayValue } from "./columns.js";
import { nextLine } from "./day.js";
import { button, h } from "./dom.js";
import { editor } from "./editor.js";
import { changes, heading, howTo, ramp, skipButton } from "./exercise.js";
import { tally } from "./guided.js";
import { lastSet } from "./last_set.js";
import { valuesOf } from "./prefill.js";
import { cells, previous } from "./set_fields.js";
import { t } from "./words.js";

/** Return the tables of the whole session. */
export function tables(app, day) {
  const { last } = app.model.choices;
  return [
    h("h1", { class: "hidden" }, app.model.kept.packet.session.title),
    day.entries.map((entry) => [
      card(app, entry),
      entry.lines.some((line) => line.facts.some((fact) => fact.id === last)) && lastSet(app, day),
    ]),
  ];
}

function card(app, entry) {
  const { packet } = app.model.kept;
  const columns = columnsOf(entry.item, entry.lines[0].target, packet);
  return h("section", { class: "card exercise", "aria-label": entry.item.name },
    h("header", { class: "card-head" }, heading("h2", entry), tally(entry)),
    entry.item.effort && h("p", { class: "soft" }, entry.item.effort),
    ramp(app, entry),
    setTable(app, entry, columns),
    h("div", { class: "folds" }, skipNext(app, entry), howTo(entry), changes(app, entry)),
  );
}

/** The one thing that may be wider than a phone with big letters: it scrolls by itself. */
function setTable(app, entry, columns) {
  const table = h("table", { class: `sets of-${columns.length}` },
      h("thead", {},
        h("tr", {},
          h("th", { scope: "col" }, t("Set")),
          h("th", { scope: "col" }, t("Previous")),
          columns.map(({ label }) => h("th", { scope: "col" }, label)),
          h("th", { scope: "col" }, h("span", { class: "hidden" }, t("Done"))),
        ),
      ),
      h("tbody", {}, entry.lines.map((line, at) => row(app, entry, line, at, columns))),
    );
  return h("div", { class: "scroll" }, table);
}

function row(app, entry, line, at, columns) {
  const { model } = app;
  const change = (values) => model.draft(line.key, values);
  const number = h("th", { scope: "row" }, String(at + 1));
  const fact = line.facts.at(-1);
  if (line.isSkipped) {
    const width = columns.length + 1;
    return h("tr", { class: "skipped" }, number, h("td", { colspan: width }, t("left out")), h("td", {}, skipButton(app, entry, line, { class: "link" })));
  }
  if (line.isDone && model.choices.editing === fact.id) {
    return h("tr", {}, h("td", { colspan: columns.length + 3 }, editor(app, entry, line, fact)));
  }
  const before = h("td", {}, previous(app, entry, line, change, (text) => text.split(", ")[0]));
  if (line.isDone) return doneRow(app, fact, number, before, columns);
  const values = valuesOf(entry, line, model.kept, model.choices.drafts);
  const done = button("", () => logLine(app, entry, line), {
    class: "check",
    "aria-label": t("Set {n} of {name}: done", { n: at + 1, name: entry.item.name }),
    "data-key": `${line.key}-done`,
  });
  return h("tr", {}, number, before, cells(app, entry, line, values, change, columns), h("td", {}, done));
}

function doneRow({ model }, fact, number, before, columns) {
  const { packet } = model.kept;
  const say = (key) => (key === "rir" ? sayReserve(fact.rir) : sayValue(key, fact[key], packet));
  const edit = button("✓", () => model.choose({ editing: fact.id }), {
    class: "check is-done",
    "aria-label": t("Set {n}: {set}. Change it", { n: number.textContent, set: saySet(fact, packet) }),
  });
  return h("tr", { class: "done" }, number, before, columns.map(({ key }) => h("td", {}, say(key))), h("td", {}, edit));
}

function skipNext(app, entry) {
  const line = nextLine(entry);
  return line && skipButton(app, entry, line, { class: "link" });
}
