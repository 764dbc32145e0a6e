// Drag a session to another day: the days light up with their price, then the change is shown.
// Nothing is moved here; the page of the move asks first. Touch begins with a long press.
import { askPrices } from "./price_asking.js";

const calendar = document.getElementById("calendar");
const said = document.getElementById("move-said");
const START_PX = 6;
const LONG_PRESS_MS = 400;
const EDGE_PX = 70;
const DAYS_AHEAD = 14;
let drag = null;

const dayAt = (x, y) => document.elementFromPoint(x, y)?.closest("[data-day]");

function reachableDays(from) {
  const monday = new Date(`${from}T12:00:00Z`);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  const last = new Date(monday);
  last.setUTCDate(last.getUTCDate() + DAYS_AHEAD - 1);
  const iso = (day) => day.toISOString().slice(0, 10);
  const cells = [...calendar.querySelectorAll("[data-day]")].filter(
    (cell) => cell.offsetParent !== null && !cell.classList.contains("is-past") &&
      cell.dataset.day >= iso(monday) && cell.dataset.day <= iso(last) && cell.dataset.day !== from,
  );
  const near = (cell) => Math.abs(new Date(cell.dataset.day) - new Date(from));
  return cells.sort((one, other) => near(one) - near(other));
}

function showPrice(day, price) {
  const cell = drag.cells.find((one) => one.dataset.day === day);
  drag.prices.set(day, price);
  cell.dataset.level = price.level;
  cell.querySelector(".drop-price").textContent = price.label;
  if (drag.over === cell) tellOver();
}

function tellOver() {
  const price = drag.over && drag.prices.get(drag.over.dataset.day);
  drag.note.textContent = !drag.over ? drag.title
    : price ? `${price.label}. ${price.text}` : `${drag.over.dataset.name} …`;
  if (drag.over && price) said.textContent = `${drag.over.dataset.name}: ${price.label}. ${price.text}`;
}

function pickUp() {
  const from = drag.chip.dataset.from;
  drag.isMoving = true;
  drag.cells = reachableDays(from);
  drag.prices = new Map();
  drag.stop = new AbortController();
  drag.title = drag.chip.dataset.title;
  drag.note = document.createElement("p");
  drag.note.className = "drag-note";
  drag.note.textContent = drag.title;
  document.body.append(drag.note);
  document.body.classList.add("is-dragging");
  drag.chip.classList.add("is-held");
  for (const cell of drag.cells) {
    const price = document.createElement("p");
    price.className = "drop-price";
    price.textContent = "…";
    cell.append(price);
    cell.classList.add("can-take");
  }
  navigator.vibrate?.(15);
  drag.asking = askPrices(calendar.dataset.prices, from, drag.cells.map((cell) => cell.dataset.day), showPrice, drag.stop.signal);
  follow();
}

function follow() {
  // Days outside the screen are reached by staying at its edge.
  if (drag.y < EDGE_PX || drag.y > innerHeight - EDGE_PX) scrollBy(0, drag.y < EDGE_PX ? -24 : 24);
  const right = Math.min(drag.x + 14, innerWidth - drag.note.offsetWidth - 8);
  const below = drag.y + 18 + drag.note.offsetHeight < innerHeight;
  const top = below ? drag.y + 18 : drag.y - drag.note.offsetHeight - 18;
  drag.note.style.transform = `translate(${Math.max(8, right)}px, ${top}px)`;
  const cell = dayAt(drag.x, drag.y);
  const over = cell && drag.cells.includes(cell) ? cell : null;
  if (over !== drag.over) {
    drag.over?.classList.remove("is-over");
    over?.classList.add("is-over");
    drag.over = over;
    if (over) drag.asking?.hurry(over.dataset.day);
    tellOver();
  }
}

function putDown() {
  clearTimeout(drag.timer);
  if (drag.isMoving) {
    drag.stop.abort();
    drag.note.remove();
    document.body.classList.remove("is-dragging");
    drag.chip.classList.remove("is-held");
    for (const cell of drag.cells) {
      cell.classList.remove("can-take", "is-over");
      delete cell.dataset.level;
      cell.querySelector(".drop-price").remove();
    }
  }
  drag = null;
}

calendar.addEventListener("pointerdown", (event) => {
  const chip = event.target.closest("[data-from]");
  if (!chip || event.button !== 0 || event.target.closest(".chip-actions")) return;
  drag = { chip, x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY };
  if (event.pointerType !== "mouse") drag.timer = setTimeout(pickUp, LONG_PRESS_MS);
});
addEventListener("pointermove", (event) => {
  if (!drag) return;
  drag.x = event.clientX;
  drag.y = event.clientY;
  const isFar = Math.hypot(drag.x - drag.startX, drag.y - drag.startY) > START_PX;
  if (drag.isMoving) follow();
  else if (isFar && event.pointerType === "mouse") pickUp();
  else if (isFar) putDown();
});
addEventListener("pointerup", () => {
  if (!drag?.isMoving) {
    if (drag) putDown();
    return;
  }
  const from = drag.chip.dataset.from;
  const to = drag.over?.dataset.day;
  const isOpen = to && drag.prices.get(to)?.level !== "no";
  if (to && !isOpen) said.textContent = drag.note.textContent;
  addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
  putDown();
  if (isOpen) location.assign(`${calendar.dataset.preview}?${new URLSearchParams({ from_on: from, to_on: to })}`);
});
addEventListener("pointercancel", () => drag && putDown());
addEventListener("keydown", (event) => event.key === "Escape" && drag && putDown());
// A page that scrolls, or a menu that opens, would take the finger away.
addEventListener("touchmove", (event) => drag?.isMoving && event.preventDefault(), { passive: false });
calendar.addEventListener("contextmenu", (event) => drag && event.preventDefault());
calendar.addEventListener("dragstart", (event) => event.preventDefault());
