// What a set is made of: its columns by its kind, and their values in words.

import { inUnits, sayNumber } from "./loading/number_words.js";
import { t } from "./words.js";

const KG_PER_LB = 0.45359237;
const M_PER_YARD = 0.9144;
// What is asked, and what is stored of it: a range stands for its middle.
export const RESERVES = [
  ["0", 0],
  ["1", 1],
  ["2", 2],
  ["3", 3],
  ["4", 4],
  ["5-6", 5.5],
  ["7-9", 8],
  ["10+", 10],
];

/** Return a reserve in the words of the chips. */
export function sayReserve(rir) {
  if (rir === null || rir === undefined) return t("not sure");
  return RESERVES.find(([, value]) => value === rir)?.[0] ?? sayNumber(rir);
}

/** Return the chip that stands for how many should be left: the middle, rounded down. */
export function plannedReserve(target) {
  if (!target.rir) return null;
  const middle = Math.floor((target.rir[0] + target.rir[1]) / 2);
  return RESERVES.filter(([, value]) => value <= Math.max(middle, 0)).at(-1)[1];
}

const AMOUNTS = {
  reps: { label: "Reps", step: 1 },
  seconds: { label: "Seconds", step: 5 },
  distance_m: { label: "Metres", step: 10 },
  contacts: { label: "Landings", step: 1 },
};

/** Return which of the four amounts a set is counted in. */
export function amountKey(target) {
  return Object.keys(AMOUNTS).find((key) => (target[key] ?? null) !== null) ?? "reps";
}

/**
 * Return the columns of a set.
 * @returns {{key: string, label: string, step: number, units: string}[]}
 */
export function columnsOf(item, target, packet) {
  const amount = amountKey(target);
  const isWeighed = item.iron !== null || (target.load_kg ?? null) !== null;
  const { label, step } = AMOUNTS[amount];
  const isYards = amount === "distance_m" && packet.units === "lb";
  const columns = [
    isYards ? { key: amount, label: t("Yards"), step: step * M_PER_YARD } : { key: amount, label: t(label), step },
  ];
  if (isWeighed) columns.unshift({ key: "load_kg", label: loadLabel(item, packet.units), step: 0 });
  if (target.rir && target.kind === "work") columns.push({ key: "rir", label: t("Left"), step: 1 });
  return columns;
}

function loadLabel(item, units) {
  if (item.set_kind === "assisted") return t("Help, {units}", { units });
  if (item.set_kind === "bodyweight") return t("Added {units}", { units });
  return item.load_counts === "per_hand" ? t("{units} each hand", { units }) : units;
}

/** Return the loads that can be built for an exercise [kg], none where nothing is known. */
export function loadsOf(item, packet) {
  if (item.iron === null) return [];
  const { loads_kg: loads } = packet.iron[item.iron];
  return item.set_kind === "bodyweight" ? [0, ...loads] : loads;
}

/** Return the next load up or down that can be built. */
export function stepLoad(loadKg, direction, item, packet) {
  const loads = loadsOf(item, packet);
  if (loadKg === null || loadKg === undefined) return loads[0] ?? 0;
  const slack = 0.01 * direction;
  if (direction > 0) return loads.find((one) => one > loadKg + slack) ?? loadKg;
  return loads.filter((one) => one < loadKg + slack).at(-1) ?? loadKg;
}

/** Return a typed weight [kg]; a number that can be built stands for exactly that. */
export function parseLoad(text, item, packet) {
  const typed = Number(String(text).replace(",", "."));
  if (String(text).trim() === "" || !Number.isFinite(typed) || typed < 0) return null;
  const built = loadsOf(item, packet).find((one) => Number(inUnits(one, packet.units)) === typed);
  return built ?? (packet.units === "lb" ? typed * KG_PER_LB : typed);
}

/** Return a typed amount as it is stored: a distance in metres, whatever it was typed in. */
export function parseAmount(key, text, packet) {
  const whole = Math.max(0, Number.parseInt(text, 10));
  if (Number.isNaN(whole)) return null;
  return key === "distance_m" && packet.units === "lb" ? whole * M_PER_YARD : whole;
}

/** Return what stands in a cell. */
export function sayValue(key, value, packet) {
  if (value === null || value === undefined) return "";
  if (key === "load_kg") return inUnits(value, packet.units);
  const isYards = key === "distance_m" && packet.units === "lb";
  return sayNumber(isYards ? Math.round(value / M_PER_YARD) : value);
}

/** Return a load with its units and what it counts: "22.5 kg each hand". */
export function sayLoad(loadKg, exercise, packet) {
  const load = `${inUnits(loadKg, packet.units)} ${packet.units}`;
  const known = packet.items.flatMap((one) => [one, ...one.substitutes]);
  const item = known.find((one) => one.exercise === exercise);
  return item?.load_counts === "per_hand" && item.set_kind !== "assisted" ? t("{load} each hand", { load }) : load;
}

/** Return a set in short: "72.5 kg × 9, 3 left"; its `exercise` says what a weight counts. */
export function saySet(set, packet) {
  const amount = ["reps", "seconds", "distance_m", "contacts"].find((key) => key in set);
  const load = set.load_kg ? sayLoad(set.load_kg, set.exercise, packet) : "";
  const n = amount ? sayValue(amount, set[amount], packet) : "";
  const counts = {
    reps: load ? `× ${n}` : n === "1" ? t("1 rep") : t("{n} reps", { n }),
    seconds: `${n} s`,
    distance_m: `${n} ${packet.units === "lb" ? "yd" : "m"}`,
    contacts: n === "1" ? t("1 landing") : t("{n} landings", { n }),
  };
  const body = [load, counts[amount]].filter(Boolean).join(" ");
  const side = { left: t("left side"), right: t("right side") }[set.side];
  const left = (set.rir ?? null) === null ? "" : t("{n} left", { n: sayReserve(set.rir) });
  return [body, side, left].filter(Boolean).join(", ");
}

/** Return what is asked in short: "70-75 kg, 8-10 reps". */
export function sayTarget(target) {
  return [target.load, target.amount].filter(Boolean).join(", ");
}
