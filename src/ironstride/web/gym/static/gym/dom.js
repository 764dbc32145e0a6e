// Elements in one line, and a page that is drawn anew without losing the place.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Return an element. A trait beginning with `on` listens; true sets a bare attribute; null, false
 * and undefined set nothing.
 * @param {string} tag
 * @param {Record<string, unknown>} [traits]
 * @param {...(Node | string | null | false | Array)} children
 */
export function h(tag, traits = {}, ...children) {
  return build(document.createElement(tag), traits, children);
}

/** Return an element of a drawing. */
export function draw(tag, traits = {}, ...children) {
  return build(document.createElementNS(SVG, tag), traits, children);
}

function build(element, traits, children) {
  for (const [name, value] of Object.entries(traits)) {
    if (value === null || value === false || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((one) => one || one === 0));
  return element;
}

/** Return a button that does one thing. */
export function button(text, press, traits = {}) {
  return h("button", { type: "button", onclick: press, ...traits }, text);
}

/** Put `nodes` into `root`; what had the focus has it again, by its `data-key` or its words. */
export function show(root, ...nodes) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const keyed = held?.closest("[data-key]")?.dataset.key;
  const open = new Set([...root.querySelectorAll("details[open]")].map((one) => one.dataset.key));
  root.replaceChildren(...nodes.flat(3).filter(Boolean));
  for (const one of root.querySelectorAll("details")) one.open ||= open.has(one.dataset.key);
  if (!held) return;
  const again = alike(root, held, keyed);
  // What is being typed goes on.
  if (again && "value" in held && again.tagName === held.tagName) again.value = held.value;
  // A button that is gone leaves the focus on the page, where a keyboard goes on.
  (again || document.getElementById("gym")).focus({ preventScroll: true });
}

function alike(root, held, keyed) {
  const named = keyed && root.querySelector(`[data-key="${CSS.escape(keyed)}"]`);
  if (held.dataset.key) return named;
  const same = [...root.querySelectorAll(held.tagName)];
  return same.find((one) => one.textContent && one.textContent === held.textContent) ?? named;
}

/** Say a sentence to whoever listens to the page. */
export function speak(text) {
  const place = document.getElementById("spoken");
  place.textContent = "";
  requestAnimationFrame(() => {
    place.textContent = text;
  });
}
