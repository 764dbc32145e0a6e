// A set that was logged, to be corrected or taken back.

import { amend, takeBack } from "./actions.js";
import { columnsOf } from "./columns.js";
import { button, h } from "./dom.js";
import { asksOnce, doubt, editKey } from "./doubt.js";
import { noteField } from "./last_set.js";
import { cells } from "./set_fields.js";
import { t } from "./words.js";

/** Return the form of a set; nothing changes before it is kept. */
export function editor(app, entry, line, fact) {
  const { model } = app;
  const { packet } = model.kept;
  const columns = columnsOf(entry.item, line.target, packet);
  const draftLine = { ...line, key: editKey(fact) };
  const change = (values) => model.draft(draftLine.key, values);
  const changed = () => ({ ...fact, ...model.choices.drafts[draftLine.key] });
  const keep = () => {
    const values = changed();
    const isNew = values.load_kg !== fact.load_kg;
    if (!isNew || !asksOnce(model, entry, draftLine, values.load_kg)) amend(app, fact, values);
  };
  return h("div", { class: "editor" },
    h("table", {},
      h("thead", {}, h("tr", {}, columns.map(({ label }) => h("th", { scope: "col" }, label)))),
      h("tbody", {}, h("tr", {}, cells(app, entry, draftLine, changed(), change, columns))),
    ),
    noteField(changed(), (note) => change({ note })),
    doubt(model, draftLine.key),
    h("div", { class: "actions" },
      button(t("Keep the change"), keep, { class: "button", "data-key": "edit-keep" }),
      button(t("Take this set back"), () => takeBack(app, fact), { class: "button quiet" }),
      button(t("Leave it"), () => model.choose({ editing: "", drafts: model.draftsWithout(draftLine.key) }), { class: "link" }),
    ),
  );
}
