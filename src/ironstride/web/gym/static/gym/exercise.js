// An exercise around its sets: how it is done, the ramp, another one in its place.

import { addSet, logLine, reorder, skip, swap } from "./actions.js";
import { saySet, sayTarget } from "./columns.js";
import { button, h } from "./dom.js";
import { t } from "./words.js";

/** Return what is asked and when to stop. */
export function asked(entry, line) {
  const { item } = entry;
  return [
    h("p", { class: "target" }, sayTarget(line.target)),
    item.effort && h("p", { class: "soft" }, `${item.effort[0].toUpperCase()}${item.effort.slice(1)}.`),
    item.pace && h("p", { class: "soft" }, t("Pace: {tempo}", { tempo: item.pace })),
  ];
}

/** Return the warm-up sets, each a tap; once the work has begun those that were done. */
export function ramp(app, entry) {
  const hasBegun = entry.lines.some((line) => line.isDone);
  const shown = entry.ramp.filter((line) => !hasBegun || line.facts.length);
  if (!shown.length) return null;
  return h("div", { class: "ramp", role: "group", "aria-label": t("Warm-up sets") },
    h("p", { class: "soft" }, t("Warm up")),
    h("div", { class: "ramp-lines" },
      shown.map((line) => rampLine(app, entry, line)),
    ),
  );
}

function rampLine(app, entry, line) {
  const { packet } = app.model.kept;
  const [fact] = line.facts;
  const text = fact ? saySet(fact, packet) : [line.target.load, line.target.amount].join(" × ");
  const edit = () => app.model.choose({ editing: fact.id });
  return button(fact ? `✓ ${text}` : text, fact ? edit : () => logLine(app, entry, line), {
    class: fact ? "ramp-line done" : "ramp-line",
    "aria-label": fact ? t("Warm-up {set}, done: change it", { set: text }) : t("Warm-up {set}: done", { set: text }),
    "data-key": line.key,
  });
}

/** Return cues, the common fault and the way out, one tap away; the search is open at first. */
export function howTo(entry) {
  const { item } = entry;
  const isSearch = item.search.length > 0;
  return [
    isSearch &&
      h("details", { class: "fold", open: !entry.lines.some((one) => one.isDone), "data-key": `search-${item.id}` },
        h("summary", {}, t("Find your weight")),
        h("ol", {}, item.search.map((text) => h("li", {}, text))),
      ),
    h("details", { class: "fold", "data-key": `how-${item.id}` },
      h("summary", {}, t("How to do it")),
      item.meaning && h("p", {}, item.meaning),
      h("ul", {}, item.cues.map((cue) => h("li", {}, cue))),
      item.fault && h("p", {}, h("strong", {}, t("Common fault:")), " ", item.fault),
      item.bail_out && h("p", {}, h("strong", {}, t("How to bail out:")), " ", item.bail_out),
      item.whys.map((why) =>
        h("p", {}, h("strong", {}, t("Why:")), " ", why.text, " ", h("small", {}, `(${why.evidence})`)),
      ),
    ),
  ];
}

/** Return what can be done instead, a set more, and the exercise earlier or later. */
export function changes(app, entry) {
  const { base, item } = entry;
  const others = [base, ...base.substitutes].filter((one) => one.exercise !== item.exercise);
  return h("details", { class: "fold", "data-key": `change-${entry.id}` },
    h("summary", {}, t("Swap, order, more sets")),
    others.length > 0 && h("p", { class: "soft" }, t("Is it taken? Do one of these instead; the weight is carried over.")),
    h("div", { class: "swaps" },
      others.map((one) =>
        button(
          [h("strong", {}, one.name), h("span", { class: "soft" }, one.sets.at(-1).load || one.sets.at(-1).amount)],
          () => swap(app, entry, one.exercise),
          { class: "swap" },
        ),
      ),
    ),
    h("div", { class: "actions" },
      button(t("Earlier"), () => reorder(app, entry, -1), { class: "button quiet" }),
      button(t("Later"), () => reorder(app, entry, 1), { class: "button quiet" }),
      button(t("One more set"), () => addSet(app, entry), { class: "button quiet" }),
    ),
  );
}

/** Return the button that leaves a line out or takes it up again. */
export function skipButton(app, entry, line, traits = {}) {
  const text = line.isSkipped ? t("Do it after all") : t("Skip this set");
  return button(text, () => skip(app, entry, line), { "data-key": `${line.key}-skip`, ...traits });
}

/** Return the name of an exercise with its mark in a pair. */
export function heading(level, entry) {
  const { base, item } = entry;
  return h(level, {}, base.mark && h("span", { class: "mark" }, base.mark), item.name);
}
