// A slip in a weight would move all weights to come: it takes a second tap.

import { sayLoad } from "./columns.js";
import { h, speak } from "./dom.js";
import { searchStart } from "./prefill.js";
import { t } from "./words.js";

const FAR_ABOVE = 1.8;
// The start of a search is careful: the weight may well be some times that.
const FAR_ABOVE_START = 4;
const EDIT = "edit-";

/** Return the heaviest load that was asked or lifted, where one is so far above it that it may be a slip. */
function farBelow(loadKg, { item }, target, { packet, bests }) {
  const { exercise } = item;
  const lifted = packet.previous[exercise]?.sets ?? [];
  const known = [
    target.load_kg?.[1] ?? 0,
    ...lifted.map((set) => set.load_kg ?? 0),
    ...(bests[exercise] ?? []).map(([load]) => load),
  ];
  const heaviest = Math.max(...known);
  if (heaviest > 0) return (loadKg ?? 0) > FAR_ABOVE * heaviest ? heaviest : null;
  const start = item.search.length ? searchStart(item, packet) : null;
  return start && (loadKg ?? 0) > FAR_ABOVE_START * start ? start : null;
}

/** Whether a weight far above the known ones has to be asked about first; it is asked once. */
export function asksOnce(model, entry, line, loadKg) {
  const { kept, choices } = model;
  const heaviest = farBelow(loadKg, entry, line.target, kept);
  const isAsked = choices.doubt?.key === line.key && choices.doubt.loadKg === loadKg;
  if (heaviest === null || isAsked) return false;
  const [load, known] = [loadKg, heaviest].map((one) => sayLoad(one, entry.item.exercise, kept.packet));
  const text = t("{load}? So far it was about {known}. Tap again if it is right.", { load, known });
  model.choose({ doubt: { key: line.key, loadKg, text } });
  speak(text);
  return true;
}

/** Return the question about a weight: of one line, or of all lines to do. */
export function doubt({ choices: { doubt: asked } }, key = "") {
  const isHere = key ? asked?.key === key : asked && !asked.key.startsWith(EDIT);
  return isHere && h("p", { class: "notice" }, asked.text);
}

/** Return the key of the draft of a correction. */
export function editKey(fact) {
  return EDIT + fact.id;
}
