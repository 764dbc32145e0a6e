"""The season as one picture: phases and races, running, legs, sets by movement, landings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ironstride.planning.explain import PHASE_WORDS
from ironstride.sheets.drawing import box, cut, line, lines_of, picture, shape, width_of, words
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import PHASE_LETTERS, say_date, say_day
from ironstride.sheets.week_facts import count_weeks, trained_patterns
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.units import M_PER_MILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.sheets.markup import Markup
    from ironstride.sheets.week_facts import WeekFacts
    from ironstride.training.plan import Plan
    from ironstride.training.race import Race
    from ironstride.training.words import Pattern

    _Amount = Callable[[WeekFacts], float]

WIDTH: Final = 960
_LEFT: Final = 158
_RIGHT: Final = 14
_BAND: Final = 28
_ROW: Final = 19
_GAP: Final = 16
_CHART: Final = 84
# Narrower columns have no room for a number of two digits.
_NUMBER_WIDTH: Final = 17
_SETS_HEADING: Final = 32
_HEATS: Final = 4
_SMALL: Final = 12


@dataclass(frozen=True, slots=True)
class _Stack:
    """A bar for each week: parts from the bottom (class of colour, size), and a limit or None."""

    heading: str
    notes: tuple[str, ...]
    parts: tuple[tuple[str, _Amount], ...]
    limit: _Amount | None = None
    marks: Callable[[WeekFacts], int] | None = None


class _Columns:
    """Where each week stands from left to right."""

    def __init__(self, weeks: int) -> None:
        self.width = (WIDTH - _LEFT - _RIGHT) / max(weeks, 1)

    def at(self, index: float) -> float:
        return _LEFT + index * self.width

    @property
    def has_numbers(self) -> bool:
        return self.width >= _NUMBER_WIDTH


def season_picture(plan: Plan, catalogue: Catalogue) -> Markup:
    """Return the season as SVG that fetches nothing; the same plan gives the same text."""
    weeks = count_weeks(plan, catalogue)
    columns = _Columns(len(weeks))
    title = f"The season of {printable(plan.made_for)}"
    y = 28.0
    parts = [words(16, y, cut(title, WIDTH - 32, 19, bold=True), 19, bold=True)]
    y = _add(parts, _months(weeks, columns, y + 26), y + 32)
    y = _add(parts, _bands(weeks, columns, y), y + _BAND)
    y = _add(parts, _signs(plan, weeks, columns, y + 4), y + 36)
    for stack in _stacks(plan, weeks):
        y = _add(parts, _bars(stack, weeks, columns, y + 14), y + 14 + _CHART + _GAP)
    patterns = trained_patterns(weeks)
    y = _add(
        parts, _heat(patterns, weeks, columns, y), y + _SETS_HEADING + len(patterns) * _ROW + _GAP
    )
    y = _add(parts, _legend(plan, weeks, y), y + 22 + 20 * _legend_lines(plan))
    return picture(WIDTH, y, title, _about(plan, weeks), *parts)


def _add(parts: list[Markup], more: Iterator[Markup], y: float) -> float:
    parts.extend(more)
    return y


def _months(weeks: Sequence[WeekFacts], columns: _Columns, y: float) -> Iterator[Markup]:
    """Yield a date where the plan starts and a name where a month begins, as far as they fit."""
    free_from = 0.0
    month = 0
    for index, one in enumerate(weeks):
        day = one.week.starts_on
        if day.month == month:
            continue
        text = f"{day.day} {day:%b %Y}" if index == 0 else f"{day:%b}"
        if columns.at(index) >= free_from:
            yield words(columns.at(index) + 2, y, text, _SMALL, "muted")
            free_from = columns.at(index) + width_of(text, _SMALL) + 10
        month = day.month


def _bands(weeks: Sequence[WeekFacts], columns: _Columns, y: float) -> Iterator[Markup]:
    yield from _heading(("Phases",), y + 18)
    start = 0
    for phase, group in groupby(weeks, key=lambda one: one.week.phase):
        length = len(list(group))
        x, width = columns.at(start), length * columns.width
        name = PHASE_WORDS[phase]
        hint = f"{name}: {counted(length, 'week')}"
        yield box(x + 0.5, y, width - 1, _BAND, phase, round_by=3, hint=hint)
        text = name if width_of(name) <= width - 8 else PHASE_LETTERS[phase]
        if width_of(text) <= width:
            yield words(x + width / 2, y + 19, text, look="on-band", anchor="middle")
        start += length


def _signs(plan: Plan, weeks: Sequence[WeekFacts], columns: _Columns, y: float) -> Iterator[Markup]:
    """Yield a triangle for each easier week and a flag with its letter for each race."""
    yield from _heading(("Easier weeks, races",), y + 14, is_light=True)
    for index, one in enumerate(weeks):
        middle = columns.at(index + 0.5)
        if one.week.deload:
            yield shape(((middle - 5, y + 5), (middle + 5, y + 5), (middle, y + 13)), "muted")
        races = [race for race in plan.races if plan.week_of(race.on) is one.week]
        if races:
            yield from _flag(min(races, key=lambda race: race.priority), middle, y)


def _flag(race: Race, middle: float, y: float) -> Iterator[Markup]:
    yield line(middle - 6, y, middle - 6, y + 26, "race")
    yield box(middle - 6, y, 15, 16, "race", hint=f"{race.name}, {say_day(race.on)}")
    yield words(middle + 1.5, y + 12.5, race.priority, 12, "on-race", anchor="middle", bold=True)


def _stacks(plan: Plan, weeks: Sequence[WeekFacts]) -> tuple[_Stack, ...]:
    unknown = sum(one.unmeasured_runs for one in weeks)
    without = (f"without {counted(unknown, 'run')}", "of unknown length") if unknown else ()
    unit, length_m = ("miles", M_PER_MILE) if plan.athlete.units == "lb" else ("km", 1000)
    return (
        _Stack(
            "Running",
            (f"{unit} a week", "\u25c6 a key run", *without),
            (("runs", lambda one: one.distance_m / length_m),),
            marks=lambda one: one.key_runs,
        ),
        _Stack(
            "Load on the legs",
            ("0-3 points each:", "runs above,", "strength below"),
            (
                ("lifts", lambda one: one.lift_leg_points),
                ("runs", lambda one: one.run_leg_points),
            ),
        ),
        _Stack(
            "Landings",
            ("runs above,", "jumps below;", "line: the budget"),
            (("lifts", lambda one: one.jump_contacts), ("runs", lambda one: one.run_contacts)),
            limit=lambda one: one.budget_contacts,
        ),
    )


def _bars(
    stack: _Stack, weeks: Sequence[WeekFacts], columns: _Columns, y: float
) -> Iterator[Markup]:
    floor = y + _CHART
    yield from _heading((stack.heading, *stack.notes), y + 12)
    yield line(_LEFT, floor, WIDTH - _RIGHT, floor)
    sums = [sum(size(one) for _, size in stack.parts) for one in weeks]
    limits = [stack.limit(one) for one in weeks] if stack.limit else []
    most = max((*sums, *limits), default=0)
    if not most:
        yield words(_LEFT + 8, floor - 10, "nothing known", _SMALL, "muted")
        most = 1
    scale = (_CHART - 16) / most
    for index, (one, whole) in enumerate(zip(weeks, sums, strict=True)):
        yield from _bar(stack, one, whole, (columns, index, floor, scale))
    yield from _limits(limits, columns, floor, scale)


def _bar(
    stack: _Stack, one: WeekFacts, whole: float, place: tuple[_Columns, int, float, float]
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
    for mark in range(stack.marks(one) if stack.marks else 0):
        yield _diamond(columns.at(index + 0.5), floor - 7 - mark * 10)
    if whole and columns.has_numbers:
        middle = columns.at(index + 0.5)
        yield words(middle, top - 3, f"{round(whole)}", 11, "muted", anchor="middle")


def _limits(
    limits: Sequence[float], columns: _Columns, floor: float, scale: float
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


def _heat(
    patterns: Sequence[Pattern], weeks: Sequence[WeekFacts], columns: _Columns, y: float
) -> Iterator[Markup]:
    """Yield the table of weekly sets: a number in each cell, the shade repeats it."""
    if patterns:
        yield words(16, y + 20, "Sets a week", bold=True)
    y += _SETS_HEADING
    most = max((max(one.sets.values(), default=0) for one in weeks), default=0)
    for row, pattern in enumerate(patterns):
        top = y + row * _ROW
        yield words(16, top + 14, PATTERN_WORDS[pattern].name, _SMALL)
        for index, one in enumerate(weeks):
            yield from _cell(one, pattern, (columns, index, top, most))


def _cell(
    one: WeekFacts, pattern: Pattern, place: tuple[_Columns, int, float, int]
) -> Iterator[Markup]:
    columns, index, top, most = place
    sets = one.sets.get(pattern, 0)
    if not sets:
        yield words(columns.at(index + 0.5), top + 13, "·", 11, "muted", anchor="middle")
        return
    heat = f"heat{max(1, -(-sets * _HEATS // most))}"
    hint = f"{PATTERN_WORDS[pattern].name}, {say_day(one.week.starts_on)}: {counted(sets, 'set')}"
    yield box(columns.at(index) + 0.5, top, columns.width - 1, _ROW - 1, heat, hint=hint)
    if columns.has_numbers:
        yield words(columns.at(index + 0.5), top + 14, f"{sets}", 11, "on-band", anchor="middle")


def _legend(plan: Plan, weeks: Sequence[WeekFacts], y: float) -> Iterator[Markup]:
    x = 16.0
    for phase in dict.fromkeys(one.week.phase for one in weeks):
        text = f"{PHASE_LETTERS[phase]}  {PHASE_WORDS[phase]}"
        yield box(x, y, 12, 12, phase, round_by=2)
        yield words(x + 17, y + 11, text, _SMALL, "muted")
        x += width_of(text, _SMALL) + 32
    yield lines_of(16, y + 34, [_say_race(race) for race in plan.races], 15 * 0.87, "muted")


def _legend_lines(plan: Plan) -> int:
    return len(plan.races)


def _say_race(race: Race) -> str:
    return cut(f"{race.priority} race: {race.name}, {say_date(race.on)}", WIDTH - 32)


def _heading(lines: Sequence[str], y: float, *, is_light: bool = False) -> Iterator[Markup]:
    """Yield the words left of a row: the first in bold, what it counts below."""
    first, *notes = lines
    yield words(
        16, y, first, _SMALL if is_light else 13, "muted" if is_light else "ink", bold=not is_light
    )
    yield lines_of(16, y + 17, notes, _SMALL, "muted")


def _about(plan: Plan, weeks: Sequence[WeekFacts]) -> str:
    """Return what the picture shows, for somebody who hears it."""
    phases = [
        f"{counted(len(list(group)), 'week')} {PHASE_WORDS[phase].lower()}"
        for phase, group in groupby(weeks, key=lambda one: one.week.phase)
    ]
    easier = [say_day(one.week.starts_on) for one in weeks if one.week.deload]
    said = [f"{counted(len(weeks), 'week')}: {', '.join(phases)}."] if weeks else ["No week."]
    if easier:
        said.append(f"Easier weeks from {', '.join(easier)}.")
    said += [
        f"{race.priority} race {printable(race.name)} on {say_date(race.on)}."
        for race in plan.races
    ]
    return " ".join(said)
