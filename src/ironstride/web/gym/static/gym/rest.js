// Clocks of the page: the rest after a set and the hold of one. They are kept as moments, so that
// a locked phone and a reload do not stop them.

import { button, h, speak } from "./dom.js";
import { t } from "./words.js";

const BEEP_HZ = 880;

/** Begin to rest. */
export function startRest(model, seconds) {
  if (seconds) model.choose({ rest: { endsAt: Date.now() + seconds * 1000, seconds } });
}

/** Return the bar of a rest, null where nobody rests. */
export function restBar(model) {
  const { rest, sound } = model.choices;
  if (!rest) return null;
  const add = (seconds) => () =>
    model.choose({ rest: { ...rest, endsAt: rest.endsAt + seconds * 1000, isOver: false } });
  const end = () => model.choose({ rest: null });
  const mute = () => model.choose({ sound: !sound });
  return h("section", { class: "rest", "aria-label": t("Rest") },
    button("−15", add(-15), { "aria-label": t("15 seconds less"), "data-key": "rest-less" }),
    h("p", { class: "clock" }, h("span", { class: "soft" }, t("Rest")), clockOf("rest", rest.endsAt)),
    button("+15", add(15), { "aria-label": t("15 seconds more"), "data-key": "rest-more" }),
    button(sound ? "♪" : "×♪", mute, {
      "aria-label": t("Sound at the end of a rest"),
      "aria-pressed": String(sound),
      "data-key": "rest-sound",
    }),
    button(t("Skip"), end, { "aria-label": t("Skip the rest"), "data-key": "rest-skip" }),
  );
}

/** Return the button that times a hold, and what it found. */
export function holdClock(model, line) {
  const { hold } = model.choices;
  const isOn = hold?.key === line.key;
  const stop = () => {
    const seconds = Math.max(1, Math.round((Date.now() - hold.startedAt) / 1000));
    model.choose({ hold: null });
    model.draft(line.key, { seconds });
  };
  const start = () => model.choose({ hold: { key: line.key, startedAt: Date.now() } });
  return h("p", { class: "hold" },
    button(isOn ? t("Stop the clock") : t("Time this hold"), isOn ? stop : start, {
      class: "button quiet",
      "data-key": "hold",
    }),
    isOn && clockOf("hold", hold.startedAt),
  );
}

function clockOf(kind, at) {
  return h("span", { class: "time", "data-clock": kind, "data-at": at }, sayClock(kind, at));
}

function sayClock(kind, at) {
  const left = (kind === "rest" ? at - Date.now() : Date.now() - at) / 1000;
  const whole = Math.max(0, kind === "rest" ? Math.ceil(left) : Math.floor(left));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Let the clocks go on; the end of a rest is said, felt and heard once. */
export function tick(model) {
  for (const one of document.querySelectorAll("[data-clock]")) {
    one.textContent = sayClock(one.dataset.clock, Number(one.dataset.at));
  }
  const { rest, sound } = model.choices;
  if (!rest || rest.isOver || rest.endsAt > Date.now()) return;
  const isFresh = Date.now() - rest.endsAt < 5000;
  model.choose({ rest: isFresh ? { ...rest, isOver: true } : null });
  if (!isFresh) return;
  speak(t("The rest is over."));
  navigator.vibrate?.([200, 100, 200]);
  if (sound) beep();
  setTimeout(() => model.choices.rest?.isOver && model.choose({ rest: null }), 4000);
}

function beep() {
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const volume = context.createGain();
    volume.gain.value = 0.15;
    tone.frequency.value = BEEP_HZ;
    tone.connect(volume).connect(context.destination);
    tone.start();
    tone.stop(context.currentTime + 0.25);
    tone.onended = () => context.close();
  } catch {
    // No sound here: the words and the shake are enough.
  }
}
