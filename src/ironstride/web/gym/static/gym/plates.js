// What to put on the bar, drawn for one side and said in words.

import { draw, h } from "./dom.js";
import { inUnits } from "./loading/number_words.js";
import { t } from "./words.js";

const WIDTH = 240;
const HEIGHT = 64;
const SLEEVE = 46;

/** Return the bar and the plates of one side for a load [kg], null where nothing is built. */
export function platesFor(loadKg, item, packet) {
  const iron = item.iron === null ? null : packet.iron[item.iron];
  const at = iron?.built ? iron.loads_kg.findIndex((one) => Math.abs(one - loadKg) < 0.01) : -1;
  if (at < 0) return null;
  const [bar, ...plates] = iron.built[at];
  return { barKg: iron.bars_kg[bar], platesKg: plates.map((one) => iron.plates_kg[one]), iron };
}

/** Return the picture with its words, null where there are no plates. */
export function drawPlates(loadKg, item, packet) {
  const made = platesFor(loadKg, item, packet);
  if (!made) return null;
  const { units } = packet;
  const say = (kg) => inUnits(kg, units);
  const bar = `${say(made.barKg)} ${units}`;
  const each = made.platesKg.map(say).join(" + ");
  const words = each
    ? t("{bar} bar, each side {each}", { bar, each })
    : t("{bar} bar alone", { bar });
  return h("figure", { class: "plates" }, picture(made, say), h("figcaption", {}, words));
}

function picture({ platesKg, iron }, say) {
  const heaviest = iron.plates_kg[0];
  const wide = Math.min(24, (WIDTH - SLEEVE - 12) / Math.max(platesKg.length, 1));
  const parts = platesKg.map((kg, at) => {
    const tall = 22 + 42 * Math.sqrt(kg / heaviest);
    const x = SLEEVE + at * wide;
    const place = { x, y: (HEIGHT - tall) / 2, width: wide - 3, height: tall, rx: 3 };
    const middle = { x: x + (wide - 3) / 2, y: HEIGHT / 2 + 4, "text-anchor": "middle" };
    return [
      draw("rect", { ...place, class: `plate size-${iron.plates_kg.indexOf(kg) % 5}` }),
      draw("text", { ...middle, class: "plate-text" }, say(kg)),
    ];
  });
  return draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", focusable: "false" },
    draw("rect", { x: 0, y: HEIGHT / 2 - 3, width: WIDTH, height: 6, class: "sleeve" }),
    draw("rect", { x: SLEEVE - 8, y: HEIGHT / 2 - 11, width: 5, height: 22, class: "sleeve" }),
    ...parts.flat(),
  );
}
