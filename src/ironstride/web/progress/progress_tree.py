"""What a page of progress keeps: plain values, weights in the runner's units."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from ironstride.catalogue.reader import read_catalogue
from ironstride.insight.personal_bests import current_bests
from ironstride.sheets.logged_words import say_logged_load
from ironstride.sheets.plain_text import printable
from ironstride.sheets.week_findings import find_week
from ironstride.sheets.week_report import write_week_report
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.web.progress.lift_tree import write_lift

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ironstride.formats.weights import Units
    from ironstride.insight.personal_bests import PersonalBest
    from ironstride.insight.sessions_done import WeekDone
    from ironstride.insight.strength_history import LiftHistory
    from ironstride.insight.strength_index import IndexPoint
    from ironstride.planning.benchmark_lines import BenchmarkLine
    from ironstride.planning.gate_history import GateStory
    from ironstride.policy.reader import Policy
    from ironstride.sheets.progress_findings import Progress
    from ironstride.training.plan import Plan
    from ironstride.training.sets import LoggedSet

    Tree = dict[str, Any]

_SHOWN_WEEKS = 12
_SHOWN_GATE_CHANGES = 3


def write_progress_tree(plan: Plan, found: Progress, today: dt.date, policy: Policy) -> Tree:
    """Return all that the page of progress shows as of `today`."""
    athlete = plan.athlete
    by_lift: dict[str, list[Any]] = {}
    for one in athlete.known_sets:
        if one.kind == "work" and one.performed_on <= today:
            by_lift.setdefault(one.exercise, []).append(one)
    monday = today - dt.timedelta(days=today.weekday())
    return {
        "units": athlete.units,
        "old_after_weeks": policy.whole("insight.lifts.old_after_days") // DAYS_PER_WEEK,
        "report": write_report_tree(plan, monday.isoformat(), today, policy),
        "index": {group: _index(points) for group, points in found.history.index.items()},
        "lifts": _lifts(plan, found, by_lift, today, policy),
        "weeks": _weeks(found),
        "done": [_done(week) for week in found.weeks[-_SHOWN_WEEKS:]],
        "gates": [_gate(gate) for gate in found.gates],
        "tests": [_test(line) for line in found.tests],
        "bests": _bests(found, athlete.units),
    }


def _lifts(
    plan: Plan,
    found: Progress,
    by_lift: Mapping[str, Sequence[LoggedSet]],
    today: dt.date,
    policy: Policy,
) -> list[Tree]:
    """Return the lifts of the plan to come, then the others, each group the newest first."""
    coming = [one for one in plan.sessions() if one.on >= today]
    planned = {item.exercise for one in coming for _, item in one.items()}
    old_on = today - dt.timedelta(days=policy.whole("insight.lifts.old_after_days"))
    lifts = sorted(found.history.lifts, key=lambda one: one.last_on, reverse=True)
    lifts.sort(key=lambda one: one.exercise not in planned)
    return [
        write_lift(one, by_lift.get(one.exercise, ()), today, plan.athlete.units, policy)
        | {"old": one.exercise not in planned and one.last_on < old_on}
        for one in lifts
    ]


def write_report_tree(plan: Plan, monday: str, today: dt.date, policy: Policy) -> Tree:
    """Return the report of the week from `monday`; without lines where the plan has no such week.

    A week to come has no report either.
    """
    starts_on = dt.date.fromisoformat(monday)
    week = plan.week_of(starts_on)
    if week is None or starts_on > today:
        return {"starts_on": monday, "as_of": today.isoformat(), "lines": []}
    report = write_week_report(find_week(plan, week, read_catalogue(), today, policy), policy)
    return {
        "starts_on": monday,
        "as_of": report.as_of.isoformat(),
        "lines": [[one.topic, one.text] for one in report.lines],
    }


def _percent(fraction: float) -> float:
    return round(100 * fraction, 1)


def _index(points: Sequence[IndexPoint]) -> Tree:
    return {
        "on": [one.on.isoformat() for one in points],
        "median": [_percent(one.median_fraction) for one in points],
        "low": [_percent(one.low_fraction) for one in points],
        "high": [_percent(one.high_fraction) for one in points],
        "lifts": points[-1].lifts if points else 0,
    }


def _weeks(found: Progress) -> list[Tree]:
    planned = {one.starts_on: one for one in found.contacts}
    rows = []
    for week in found.sets:
        contacts = planned.get(week.starts_on)
        rows.append(
            {
                "starts_on": week.starts_on.isoformat(),
                "over": week.over,
                "deload": week.deload,
                "sets": {
                    pattern: [one.done_sets, one.planned_sets, one.target_sets]
                    for pattern, one in week.sets.items()
                },
                "jumps_done": found.done_contacts.get(week.starts_on, 0),
                "jumps": contacts.jump_contacts if contacts else None,
                "runs": contacts.run_contacts if contacts else None,
                "budget": contacts.budget_contacts if contacts else None,
            }
        )
    return rows


def _done(week: WeekDone) -> Tree:
    return {
        "starts_on": week.starts_on.isoformat(),
        "deload": week.deload,
        "verdicts": [one.verdict for one in week.sessions],
        "sessions": [week.done_sessions, week.planned_sessions],
        "sets": [week.done_sets, week.planned_sets],
        "lean": None if week.effort_lean_rir is None else round(week.effort_lean_rir, 1),
    }


def _gate(gate: GateStory) -> Tree:
    return {
        "pattern": gate.pattern,
        "opening": gate.opening,
        "missing": [printable(one) for one in gate.missing],
        "expected_on": gate.expected_on.isoformat() if gate.expected_on else None,
        "changes": [
            {"on": one.on.isoformat(), "opening": one.opening, "before": one.before}
            for one in gate.changes[:_SHOWN_GATE_CHANGES]
        ],
    }


def _test(line: BenchmarkLine) -> Tree:
    return {
        "name": line.name,
        "counts": line.counts,
        "text": line.text,
        "maintain": line.maintain,
        "fresh": line.fresh,
        "enough": line.enough,
        "results": [[one.on.isoformat(), one.left, one.right] for one in line.results],
    }


def _bests(found: Progress, units: Units) -> list[Tree]:
    announced = [one for one in found.bests if one.announced]
    return [_best(one, found.history.lift(one.exercise), units) for one in current_bests(announced)]


def _best(one: PersonalBest, lift: LiftHistory | None, units: Units) -> Tree:
    per_hand = lift is not None and lift.counts == "per_hand"
    return {
        "exercise": one.exercise,
        "name": printable(one.name),
        "on": one.on.isoformat(),
        "load": say_logged_load(one.done, units, per_hand=per_hand),
        "reps": one.done.reps or 0,
    }
