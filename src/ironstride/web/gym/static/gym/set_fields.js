// The numbers of a set: big steppers where there is room, cells in a table.

import { columnsOf, RESERVES, parseAmount, parseLoad, saySet, sayValue, stepLoad } from "./columns.js";
import { button, h } from "./dom.js";
import { previousSet } from "./prefill.js";
import { t } from "./words.js";

/** Return the columns of a line as big numbers with a button on each side. */
export function steppers(app, entry, line, values, change) {
  const { packet } = app.model.kept;
  const columns = columnsOf(entry.item, line.target, packet).filter(({ key }) => key !== "rir");
  return h("div", { class: `steppers of-${columns.length}` },
    columns.map((column) => stepper(column, entry, line, values, change, packet)),
  );
}

function stepper(column, entry, line, values, change, packet) {
  const { key, label } = column;
  const step = (direction) => () => {
    const now = values[key] ?? null;
    const next = key === "load_kg" ? stepLoad(now, direction, entry.item, packet) : null;
    change({ [key]: next ?? Math.max(0, (now ?? 0) + direction * column.step) });
  };
  const name = `${line.key}-${key}`;
  return h("div", { class: "stepper" },
    h("label", { for: name }, label),
    input(column, entry, line, values, change, packet, { id: name }),
    h("div", { class: "stepper-row" },
      button("−", step(-1), { "aria-label": t("{label}: less", { label }), "data-key": `${name}-less` }),
      button("+", step(1), { "aria-label": t("{label}: more", { label }), "data-key": `${name}-more` }),
    ),
  );
}

function input({ key }, entry, line, values, change, packet, traits) {
  const read = (event) => {
    const text = event.target.value;
    change({ [key]: key === "load_kg" ? parseLoad(text, entry.item, packet) : parseAmount(key, text, packet) });
  };
  return h("input", {
    type: "text",
    inputmode: key === "load_kg" ? "decimal" : "numeric",
    autocomplete: "off",
    value: sayValue(key, values[key], packet),
    onchange: read,
    onfocus: (event) => event.target.select(),
    "data-key": `${line.key}-${key}`,
    ...traits,
  });
}

/** Return the cells of a line in a table, those of columns that it does not have empty. */
export function cells(app, entry, line, values, change, columns) {
  const { packet } = app.model.kept;
  const own = columnsOf(entry.item, line.target, packet).map(({ key }) => key);
  return columns.map((column) => {
    if (!own.includes(column.key)) return h("td", {});
    const named = { "aria-label": column.label };
    if (column.key === "rir") return h("td", {}, reserveSelect(line, values, change, named));
    return h("td", {}, input(column, entry, line, values, change, packet, named));
  });
}

function reserveSelect(line, values, change, traits) {
  const pick = (event) => change({ rir: event.target.value === "" ? null : Number(event.target.value) });
  const now = values.rir ?? null;
  return h("select", { onchange: pick, "data-key": `${line.key}-rir`, ...traits },
    RESERVES.map(([label, value]) => h("option", { value, selected: value === now }, label)),
    h("option", { value: "", selected: now === null }, t("not sure")),
  );
}

/** Return what was done last time; a tap copies it. */
export function previous(app, entry, line, change, say = (text) => text) {
  const { packet } = app.model.kept;
  const place = entry.lines.indexOf(line);
  const set = line.target.kind === "work" ? previousSet(entry.item, packet, Math.max(place, 0)) : null;
  if (!set) return null;
  const keys = columnsOf(entry.item, line.target, packet).map(({ key }) => key);
  const copy = () =>
    change(Object.fromEntries(keys.filter((key) => key in set && key !== "rir").map((key) => [key, set[key]])));
  const text = saySet({ ...set, exercise: entry.item.exercise }, packet);
  return button(say(text), copy, {
    class: "previous",
    "aria-label": t("Last time {set}: copy it", { set: text }),
    "data-key": `${line.key}-previous`,
  });
}
