// Draws the charts of a page: each `.plot` names the JSON block that holds its numbers.
// Colours come from the page's tokens, so that a change of scheme draws them anew.

const drawn = new Map();
const scheme = window.matchMedia("(prefers-color-scheme: dark)");
// Days before months, as everywhere in the app.
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

function dayWords(seconds, withYear) {
  const form = { day: "numeric", month: "short", timeZone: "UTC" };
  if (withYear) form.year = "2-digit";
  return new Date(seconds * 1000).toLocaleDateString(language, form);
}

// How each kind of series is drawn; `bar` is as wide as its place allows.
function seriesLook(kind, count, isSmall) {
  const bars = (share) => window.uPlot.paths.bars({ size: [share, 40] });
  const none = { show: false };
  switch (kind) {
    case "edge":
      return { stroke: colour("band-edge"), width: 1, points: none };
    case "line":
      return { stroke: colour("accent"), width: 2.5, points: { show: count <= (isSmall ? 6 : 40), size: 5, fill: colour("accent") } };
    case "other":
      return { stroke: colour("key-run"), width: 2.5, dash: [6, 3], points: { show: true, size: 5, fill: colour("key-run") } };
    case "bar":
      return { stroke: colour("accent"), fill: colour("accent"), width: 0, paths: bars(0.45), points: none };
    case "ghost":
      return { stroke: colour("strong-line"), fill: colour("sunk"), width: 1, paths: bars(0.8), points: none };
    default:
      return { stroke: colour("ink"), width: 1.5, dash: [5, 4], points: none, spanGaps: false };
  }
}

function axes(chart, isSmall) {
  const look = {
    stroke: colour("soft"),
    font: '12px system-ui, sans-serif',
    grid: { stroke: colour("line"), width: 1 },
    ticks: { show: false },
  };
  const years = chart.x ? (chart.x.at(-1) - chart.x[0]) > 300 * 86400 : false;
  const across = chart.names
    ? { incrs: [1, 2, 3, 4, 5, 6, 8], space: 46, values: (_plot, places) => places.map((one) => chart.names[one] ?? "") }
    : { space: 74, values: (_plot, places) => places.map((one) => dayWords(one, years)) };
  const unit = chart.unit === "%" ? " %" : "";
  const sign = (one) => (unit && one > 0 ? "+" : "");
  const up = {
    size: unit ? 58 : isSmall && chart.names ? 28 : 40,
    space: isSmall ? 26 : 40,
    ...(chart.names ? { incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] } : {}),
    values: (_plot, places) => places.map((one) => `${sign(one)}${one}${unit}`),
  };
  return [{ ...look, ...across, size: 26, grid: { show: false } }, { ...look, ...up }];
}

function heightRange(chart) {
  if (chart.names) return (_plot, _low, high) => [0, Math.max(1, high) * 1.12];
  return (_plot, low, high) => {
    const room = Math.max((high - low) * 0.08, chart.unit === "%" ? 1 : 0.5);
    return [low - room, high + room];
  };
}

function options(chart, box, isSmall) {
  const edges = chart.series.map((one, place) => (one.as === "edge" ? place + 1 : 0)).filter(Boolean);
  const count = chart.names ? chart.names.length : 0;
  return {
    width: box.clientWidth,
    height: isSmall ? 120 : 220,
    padding: [10, 22, 0, 0],
    legend: { show: false },
    cursor: { show: !isSmall, drag: { x: false, y: false }, points: { size: 8 } },
    scales: {
      x: chart.names ? { time: false, range: [-0.6, count - 0.4] } : { time: true },
      y: { range: heightRange(chart) },
    },
    bands: edges.length === 2 ? [{ series: edges, fill: colour("band") }] : [],
    axes: axes(chart, isSmall),
    series: [{}, ...chart.series.map((one) => seriesLook(one.as, one.values.length, isSmall))],
    hooks: isSmall ? {} : { setCursor: [(plot) => readOut(plot, chart, box)] },
  };
}

// Says the numbers under the pointer; the table behind the chart has them for everybody.
function readOut(plot, chart, box) {
  const place = plot.cursor.idx;
  if (place === null || place === undefined) { box.dataset.readout = ""; return; }
  const when = chart.names ? chart.names[place] : dayWords(chart.x[place], true);
  const at = (kind) => chart.series.filter((one) => one.as === kind).map((one) => one.values[place]);
  const middle = [...at("line"), ...at("bar")].filter((one) => one !== null && one !== undefined);
  const edges = at("edge").sort((one, other) => one - other);
  const unit = chart.unit ? ` ${chart.unit}` : "";
  box.dataset.readout = `${when}: ${middle.join(", ")}${edges.length ? ` (${edges.join(" – ")})` : ""}${unit}`;
}

function draw(box) {
  const block = document.getElementById(box.dataset.chart);
  if (!block || !window.uPlot || !box.clientWidth) return;
  const chart = JSON.parse(block.textContent);
  const isSmall = box.closest(".small-chart") !== null;
  drawn.get(box)?.destroy();
  const across = chart.names ? chart.names.map((_name, place) => place) : chart.x;
  const numbers = [across, ...chart.series.map((one) => one.values)];
  drawn.set(box, new window.uPlot(options(chart, box, isSmall), numbers, box));
}

const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const plot = drawn.get(target);
    if (!plot) draw(target);
    else if (plot.width !== target.clientWidth && target.clientWidth) {
      plot.setSize({ width: target.clientWidth, height: plot.height });
    }
  }
});

function watchAll() {
  for (const box of drawn.keys()) {
    if (!box.isConnected) { drawn.get(box).destroy(); drawn.delete(box); watcher.unobserve(box); }
  }
  for (const box of document.querySelectorAll(".plot[data-chart]")) watcher.observe(box);
}

scheme.addEventListener("change", () => { for (const box of [...drawn.keys()]) draw(box); });
document.addEventListener("htmx:afterSettle", watchAll);
watchAll();
