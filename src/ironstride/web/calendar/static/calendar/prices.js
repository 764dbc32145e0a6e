// The list of days to move to: each says its price as soon as it is known; arrow keys walk through.
import { askPrices } from "./price_asking.js";

const form = document.getElementById("move-days");
const said = document.getElementById("price-said");
const places = new Map([...form.querySelectorAll("[data-price-of]")].map((one) => [one.dataset.priceOf, one]));

function showPrice(day, price) {
  const place = places.get(day);
  place.dataset.level = price.level;
  const label = document.createElement("strong");
  label.textContent = price.label;
  place.replaceChildren(label, ` ${price.text}`);
  const choice = form.querySelector(`input[value="${day}"]`);
  choice.disabled = price.level === "no";
  if (choice.disabled && choice.checked) choice.checked = false;
  if (choice.checked) say(day);
}

function say(day) {
  said.textContent = places.get(day)?.textContent ?? "";
}

form.addEventListener("change", (event) => {
  if (event.target.name !== "to_on") return;
  asking.hurry(event.target.value);
  say(event.target.value);
});
const asking = askPrices(form.dataset.prices, form.dataset.from, places.keys(), showPrice);
