"""The policy's laboratory as a picture: whose plans change in what, and what breaking rules costs.

Nothing hangs on colour: what the runner does is a full bar and what the plan says a hollow one;
before is hollow and after is full.
"""

from __future__ import annotations

import statistics
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from ironstride.cohort.lab_table import tabulate
from ironstride.cohort.lab_words import say_change, say_none, say_outcome, say_runners
from ironstride.cohort.plan_differences import DOING
from ironstride.sheets.drawing import box, fold, line, lines_of, picture, words
from ironstride.sheets.markup import Markup, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.cohort.lab_table import LabRow, LabTable
    from ironstride.cohort.plan_differences import PlanDifference
    from ironstride.cohort.policy_lab import NumberChange

WIDTH: Final = 860
_MARGIN: Final = 24
_INSIDE: Final = WIDTH - 2 * _MARGIN
_LEFT: Final = 330
_RIGHT: Final = WIDTH - 110
_HEAD_SIZE: Final = 18
_TEXT_SIZE: Final = 14
_ROW: Final = 26
_PLOT_LEFT: Final = 90
_PLOT_RIGHT: Final = WIDTH - 30
_PLOT_HEIGHT: Final = 200
_EDGE_WIDTH: Final = 1.5
_MOST_EDGES: Final = 10
_SHARES: Final = (10, 25, 50, 100)
_TICKS: Final = 5


def draw_lab(change: NumberChange, differences: Sequence[PlanDifference], weeks: int | None) -> str:
    """Return the picture as SVG text: two parts, the kinds of change and the prices of plans."""
    table = tabulate(differences)
    outcome = say_outcome(change, table)
    head = fold(say_change(change), _INSIDE, _HEAD_SIZE, bold=True)
    sentence = fold(outcome, _INSIDE, _TEXT_SIZE)
    sentence_top = _MARGIN + 10 + 23 * len(head)
    kinds_top = sentence_top + 18 * len(sentence) + 16
    prices_top = kinds_top + 34 + _ROW * max(1, len(table.rows)) + 44
    height = prices_top + _PLOT_HEIGHT + 118
    return picture(
        WIDTH,
        height,
        f"Policy lab: {say_change(change)}",
        outcome,
        lines_of(_MARGIN, _MARGIN + 10, head, _HEAD_SIZE, bold=True),
        lines_of(_MARGIN, sentence_top, sentence, _TEXT_SIZE),
        _kinds(table, kinds_top),
        _prices(differences, prices_top),
        words(
            _MARGIN,
            height - 14,
            say_runners(differences[0].seed, table.runners, weeks),
            look="muted",
        ),
    )


def _bar(x: float, y: float, width: float, height: float, *, is_full: bool) -> Markup:
    """Return a full bar, or the outline of one."""
    bar = box(x, y, width, height, "lifts")
    if is_full:
        return bar
    edge = _EDGE_WIDTH
    return together(bar, box(x + edge, y + edge, width - 2 * edge, height - 2 * edge, "paper"))


def _legend(top: float, *signs: tuple[bool, str]) -> Markup:
    """Return what full and hollow bars stand for, in the order of `signs`."""
    return together(
        together(
            _bar(x, top, 14, 14, is_full=is_full),
            words(x + 20, top + 12, text, _TEXT_SIZE),
        )
        for x, (is_full, text) in zip((_LEFT + 110, _LEFT + 300), signs, strict=True)
    )


def _kinds(table: LabTable, top: float) -> Markup:
    """Return a bar for each kind of change: the share of plans that it meets."""
    heading = words(_MARGIN, top + 12, "Plans that change, by what changes", 15, bold=True)
    bars_top = top + 34
    if not table.rows:
        none = words(_MARGIN, bars_top + 18, say_none(table.runners), _TEXT_SIZE)
        return together(heading, none)
    bottom = bars_top + _ROW * len(table.rows)
    highest = max(row.share_fraction for row in table.rows) * 100
    end_percent = next(percent for percent in _SHARES if percent >= highest)
    one_percent = (_RIGHT - _LEFT) / end_percent
    return together(
        heading,
        _legend(top, (True, "what the runner does"), (False, "what the plan says")),
        (
            _tick(percent, one_percent, bars_top, bottom)
            for percent in range(0, end_percent + 1, end_percent // _TICKS)
        ),
        (
            _kind_bar(row, bars_top + _ROW * number, one_percent)
            for number, row in enumerate(table.rows)
        ),
    )


def _tick(percent: int, one_percent: float, top: float, bottom: float) -> Markup:
    x = _LEFT + one_percent * percent
    return together(
        line(x, top, x, bottom, "grid" if percent else "muted"),
        words(x, bottom + 18, f"{percent} %", look="muted", anchor="middle"),
    )


def _kind_bar(row: LabRow, top: float, one_percent: float) -> Markup:
    length = one_percent * row.share_fraction * 100
    share = f"{row.share_fraction:.0%}".replace("%", " %")
    return together(
        words(_LEFT - 10, top + 18, row.name, _TEXT_SIZE, anchor="end"),
        _bar(_LEFT, top + 4, length, _ROW - 8, is_full=row.kind in DOING),
        words(_LEFT + length + 8, top + 18, f"{row.runners} ({share})", _TEXT_SIZE),
    )


def _prices(differences: Sequence[PlanDifference], top: float) -> Markup:
    """Return how many plans cost how much, before beside after."""
    before = [one.price_before for one in differences]
    after = [one.price_after for one in differences]
    edges = _edges(before + after)
    counts = [_count(prices, edges) for prices in (before, after)]
    ceiling = 4 * _round_up(max(max(count) for count in counts) / 4, factors=(1, 2, 3, 4, 5))
    base = top + 40 + _PLOT_HEIGHT
    scale = _PLOT_HEIGHT / ceiling
    wide = (_PLOT_RIGHT - _PLOT_LEFT) / (len(edges) + 1)
    return together(
        words(_MARGIN, top + 12, "What broken rules cost a plan", 15, bold=True),
        _legend(top, (False, "before"), (True, "after")),
        (_count_line(ceiling * part // 4, base, scale) for part in range(5)),
        (
            _pair_of_bars(_PLOT_LEFT + wide * number, wide, base, scale, pair)
            for number, pair in enumerate(zip(*counts, strict=True))
        ),
        (
            words(_PLOT_LEFT + wide * number, base + 18, f"{edge:,}", look="muted", anchor="middle")
            for number, edge in enumerate((0, *edges))
        ),
        words(_PLOT_RIGHT, base + 18, "more", look="muted", anchor="end"),
        words(WIDTH / 2, base + 40, _medians(before, after), _TEXT_SIZE, anchor="middle"),
    )


def _medians(before: Sequence[float], after: Sequence[float]) -> str:
    then, now = statistics.median(before), statistics.median(after)
    return f"points a plan; half of the plans cost up to {then:,.0f} before and {now:,.0f} after"


def _count_line(count: int, base: float, scale: float) -> Markup:
    y = base - count * scale
    label = f"{count}" if count else "0 plans"
    return together(
        line(_PLOT_LEFT, y, _PLOT_RIGHT, y, "grid" if count else "muted"),
        words(_PLOT_LEFT - 8, y + 5, label, look="muted", anchor="end"),
    )


def _pair_of_bars(
    left: float, wide: float, base: float, scale: float, pair: tuple[int, ...]
) -> Markup:
    bar = (wide - 10) / 2
    before, after = pair
    return together(
        _bar(left + 5 + offset, base - count * scale, bar - 1, count * scale, is_full=is_full)
        for count, offset, is_full in ((before, 0, False), (after, bar, True))
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
