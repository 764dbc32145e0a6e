"""The policy's laboratory as a picture: whose plans change in what, and what breaking rules costs.

SVG of our own, the same for the same table. Nothing hangs on colour alone: what the runner does is
a full bar and what the plan says a hollow one; before is hollow and after is full.
"""

from __future__ import annotations

import statistics
from bisect import bisect_right
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from ironstride.cohort.lab_table import tabulate
from ironstride.cohort.lab_words import say_change, say_none, say_outcome, say_runners
from ironstride.cohort.plan_differences import DOING
from ironstride.sheets.markup import Markup, tag, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.cohort.lab_table import LabRow, LabTable
    from ironstride.cohort.plan_differences import PlanDifference
    from ironstride.cohort.policy_lab import NumberChange

WIDTH: Final = 860
_MARGIN: Final = 24
_LEFT: Final = 330
_RIGHT: Final = WIDTH - 110
_LINE: Final = 20
_BAR: Final = 26
_LETTERS: Final = 108
_MOST_EDGES: Final = 10
_SHARES: Final = (10, 25, 50, 100)
_TICKS: Final = 5
_PLOT_HEIGHT: Final = 200
_STYLE: Final = (
    "text{font-family:'Source Sans Pro',system-ui,'DejaVu Sans',sans-serif}"
    "text{font-size:14px;fill:#1b1f24}"
    ".head{font-size:18px;font-weight:700}.sub{font-size:15px;font-weight:700}"
    ".dim{fill:#57606a;font-size:13px}.end{text-anchor:end}.mid{text-anchor:middle}"
    ".full{fill:#0a5ea8;stroke:#0a5ea8}.hollow{fill:#fff;stroke:#0a5ea8;stroke-width:1.5}"
    ".grid{stroke:#d0d7de}.axis{stroke:#57606a}"
    ".halo{paint-order:stroke;stroke:#fff;stroke-width:5px}"
)


