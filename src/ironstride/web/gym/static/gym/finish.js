// The end: three chips on the weights, how hard it was, and what follows.

import { report } from "./actions.js";
import { chips } from "./chips.js";
import { button, h } from "./dom.js";
import { leave } from "./leave.js";
import { inUnits } from "./loading/number_words.js";
import { t } from "./words.js";

const WEIGHTS = [
  ["Too light", "too_light"],
  ["Right", "right"],
  ["Too heavy", "too_heavy"],
];
const HARDNESS = Array.from({ length: 10 }, (_, n) => [String(n + 1), n + 1]);
const MOST_MINUTES = 300;

/** Return the last page of a session. */
export function finish(app, day) {
  return day.report && !app.model.choices.report.isOpen ? over(app, day) : questions(app, day);
}

function questions(app, day) {
  const { model } = app;
  const said = { minutes: minutesOf(day), ...(day.report ?? {}), ...model.choices.report };
  const say = (values) => model.choose({ report: { ...model.choices.report, ...values } });
  const set = (key) => (value) => say({ [key]: value });
  const read = (event) => say({ minutes: Number.parseInt(event.target.value, 10) || null });
  return h("section", { class: "card finish" },
    h("h1", {}, t("How was it?")),
    h("p", {}, t("{done} of {total} sets done.", { done: day.done, total: day.total })),
    chips(t("The weights today were"), WEIGHTS.map(([text, value]) => [t(text), value]), said.weights, set("weights"), "weights"),
    chips(t("How hard was the whole session? 1 is easy, 10 is all you had"), HARDNESS, said.rpe, set("rpe"), "rpe"),
    h("label", { for: "minutes" }, t("Minutes")),
    h("input", { id: "minutes", type: "text", inputmode: "numeric", value: said.minutes, onchange: read, "data-key": "minutes" }),
    h("label", { for: "session-note" }, t("Note")),
    h("textarea", { id: "session-note", maxlength: 1000, rows: 2, onchange: (event) => say({ note: event.target.value }), "data-key": "session-note" }, said.note ?? ""),
    h("div", { class: "actions" },
      button(t("Finish the session"), () => report(app, record(model, said)), { class: "button wide", "data-key": "finish" }),
      button(t("Back to the sets"), () => model.choose({ finishing: false }), { class: "link" }),
    ),
  );
}

function record({ choices }, { weights, rpe, minutes, note }) {
  const said = { weights, rpe, minutes, note, version: choices.version, skipped: choices.skipped };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined && value !== null && value !== ""));
}

/** From the first set to the last, in minutes; the runner corrects it. */
function minutesOf(day) {
  const times = day.sets.map((set) => Date.parse(`${set.performed_at}Z`));
  const minutes = Math.round((Math.max(...times) - Math.min(...times)) / 60000);
  return times.length > 1 && minutes > 0 && minutes <= MOST_MINUTES ? minutes : null;
}

/** What hurt is not done with the same weight again. */
function sayNext({ item, follow }, packet) {
  const hand = item.load_counts === "per_hand" ? packet.words.each_hand : "";
  return follow.hurt || `${inUnits(follow.nextLoadKg, packet.units)} ${packet.units}${hand}`;
}

function over({ model }, day) {
  const { packet } = model.kept;
  const next = day.entries.filter(({ follow }) => follow?.hurt || (follow?.nextLoadKg ?? null) !== null);
  return h("section", { class: "card finish" },
    h("p", { class: "big-tick", "aria-hidden": "true" }, "✓"),
    h("h1", {}, t("Done. Well lifted.")),
    h("p", {}, t("{done} of {total} sets done.", { done: day.done, total: day.total })),
    next.length > 0 && h("h2", {}, packet.words.next_time),
    h("ul", { class: "next-time" },
      next.map((entry) => h("li", {}, h("span", {}, entry.item.name), h("strong", {}, sayNext(entry, packet)))),
    ),
    h("div", { class: "actions" },
      h("a", { class: "button wide", ...leave(model) }, t("Back to Today")),
      button(t("Change what you said"), () => model.choose({ report: { isOpen: true } }), { class: "link" }),
      button(t("See the sets"), () => model.choose({ finishing: false }), { class: "link" }),
    ),
  );
}
