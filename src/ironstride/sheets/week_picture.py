"""A week as one picture: what stands on each day, and what the week asks of the runner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.sheets.day_runs import runs_on, without_warm_ups
from ironstride.sheets.drawing import (
    box,
    circle,
    cut,
    fold,
    line,
    lines_of,
    move,
    picture,
    words,
)
from ironstride.sheets.markup import Markup, together
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import (
    LEG_WORDS,
    say_countdown,
    say_date,
    say_day,
    say_distance,
    say_time,
    say_week,
)
from ironstride.sheets.state_words import say_absence, without_gone
from ironstride.sheets.week_facts import count_weeks
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.session import MAX_LEG_GRADE

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.sheets.cards import RunLine
    from ironstride.sheets.week_facts import WeekFacts
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedSession

WIDTH: Final = 800
_DAY_X: Final = 16
_RUN_X: Final = 96
_LIFT_X: Final = 400
_END: Final = WIDTH - 16
_PAD: Final = 10
_STEP: Final = 18
_DOT: Final = " \u00b7 "
# Longer titles and runs are cut: the picture shows where things stand, the sheet says it all.
_MAX_LINES: Final = 4


def week_picture(plan: Plan, week: PlannedWeek, catalogue: Catalogue, today: dt.date) -> Markup:
    """Return the week as SVG that fetches nothing; `today` is marked when it is inside."""
    facts = next(one for one in count_weeks(plan, catalogue) if one.week is week)
    number = plan.weeks.index(week) + 1
    title = f"Week {number} of {len(plan.weeks)} for {printable(plan.made_for)}"
    parts = [*_heading(plan, week, title)]
    y = 70.0
    for day in week.days():
        drawn, height = _day(plan, week, day, y, is_today=day == today)
        parts.append(drawn)
        y += height
    sums = [line for said in _sums(facts, plan) for line in fold(said, _END - _DAY_X)]
    parts.append(lines_of(_DAY_X, y + 24, sums, 13, "muted"))
    return picture(WIDTH, y + 22 + len(sums) * 17, title, _about(plan, week), *parts)


def _heading(plan: Plan, week: PlannedWeek, title: str) -> Iterator[Markup]:
    yield words(_DAY_X, 30, cut(title, _END - _DAY_X, 19, bold=True), 19, bold=True)
    said = [f"from {say_day(week.starts_on)}", say_week(week)]
    ahead = next((race for race in plan.races if race.on >= week.starts_on), None)
    if ahead is not None:
        said.append(f"{ahead.name} {say_countdown(week.starts_on, ahead.on)}")
    yield words(_DAY_X, 54, cut(_DOT.join(said), _END - _DAY_X), look="muted")


def _day(
    plan: Plan, week: PlannedWeek, day: dt.date, y: float, *, is_today: bool
) -> tuple[Markup, float]:
    """Return a day's row and its height."""
    runs, run_height = _stacked([_run(one) for one in runs_on(plan, day)], _RUN_X, y)
    sessions = [_session(one, plan) for one in without_warm_ups(week.sessions) if one.on == day]
    absence = say_absence(plan, day)
    if absence and not sessions:
        sessions = [(words(14, 13, absence, 14, "muted"), _STEP)]
    lifts, lift_height = _stacked(sessions, _LIFT_X, y)
    height = max(run_height, lift_height, 1.6 * _STEP) + 2 * _PAD
    shade = box(0, y, WIDTH, height, "tint") if is_today else ""
    name = words(_DAY_X, y + _PAD + 14, f"{day:%a} {day.day}", 15, bold=True)
    now = words(_DAY_X, y + _PAD + 30, "today", 11, "muted") if is_today else ""
    return together(shade, line(0, y, WIDTH, y), name, now, runs, lifts), height


_Cell = tuple[Markup, float]


def _stacked(cells: list[_Cell], x: float, y: float) -> tuple[Markup, float]:
    """Return cells drawn at (0, 0) one below the other from (x, y), and their height."""
    drawn, below = [], 0.0
    for cell, height in cells:
        drawn.append(move(cell, x, y + _PAD + below))
        below += height + 6
    return together(drawn), max(below - 6, 0)


def _run(run: RunLine) -> _Cell:
    width = _LIFT_X - _RUN_X - 16
    look = {"race": "race", "key": "lifts", "run": "runs", "rest": "grid"}[run.kind]
    text = f"{run.time} {run.text}" if run.time else run.text
    is_bold = run.kind in ("race", "key")
    lines = fold(text, width - 14, 14, bold=is_bold)[:_MAX_LINES]
    height = len(lines) * _STEP
    ink = "muted" if run.kind == "rest" else "ink"
    drawn = [lines_of(14, 13, lines, 14, ink, bold=is_bold)]
    if run.mark:
        drawn.append(words(14, 13 + height, run.mark, 12, "muted"))
        height += 16
    return together(box(0, 0, 4, height, look), drawn), height


def _session(session: PlannedSession, plan: Plan) -> _Cell:
    width = _END - _LIFT_X
    state = plan.state_of(session)
    said = "" if state == "planned" else f", {state}"
    head = f"{say_time(session)} {session.place}, {session.minutes} min{said}"
    title = fold(session.title, width - 14, 14, bold=True)[:_MAX_LINES]
    drawn = [
        box(0, 0, 4, 16 + len(title) * _STEP + 16, "adaptation"),
        words(14, 12, cut(head, width - 14), 13),
        lines_of(14, 31, title, 14, bold=True),
    ]
    y = 31 + len(title) * _STEP - 2
    drawn.extend(
        circle(19 + mark * 13, y - 4, 4.5, is_full=mark < session.leg_grade)
        for mark in range(MAX_LEG_GRADE)
    )
    drawn.append(words(58, y, LEG_WORDS[session.leg_grade], 12, "muted"))
    return together(drawn), y + 2


def _sums(facts: WeekFacts, plan: Plan) -> Iterator[str]:
    sessions = len(without_warm_ups(without_gone(plan, facts.week.sessions)))
    said = [counted(sessions, "session"), counted(facts.key_runs, "key run")]
    if facts.distance_m:
        said.append(f"{say_distance(facts.distance_m, plan.athlete.units)} of running")
    landings = facts.jump_contacts + facts.run_contacts
    said.append(f"{landings} landings of {facts.budget_contacts} ({facts.jump_contacts} in jumps)")
    yield _DOT.join(said)
    if facts.sets:
        sets = (f"{number} {PATTERN_WORDS[key].name}" for key, number in facts.sets.items())
        yield f"Sets: {_DOT.join(sets)}"


def _about(plan: Plan, week: PlannedWeek) -> str:
    """Return the days in words, for somebody who hears the picture."""
    days = []
    for day in week.days():
        runs = [f"{run.text} ({run.mark})" if run.mark else run.text for run in runs_on(plan, day)]
        there = without_warm_ups(week.sessions)
        lifts = [printable(one.title) for one in there if one.on == day]
        lifts = lifts or list(filter(None, (say_absence(plan, day),)))
        if runs or lifts:
            days.append(f"{say_date(day)}: {'; '.join([*runs, *lifts])}.")
    return " ".join(days) or "An empty week."
