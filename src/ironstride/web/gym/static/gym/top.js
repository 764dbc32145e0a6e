// The head of the page: where one is, whether all is safe, and what has to be said loudly.

import { takeBack } from "./actions.js";
import { saySet } from "./columns.js";
import { button, h, speak } from "./dom.js";
import { leave, stayed } from "./leave.js";
import { t } from "./words.js";

const CLOCK_OFF_MS = 10 * 60 * 1000;

/** Return the head with the state of the outbox. */
export function head({ model }, day) {
  const { packet } = model.kept;
  const { mode } = model.choices;
  const pick = (wanted) => () => model.choose({ mode: wanted, finishing: false });
  return h("header", { class: "gym-head" },
    h("div", { class: "gym-head-row" },
      h("a", { class: "leave", ...leave(model), "aria-label": t("Back to Today") }, "‹"),
      h("p", { class: "title" }, packet.session.title),
      safety(model),
    ),
    h("div", { class: "gym-head-row" },
      h("progress", { max: day.total, value: day.done, "aria-label": t("Sets done") }),
      h("p", { class: "count" }, t("{done} of {total}", { done: day.done, total: day.total })),
      h("div", { class: "segments modes", role: "group", "aria-label": t("View") },
        button(t("One"), pick("guided"), { "aria-pressed": String(mode === "guided"), "aria-label": t("One exercise at a time"), "data-key": "mode-guided" }),
        button(t("Table"), pick("table"), { "aria-pressed": String(mode === "table"), "aria-label": t("All sets in tables"), "data-key": "mode-table" }),
      ),
    ),
  );
}

/** Say in one word whether everything is on the server. */
function safety({ waiting, refused, unkept, outcome }) {
  if (unkept.size) return h("p", { class: "safety stop" }, t("Not kept!"));
  if (refused.length) return h("p", { class: "safety stop" }, t("Not taken"));
  if (!waiting.length) {
    const text = outcome === "offline" ? t("No signal") : t("Saved");
    return h("p", { class: "safety", title: t("Everything is on the server.") }, text);
  }
  return h("p", { class: "safety waiting" }, t("{n} on this phone", { n: waiting.length }));
}

/** Return what has to be read. */
export function notices(app) {
  const { model } = app;
  const { waiting, unkept, outcome, offBy } = model;
  return [
    stayed(model),
    unkept.size > 0 &&
      alarm(t("This phone cannot keep your sets: its storage is full or closed to this page. {n} of them are in this page only. Leave it open until they are sent.", { n: unkept.size })),
    outcome === "signed_out" && signIn(waiting.length),
    outcome === "not_yours" && waiting.length > 0 &&
      alarm(t("Somebody else is signed in on this phone, or the session was replanned. Your sets wait here and are sent to nobody else.")),
    outcome === "broken" && waiting.length > 0 &&
      alarm(t("The server did not understand this page. Your sets are safe on this phone; load the page anew.")),
    Math.abs(offBy) > CLOCK_OFF_MS && clock(offBy),
    model.refused.map((row) => refusal(app, row)),
    model.kept.lowered.map((text) => h("p", { class: "notice notice-limit" }, text)),
  ];
}

// What was said once is not said again at every drawing.
const said = new Set();

function alarm(text, ...more) {
  if (!said.has(text)) speak(text);
  said.add(text);
  return h("div", { class: "notice notice-limit alarm" }, h("p", {}, text, ...more));
}

function signIn(count) {
  const here = encodeURIComponent(location.pathname);
  const text = count ? t("You are signed out. Your sets are safe on this phone.") : t("You are signed out.");
  return alarm(text, " ", h("a", { href: `/account/login/?next=${here}` }, t("Sign in again")));
}

function clock(offBy) {
  const minutes = Math.round(Math.abs(offBy) / 60000);
  const values = { minutes };
  const text = offBy > 0
    ? t("The clock of this phone is {minutes} minutes fast. Sets are kept with its time; please set it right.", values)
    : t("The clock of this phone is {minutes} minutes slow. Sets are kept with its time; please set it right.", values);
  return alarm(text);
}

/** A fact that the server refused stays until it is corrected, and can be taken along. */
function refusal(app, { fact, problem }) {
  const { model } = app;
  const set = fact.type === "set" ? `${fact.exercise}: ${saySet(fact, model.kept.packet)}` : t("A note of this session");
  const file = new Blob([JSON.stringify(fact, null, 1)], { type: "application/json" });
  return [
    alarm(t("The server did not take this: {set}. {problem}", { set, problem })),
    h("p", { class: "actions alarm-actions" },
      fact.type === "set" && button(t("Correct it"), () => model.choose({ editing: fact.id, at: fact.item, finishing: false }), { class: "button quiet" }),
      fact.type === "set" && button(t("Take it back"), () => takeBack(app, fact), { class: "button quiet" }),
      h("a", { class: "link", download: `${fact.id}.json`, href: URL.createObjectURL(file) }, t("Save it as a file")),
    ),
  ];
}
