// How much time there is: the shorter versions of a session, until the first set.

import { button, h } from "./dom.js";
import { t } from "./words.js";

/** Return the choice, null once a set is done or where there is none. */
export function versions({ model }, day) {
  const { session } = model.kept.packet;
  const names = Object.keys(session.versions);
  if (!names.length || day.done || model.choices.finishing) return null;
  const pick = (version) => () => model.choose({ version });
  const one = (text, version) =>
    button(text, pick(version), {
      "aria-pressed": String(model.choices.version === version),
      "data-key": `version-${version}`,
    });
  return h("div", { class: "segments versions", role: "group", "aria-label": t("How much time do you have?") },
    names.map((name) => one(t("{n} min", { n: name }), name)),
    one(t("All, {n} min", { n: session.minutes }), ""),
  );
}
