"""The season as one picture: phases and races, running, legs, sets by movement, landings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from ironstride.planning.explain import PHASE_WORDS
from ironstride.sheets.drawing import box, cut, line, lines_of, picture, shape, width_of, words
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import PHASE_LETTERS, say_date, say_day
from ironstride.sheets.season_charts import (
    CHART_HEIGHT,
    ROW_HEIGHT,
    SETS_HEADING_HEIGHT,
    SMALL,
    WIDTH,
    Columns,
    Stack,
    bar_row,
    heat_table,
    row_heading,
)
from ironstride.sheets.week_facts import count_weeks, trained_patterns
from ironstride.units import M_PER_MILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.sheets.markup import Markup
    from ironstride.sheets.week_facts import WeekFacts
    from ironstride.training.plan import Plan
    from ironstride.training.race import Race

    _Amount = Callable[[WeekFacts], float]

_BAND: Final = 28
_GAP: Final = 16


def season_picture(plan: Plan, catalogue: Catalogue) -> Markup:
    """Return the season as SVG that fetches nothing; the same plan gives the same text."""
    weeks = count_weeks(plan, catalogue)
    columns = Columns(len(weeks))
    title = f"The season of {printable(plan.made_for)}"
    y = 28.0
    parts = [words(16, y, cut(title, WIDTH - 32, 19, bold=True), 19, bold=True)]
    y = _add(parts, _months(weeks, columns, y + 26), y + 32)
    y = _add(parts, _bands(weeks, columns, y), y + _BAND)
    y = _add(parts, _signs(plan, weeks, columns, y + 4), y + 36)
    for stack in _stacks(plan, weeks):
        y = _add(parts, bar_row(stack, weeks, columns, y + 14), y + 14 + CHART_HEIGHT + _GAP)
    patterns = trained_patterns(weeks)
    y = _add(
        parts,
        heat_table(patterns, weeks, columns, y),
        y + SETS_HEADING_HEIGHT + len(patterns) * ROW_HEIGHT + _GAP,
    )
    y = _add(parts, _legend(plan, weeks, y), y + 22 + 20 * _legend_lines(plan))
    return picture(WIDTH, y, title, _about(plan, weeks), *parts)


def _add(parts: list[Markup], more: Iterator[Markup], y: float) -> float:
    parts.extend(more)
    return y


def _months(weeks: Sequence[WeekFacts], columns: Columns, y: float) -> Iterator[Markup]:
    """Yield a date where the plan starts and a name where a month begins, as far as they fit."""
    free_from = 0.0
    month = 0
    for index, one in enumerate(weeks):
        day = one.week.starts_on
        if day.month == month:
            continue
        text = f"{day.day} {day:%b %Y}" if index == 0 else f"{day:%b}"
        if columns.at(index) >= free_from:
            yield words(columns.at(index) + 2, y, text, SMALL, "muted")
            free_from = columns.at(index) + width_of(text, SMALL) + 10
        month = day.month


def _bands(weeks: Sequence[WeekFacts], columns: Columns, y: float) -> Iterator[Markup]:
    yield from row_heading(("Phases",), y + 18)
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


def _signs(plan: Plan, weeks: Sequence[WeekFacts], columns: Columns, y: float) -> Iterator[Markup]:
    """Yield a triangle for each easier week and a flag with its letter for each race."""
    yield from row_heading(("Easier weeks, races",), y + 14, is_light=True)
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


def _stacks(plan: Plan, weeks: Sequence[WeekFacts]) -> tuple[Stack, ...]:
    unknown = sum(one.unmeasured_runs for one in weeks)
    without = (f"without {counted(unknown, 'run')}", "of unknown length") if unknown else ()
    unit, length_m = ("miles", M_PER_MILE) if plan.athlete.units == "lb" else ("km", 1000)
    return (
        Stack(
            "Running",
            (f"{unit} a week", "\u25c6 a key run", *without),
            (("runs", lambda one: one.distance_m / length_m),),
            marks=lambda one: one.key_runs,
        ),
        Stack(
            "Load on the legs",
            ("0-3 points each:", "runs above,", "strength below"),
            (
                ("lifts", lambda one: one.lift_leg_points),
                ("runs", lambda one: one.run_leg_points),
            ),
        ),
        Stack(
            "Landings",
            ("runs above,", "jumps below;", "line: the budget"),
            (("lifts", lambda one: one.jump_contacts), ("runs", lambda one: one.run_contacts)),
            limit=lambda one: one.budget_contacts,
        ),
    )


def _legend(plan: Plan, weeks: Sequence[WeekFacts], y: float) -> Iterator[Markup]:
    x = 16.0
    for phase in dict.fromkeys(one.week.phase for one in weeks):
        text = f"{PHASE_LETTERS[phase]}  {PHASE_WORDS[phase]}"
        yield box(x, y, 12, 12, phase, round_by=2)
        yield words(x + 17, y + 11, text, SMALL, "muted")
        x += width_of(text, SMALL) + 32
    yield lines_of(16, y + 34, [_say_race(race) for race in plan.races], 15 * 0.87, "muted")


def _legend_lines(plan: Plan) -> int:
    return len(plan.races)


def _say_race(race: Race) -> str:
    return cut(f"{race.priority} race: {race.name}, {say_date(race.on)}", WIDTH - 32)


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
