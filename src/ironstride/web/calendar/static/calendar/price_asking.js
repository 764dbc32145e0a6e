// Asks what a move would cost, each day once, one after the other.

const known = new Map();

/** Return {level, label, text} of doing the session of one day on another; null when unreachable. */
export async function askPrice(address, from, to, signal) {
  const key = `${from} ${to}`;
  if (!known.has(key)) {
    const query = new URLSearchParams({ from_on: from, to_on: to });
    try {
      const answer = await fetch(`${address}?${query}`, { signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return null;
      known.set(key, await answer.json());
    } catch {
      return null;
    }
  }
  return known.get(key);
}

/** Ask for several days, two at a time, and tell each as soon as it is known.
 *
 * The answer's `hurry(day)` lets one day be asked for next. */
export function askPrices(address, from, days, tell, signal) {
  let waiting = [...days];
  const ask = async () => {
    while (waiting.length && !signal?.aborted) {
      const day = waiting.shift();
      const price = await askPrice(address, from, day, signal);
      if (price && !signal?.aborted) tell(day, price);
    }
  };
  ask();
  ask();
  return {
    hurry(day) {
      if (waiting.includes(day)) waiting = [day, ...waiting.filter((one) => one !== day)];
    },
  };
}
