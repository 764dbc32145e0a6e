"""Progress on the screen: lines of signs for what moves, tables for what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.cli.screen import heading, indented, narrow_table
from ironstride.cli.sparkline import Sparkline
from ironstride.insight.personal_bests import current_bests
from ironstride.insight.weekly_sets import patterns_of
from ironstride.sheets.logged_words import say_logged_load
from ironstride.sheets.plain_text import counted, printable
from ironstride.sheets.plan_words import say_date, say_day, say_week
from ironstride.sheets.strength_words import say_index, say_kg, say_max
from ironstride.training.pattern_words import PATTERN_WORDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType
    from rich.table import Table

    from ironstride.formats.weights import Units
    from ironstride.insight.strength_index import IndexGroup
    from ironstride.insight.weekly_sets import SetCount
    from ironstride.policy.reader import Policy
    from ironstride.sheets.progress_findings import Progress
    from ironstride.sheets.week_report import WeekReport
    from ironstride.training.plan import Plan, PlannedWeek

_GROUP_NAMES: Final[Mapping[IndexGroup, str]] = {
    "all": "All lifts",
    "lower": "Legs",
    "upper": "Upper body",
}
_SHOWN_LIFTS: Final = 12
_SHOWN_BESTS: Final = 5
_LINE_WIDTH: Final = 24
_NOTHING: Final = (
    "The log says nothing of any lift yet: a set with a weight and at most 15 reps will."
)
_TOO_EARLY: Final = "The strength index begins with the fourth session of a lift."
_OPENINGS: Final = {
    "open": "open",
    "simple": "open for machines and simple lifts",
    "closed": "not yet",
}


def report_view(report: WeekReport, week: PlannedWeek) -> list[RenderableType]:
    """Return the lines of a weekly report under their heading."""
    head = f"Week from {say_day(report.starts_on)}, {say_week(week).lower()}"
    return [heading(head), *(indented(line.text) for line in report.lines)]


def progress_view(
    plan: Plan, found: Progress, today: dt.date, policy: Policy
) -> list[RenderableType]:
    """Return the parts of the view."""
    units = plan.athlete.units
    return [
        heading(f"Progress of {printable(plan.athlete.name)}, {say_date(today)}"),
        *_index(found),
        *_lifts(found, units, policy),
        *_bests(found, units),
        *_sets(found),
        *_weeks(found),
        *_gates(found),
        *_tests(found),
    ]


def _index(found: Progress) -> Iterator[RenderableType]:
    if not found.history.lifts:
        yield indented(_NOTHING)
        return
    yield heading("Strength index: all lifts in one number")
    if not found.history.index["all"]:
        yield indented(_TOO_EARLY)
    table = narrow_table("", "Over time", "Change (range, in 8 of 10 cases)")
    for group, points in found.history.index.items():
        if points:
            line = Sparkline(tuple(one.median_fraction for one in points), _LINE_WIDTH)
            table.add_row(_GROUP_NAMES[group], line, say_index(points[-1], points[0]))
    if table.row_count:
        yield table


def _lifts(found: Progress, units: Units, policy: Policy) -> Iterator[RenderableType]:
    lifts = found.history.lifts
    if not lifts:
        return
    share = round(100 * policy.number("insight.band_fraction"))
    yield heading("One-rep max of each lift: believed from your sets, never tested")
    table = narrow_table("Lift", "Over time", "Now", f"{share} % range", "Last on")
    for lift in lifts[:_SHOWN_LIFTS]:
        now = lift.points[-1]
        band = lift.shown(now)
        line = Sparkline(tuple(lift.shown(one).median_kg for one in lift.points), _LINE_WIDTH)
        within = f"{say_kg(band.low_kg, units)} to {say_kg(band.high_kg, units)}"
        table.add_row(
            printable(lift.name), line, say_max(lift, now, units), within, _short(lift.last_on)
        )
    yield table
    if len(lifts) > _SHOWN_LIFTS:
        yield indented(f"and {len(lifts) - _SHOWN_LIFTS} more, longer ago")


def _bests(found: Progress, units: Units) -> Iterator[RenderableType]:
    best = [one for one in current_bests(found.bests) if one.announced][:_SHOWN_BESTS]
    if not best:
        return
    said = []
    for one in best:
        lift = found.history.lift(one.exercise)
        per_hand = lift is not None and lift.counts == "per_hand"
        load = say_logged_load(one.done, units, per_hand=per_hand)
        weight = f" {load} x" if load else ""
        said.append(f"{printable(one.name)}{weight} {one.done.reps} on {_short(one.on)}")
    yield indented(f"Best sets: {'; '.join(said)}.")


def _sets(found: Progress) -> Iterator[RenderableType]:
    """Yield the table of sets: done of planned, with the target where it stands."""
    patterns = patterns_of(found.sets)
    if not patterns:
        return
    yield heading("Sets a week: done/planned, for weeks to come planned; target of this week")
    weeks = [f"{one.starts_on.day}\n{one.starts_on:%b}" for one in found.sets]
    table = narrow_table("Movement", *weeks, "Target")
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.justify = "right"
    current = [one for one in found.sets if not one.over][:1]
    for pattern in patterns:
        cells = [_cell(one.sets.get(pattern), over=one.over) for one in found.sets]
        goal = current[0].sets.get(pattern) if current else None
        target = "" if goal is None or goal.target_sets is None else f"{goal.target_sets:g}"
        table.add_row(PATTERN_WORDS[pattern].name, *cells, target)
    _add_contacts(table, found)
    yield table


def _cell(count: SetCount | None, *, over: bool) -> str:
    if count is None:
        return ""
    if count.planned_sets is None:
        return f"{count.done_sets:g}" if count.done_sets else ""
    if not over and not count.done_sets:
        return f"{count.planned_sets}" if count.planned_sets else ""
    if not count.planned_sets and not count.done_sets:
        return ""
    return f"{count.done_sets:g}/{count.planned_sets}"


def _add_contacts(table: Table, found: Progress) -> None:
    planned = {one.starts_on: one for one in found.contacts}
    mondays = [one.starts_on for one in found.sets]
    rows = [(found.done_contacts.get(day, 0), planned.get(day)) for day in mondays]
    if not any(done or plan for done, plan in rows):
        return
    current = next((planned.get(one.starts_on) for one in found.sets if not one.over), None)
    most = "" if current is None else f"<{current.budget_contacts}"
    jumps = [f"{done}/{plan.jump_contacts}" if plan else f"{done or ''}" for done, plan in rows]
    table.add_row("landings: jumps", *jumps, most)
    runs = [f"{plan.run_contacts}" if plan else "" for _, plan in rows]
    table.add_row("landings: runs", *runs, "")


def _weeks(found: Progress) -> Iterator[RenderableType]:
    if not found.weeks:
        return
    yield heading("Done of what was planned")
    table = narrow_table("Week from", "Sessions", "Sets", "Reserve against asked", "")
    for week in found.weeks[-8:]:
        excused = len(week.sessions) - week.planned_sessions
        note = [*(["easier week"] if week.deload else ())]
        if excused:
            note.append(f"{excused} excused")
        table.add_row(
            say_day(week.starts_on),
            f"{week.done_sessions} of {week.planned_sessions}",
            f"{week.done_sets} of {week.planned_sets}",
            _say_lean(week.effort_lean_rir),
            ", ".join(note),
        )
    yield table


def _say_lean(lean: float | None) -> str:
    if lean is None:
        return "not noted"
    if not round(lean, 1):
        return "as asked"
    reps = f"{abs(lean):.1f} reps"
    return f"{reps} more left" if lean > 0 else f"{reps} fewer left"


def _gates(found: Progress) -> Iterator[RenderableType]:
    if not found.gates:
        return
    yield heading("Sets of 1-6")
    for gate in found.gates:
        text = _OPENINGS[gate.opening]
        if gate.missing:
            text += f": {'; '.join(gate.missing)}"
        if gate.expected_on is not None:
            text += f"; expected {say_day(gate.expected_on)}"
        if gate.changes:
            change = gate.changes[0]
            verb = "opened" if change.before == "closed" or change.opening == "open" else "closed"
            text += f" ({verb} on {_short(change.on)})"
        yield indented(text, label=PATTERN_WORDS[gate.pattern].name, label_width=12)


def _tests(found: Progress) -> Iterator[RenderableType]:
    if found.tests:
        yield heading(f"Tests of the body: {counted(len(found.tests), 'test')} done")
        for line in found.tests:
            old = "" if line.fresh else " Too old now: test again."
            yield indented(f"{line.text} ({_short(line.on)}){old}")


def _short(day: dt.date) -> str:
    return f"{day.day} {day:%b %Y}"