def draw_lab(change: NumberChange, differences: Sequence[PlanDifference], weeks: int | None) -> str:
    """Return the picture as SVG text: two parts, the kinds of change and the prices of plans."""
    table = tabulate(differences)
    outcome = say_outcome(change, table)
    heading = list(_heading(change, outcome))
    top = _MARGIN + _LINE * len(heading) + 24
    kinds_end = top + 34 + _BAR * max(1, len(table.rows)) + 44
    height = kinds_end + 34 + _PLOT_HEIGHT + 84
    runners = say_runners(differences[0].seed, table.runners, weeks)
    return tag(
        "svg",
        tag("title", f"Policy lab: {say_change(change)}"),
        tag("desc", outcome),
        tag("style", Markup(_STYLE)),
        tag("rect", width=WIDTH, height=height, fill="#fff"),
        heading,
        _kinds(table, top),
        _prices(differences, kinds_end),
        _text(_MARGIN, height - 14, runners, "dim"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        role="img",
    )


def _text(x: float, y: float, words: str, class_: str | None = None) -> Markup:
    return tag("text", words, x=x, y=y, class_=class_)


def _line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def _heading(change: NumberChange, outcome: str) -> Iterator[Markup]:
    lines = [
        *((line, "head") for line in wrap(say_change(change), 78)),
        *((line, None) for line in wrap(outcome, _LETTERS)),
    ]
    for number, (line, class_) in enumerate(lines):
        yield _text(_MARGIN, _MARGIN + 10 + _LINE * number + (4 if number else 0), line, class_)


def _kinds(table: LabTable, top: int) -> Markup:
    """Return a bar for each kind of change: the share of plans that it meets."""
    bars_top = top + 34
    bottom = bars_top + _BAR * max(1, len(table.rows))
    if not table.rows:
        return together(
            _text(_MARGIN, top + 12, "Plans that change, by what changes", "sub"),
            _text(_MARGIN, bars_top + 18, say_none(table.runners)),
        )
    highest = max(row.share_fraction for row in table.rows) * 100
    end_percent = next(percent for percent in _SHARES if percent >= highest)
    ticks = range(0, end_percent + 1, end_percent // _TICKS)
    one_percent = (_RIGHT - _LEFT) / end_percent
    return together(
        _text(_MARGIN, top + 12, "Plans that change, by what changes", "sub"),
        _legend(top, ("full", "what the runner does"), ("hollow", "what the plan says")),
        (_tick(percent, one_percent, bars_top, bottom) for percent in ticks),
        (
            _kind_bar(row, bars_top + _BAR * number, one_percent)
            for number, row in enumerate(table.rows)
        ),
    )


def _legend(top: int, *signs: tuple[str, str]) -> Markup:
    return together(
        together(
            tag("rect", x=x, y=top, width=14, height=14, class_=class_),
            _text(x + 20, top + 12, words),
        )
        for x, (class_, words) in zip((_LEFT + 110, _LEFT + 300), signs, strict=True)
    )


def _tick(percent: int, one_percent: float, top: int, bottom: int) -> Markup:
    x = _LEFT + one_percent * percent
    return together(
        _line(x, top, x, bottom, "grid" if percent else "axis"),
        _text(x, bottom + 18, f"{percent} %", "dim mid"),
    )


def _kind_bar(row: LabRow, top: int, one_percent: float) -> Markup:
    length = one_percent * row.share_fraction * 100
    class_ = "full" if row.kind in DOING else "hollow"
    share = f"{row.share_fraction:.0%}".replace("%", " %")
    return together(
        _text(_LEFT - 10, top + 18, row.name, "end"),
        tag("rect", x=_LEFT, y=top + 4, width=length, height=_BAR - 8, class_=class_),
        _text(_LEFT + length + 8, top + 18, f"{row.runners} ({share})", "halo"),
    )


def _prices(differences: Sequence[PlanDifference], top: int) -> Markup:
    """Return how many plans cost how much, before beside after."""
    before = [one.price_before for one in differences]
    after = [one.price_after for one in differences]
    edges = _edges(before + after)
    counts = [_count(prices, edges) for prices in (before, after)]
    ceiling = 4 * _round_up(max(max(count) for count in counts) / 4, factors=(1, 2, 3, 4, 5))
    base = top + 40 + _PLOT_HEIGHT
    scale = _PLOT_HEIGHT / ceiling
    left, right = 90, WIDTH - _MARGIN - 6
    wide = (right - left) / (len(edges) + 1)
    return together(
        _text(_MARGIN, top + 12, "What broken rules cost a plan", "sub"),
        _legend(top, ("hollow", "before"), ("full", "after")),
        (_count_line(ceiling * part // 4, base, scale, left, right) for part in range(5)),
        (
            _pair_of_bars(left + wide * number, wide, base, scale, pair)
            for number, pair in enumerate(zip(*counts, strict=True))
        ),
        (
            _text(left + wide * number, base + 18, f"{edge:,}", "dim mid")
            for number, edge in enumerate((0, *edges))
        ),
        _text(right, base + 18, "or more", "dim end"),
        _text((left + right) / 2, base + 38, _medians(before, after), "mid"),
    )


def _medians(before: Sequence[float], after: Sequence[float]) -> str:
    then, now = statistics.median(before), statistics.median(after)
    return f"points a plan; half of the plans cost up to {then:,.0f} before and {now:,.0f} after"


def _count_line(count: int, base: float, scale: float, left: float, right: float) -> Markup:
    y = base - count * scale
    return together(
        _line(left, y, right, y, "grid" if count else "axis"),
        _text(left - 8, y + 5, f"{count}" if count else "0 plans", "dim end"),
    )


def _pair_of_bars(
    left: float, wide: float, base: float, scale: float, pair: tuple[int, ...]
) -> Markup:
    bar = (wide - 10) / 2
    return together(
        tag(
            "rect",
            x=left + 5 + bar * number,
            y=base - count * scale,
            width=bar - 1,
            height=count * scale,
            class_=class_,
        )
        for number, (count, class_) in enumerate(zip(pair, ("hollow", "full"), strict=True))
        if count
    )


def _edges(prices: Sequence[float]) -> tuple[int, ...]:
    """Return where bins meet: 1, 2, 5, 10 and so on, as plans differ by their length and runner."""
    high = _round_up(max(prices))
    edges = [factor * 10**power for power in range(len(str(high))) for factor in (1, 2, 5)]
    return tuple(edge for edge in edges if edge < max(high, 2))[-_MOST_EDGES:]


def _round_up(value: float, factors: Sequence[int] = (1, 2, 5)) -> int:
    """Return the next of 1, 2, 5, 10, 20, 50 and so on; `factors` are those of one to ten."""
    power = 1
    while True:
        for factor in factors:
            if factor * power >= value:
                return factor * power
        power *= 10


def _count(prices: Sequence[float], edges: Sequence[int]) -> list[int]:
    counts = [0] * (len(edges) + 1)
    for price in prices:
        counts[bisect_right(edges, price)] += 1
    return counts
