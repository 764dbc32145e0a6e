// The gym page: draws the session, and begins to send what waits.

import { bar } from "./bar.js";
import { h, show } from "./dom.js";
import { finish } from "./finish.js";
import { guided } from "./guided.js";
import { readPlace } from "./kept.js";
import { Model } from "./model.js";
import { tick } from "./rest.js";
import { startSync } from "./sync.js";
import { tables } from "./table.js";
import { head, notices } from "./top.js";
import { versions } from "./versions.js";
import { serveOffline } from "./installed.js";
import { t } from "./words.js";

const TICK_MS = 250;
const [top_, main, foot] = ["top", "gym", "bar"].map((id) => document.getElementById(id));
const model = new Model(readPlace(location.pathname), redraw);
const app = { model, send: () => Promise.resolve() };

// A button that is drawn anew under a finger, or a field while somebody types, would lose the tap
// or the number: such a drawing waits. And all changes of one moment are one drawing.
let isPressed = false;
let isBehind = false;
let timer = 0;

function redraw() {
  isBehind = true;
  clearTimeout(timer);
  timer = setTimeout(catchUp);
}

function catchUp() {
  if (!model.kept || !isBehind || isPressed) return;
  isBehind = Boolean(document.activeElement?.matches("main input, main textarea"));
  const { day } = model;
  show(top_, head(app, day));
  if (!isBehind) show(main, notices(app), versions(app, day), body(day));
  show(foot, bar(app, day));
  if (model.seek) document.querySelector(model.seek)?.scrollIntoView({ block: "nearest" });
  model.seek = "";
}

function press(isDown) {
  isPressed = isDown;
  setTimeout(catchUp);
}

addEventListener("pointerdown", () => press(true), true);
addEventListener("pointerup", () => press(false), true);
addEventListener("pointercancel", () => press(false), true);
addEventListener("focusout", () => setTimeout(catchUp));

function body(day) {
  const { finishing, mode } = model.choices;
  if (finishing) return finish(app, day);
  return mode === "table" ? tables(app, day) : guided(app, day);
}

async function begin() {
  const isKept = await model.readKept();
  const minutes = new URLSearchParams(location.search).get("minutes");
  if (isKept) redraw();
  const outcome = await model.fetch();
  if (!model.kept) {
    show(main, missing(outcome));
    return;
  }
  model.outcome = outcome;
  if (minutes && !model.choices.version && !model.facts.length) model.choose({ version: minutes });
  redraw();
  app.send = startSync(model);
  await app.send();
  navigator.storage?.persist?.();
  setInterval(() => tick(model), TICK_MS);
}

function missing(outcome) {
  if (outcome === "signed_out") {
    const next = encodeURIComponent(location.pathname);
    return h("p", { class: "notice" }, h("a", { href: `/account/login/?next=${next}` }, t("Sign in again")));
  }
  const text =
    outcome === "not_yours"
      ? t("There is no such session in the plan any more. What you logged is safe.")
      : t("This session is not on this phone yet, and there is no signal. Open Today once with signal before you go.");
  return [h("p", { class: "notice notice-limit" }, text), h("p", {}, h("a", { href: "/" }, t("Back to Today")))];
}

addEventListener("beforeunload", (event) => {
  if (model.unkept.size) event.preventDefault();
});
serveOffline(model.place.athlete);
begin();
