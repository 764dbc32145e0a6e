"""The rows of the season's picture: a bar for each week, and the table of sets by movement."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ironstride.sheets.drawing import box, line, lines_of, shape, width_of, words
from ironstride.sheets.plain_text import counted
from ironstride.sheets.plan_words import say_day
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ironstride.sheets.markup import Markup
    from ironstride.sheets.week_facts import WeekFacts
    from ironstride.training.words import Pattern

    _Amount = Callable[[WeekFacts], float]

WIDTH: Final = 960
LEFT: Final = 158
RIGHT: Final = 14
CHART_HEIGHT: Final = 84
ROW_HEIGHT: Final = 19
SETS_HEADING_HEIGHT: Final = 32
SMALL: Final = 12
# Narrower columns have no room for a number of two digits.
_NUMBER_WIDTH: Final = 17
_HEATS: Final = 4
_MAX_MARKS: Final = 7
# A number over a bar, with the gap under it.
_NUMBER_HEIGHT: Final = 14


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar for each week: parts from the bottom (class of colour, size), and a limit or None."""

    heading: str
    notes: tuple[str, ...]
    parts: tuple[tuple[str, _Amount], ...]
    limit: _Amount | None = None
    marks: Callable[[WeekFacts], int] | None = None


class Columns:
    """Where each week stands from left to right; `width` is that of one."""

    def __init__(self, weeks: int) -> None:
        self.width = (WIDTH - LEFT - RIGHT) / max(weeks, 1)

    def at(self, index: float) -> float:
        """Return the left edge of a column; a half is added for its middle."""
        return LEFT + index * self.width

    @property
    def has_numbers(self) -> bool:
        """Whether a number fits into a column."""
        return self.width >= _NUMBER_WIDTH


def bar_row(
    stack: Stack, weeks: Sequence[WeekFacts], columns: Columns, y: float
) -> Iterator[Markup]:
    """Yield a row of stacked bars whose top is at `y`, with its heading on the left."""
    floor = y + CHART_HEIGHT
    yield from row_heading((stack.heading, *stack.notes), y + 12)
    yield line(LEFT, floor, WIDTH - RIGHT, floor)
    sums = [sum(size(one) for _, size in stack.parts) for one in weeks]
    limits = [stack.limit(one) for one in weeks] if stack.limit else []
    most = max((*sums, *limits), default=0)
    if not most:
        yield words(LEFT + 8, floor - 10, "nothing known", SMALL, "muted")
        most = 1
    scale = (CHART_HEIGHT - 16) / most
    for index, (one, whole) in enumerate(zip(weeks, sums, strict=True)):
        yield from _bar(stack, one, whole, (columns, index, floor, scale))
    yield from _limits(limits, columns, floor, scale)


def _bar(
    stack: Stack, one: WeekFacts, whole: float, place: tuple[Columns, int, float, float]
) -> Iterator[Markup]:
    columns, index, floor, scale = place
    x, width = columns.at(index + 0.14), columns.width * 0.72
    top = floor
    hint = f"{say_day(one.week.starts_on)}: {round(whole)}"
    for look, size in stack.parts:
        height = size(one) * scale
        top -= height
        if height:
            yield box(x, top, width, height, look, hint=hint)
    for mark in range(min(stack.marks(one), _MAX_MARKS) if stack.marks else 0):
        yield _diamond(columns.at(index + 0.5), floor - 7 - mark * 10)
    if whole and columns.has_numbers:
        middle = columns.at(index + 0.5)
        # A number that would stand on the line of the limit goes into its bar.
        limit_y = floor - stack.limit(one) * scale if stack.limit else floor
        if abs(top - _NUMBER_HEIGHT - limit_y) < _NUMBER_HEIGHT + 2:
            yield words(middle, top + 12, f"{round(whole)}", 11, anchor="middle")
        else:
            yield words(middle, top - 3, f"{round(whole)}", 11, "muted", anchor="middle")


def _limits(
    limits: Sequence[float], columns: Columns, floor: float, scale: float
) -> Iterator[Markup]:
    """Yield a line for each stretch of weeks with one limit, with its number."""
    start = 0
    for limit, group in groupby(limits):
        length = len(list(group))
        x, y = columns.at(start), floor - limit * scale
        yield box(x, y - 1, length * columns.width, 2, "budget")
        if width_of(f"{round(limit)}", 11) <= length * columns.width:
            yield words(x + 2, y - 4, f"{round(limit)}", 11, "muted")
        start += length


def _diamond(x: float, y: float) -> Markup:
    return shape(((x - 4, y), (x, y - 4), (x + 4, y), (x, y + 4)), "lifts")


def heat_table(
    patterns: Sequence[Pattern], weeks: Sequence[WeekFacts], columns: Columns, y: float
) -> Iterator[Markup]:
    """Yield the table of weekly sets: a number in each cell, the shade repeats it."""
    if patterns:
        yield words(16, y + 20, "Sets a week", bold=True)
    y += SETS_HEADING_HEIGHT
    most = max((max(one.sets.values(), default=0) for one in weeks), default=0)
    for row, pattern in enumerate(patterns):
        top = y + row * ROW_HEIGHT
        yield words(16, top + 14, PATTERN_WORDS[pattern].name, SMALL)
        for index, one in enumerate(weeks):
            yield from _cell(one, pattern, (columns, index, top, most))


def _cell(
    one: WeekFacts, pattern: Pattern, place: tuple[Columns, int, float, int]
) -> Iterator[Markup]:
    columns, index, top, most = place
    sets = one.sets.get(pattern, 0)
    if not sets:
        yield words(columns.at(index + 0.5), top + 13, "·", 11, "muted", anchor="middle")
        return
    heat = f"heat{max(1, -(-sets * _HEATS // most))}"
    hint = f"{PATTERN_WORDS[pattern].name}, {say_day(one.week.starts_on)}: {counted(sets, 'set')}"
    # Without room for its number a cell is as high as its number.
    height = (ROW_HEIGHT - 1) * (1 if columns.has_numbers else sets / most)
    left = columns.at(index) + 0.5
    yield box(left, top + ROW_HEIGHT - 1 - height, columns.width - 1, height, heat, hint=hint)
    if columns.has_numbers:
        yield words(columns.at(index + 0.5), top + 14, f"{sets}", 11, "on-band", anchor="middle")


def row_heading(lines: Sequence[str], y: float, *, is_light: bool = False) -> Iterator[Markup]:
    """Yield the words left of a row: the first in bold, what it counts below."""
    first, *notes = lines
    yield words(
        16, y, first, SMALL if is_light else 13, "muted" if is_light else "ink", bold=not is_light
    )
    yield lines_of(16, y + 17, notes, SMALL, "muted")
