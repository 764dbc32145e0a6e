from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any

from ironstride.cli.screen import as_text
from ironstride.cli.week_strip import LEGEND, week_strip
from ironstride.training import events as ev
from ironstride.training.events import Done, Reported

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

MONDAY = dt.date(2026, 11, 23)


def strip_of(plan: Plan, day: dt.date, width: int = 120) -> list[str]:
    week = plan.week_of(day)
    assert week is not None
    return as_text(*week_strip(plan, week, day), width=width).splitlines()


def line_of(lines: list[str], day: str) -> str:
    return next(line for line in lines if day in line)


def test_a_race_stands_on_its_day_with_its_time(plans: Mapping[str, Plan]) -> None:
    lines = strip_of(plans["sample"], dt.date(2027, 3, 10))
    assert "09:30 # Spring Half Marathon (A race)" in line_of(lines, "Sun 14")
    assert "# Spring Half Marathon in 6 days" in lines[0]


def test_a_run_of_unknown_kind_says_how_it_is_treated(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    strange: Any = dataclasses.replace(plan.runs[1], type="unknown", title="Blub")
    lines = strip_of(dataclasses.replace(plan, runs=(strange,)), MONDAY)
    assert "Blub" in line_of(lines, "Tue 24")
    assert "kind unknown: treated as" in line_of(lines, "Tue 24")


def test_two_runs_of_a_day_have_a_line_each(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    second = dataclasses.replace(plan.runs[1], id="x", at=dt.time(17), title="Evening jog")
    lines = strip_of(dataclasses.replace(plan, runs=(*plan.runs, second)), MONDAY)
    assert any("17:00" in line and "Evening jog" in line for line in lines)


def test_key_runs_today_and_legs_are_signs_with_a_legend(plans: Mapping[str, Plan]) -> None:
    lines = strip_of(plans["sample"], dt.date(2026, 11, 24))
    tuesday = line_of(lines, "Tue 24")
    assert tuesday.startswith(" > ")
    assert " * " in tuesday
    assert "●" in tuesday
    assert lines[-1] == LEGEND
    assert " * " not in line_of(lines, "Wed 25")


def test_names_cannot_move_the_cursor(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    run = dataclasses.replace(plan.runs[1], title="a\x1b[2Jb")
    assert "\x1b" not in "".join(strip_of(dataclasses.replace(plan, runs=(run,)), MONDAY))


def test_states_and_the_last_replan_are_said_in_words(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    lift = next(one for one in plan.sessions() if one.kind == "lift")
    events = (Reported(MONDAY, Done(lift.id)),)
    known = dataclasses.replace(plan, events=events, replanned_on=dt.date(2026, 11, 25))
    lines = strip_of(known, dt.date(2026, 11, 25))
    assert lines[1] == "1 of 2 done"
    assert lines[2].startswith("Planned again on Wed 25 Nov")
    assert "✓ done" in line_of(lines, "Tue 24")
    assert not any("done" in line for line in strip_of(plan, MONDAY))


def test_a_day_of_illness_or_absence_is_said_where_no_session_stands(
    plans: Mapping[str, Plan],
) -> None:
    events = (
        ev.Ill(MONDAY, MONDAY + dt.timedelta(days=1)),
        ev.Away(MONDAY + dt.timedelta(days=5), MONDAY + dt.timedelta(days=5)),
    )
    reported = tuple(ev.Reported(MONDAY, event) for event in events)
    lines = strip_of(dataclasses.replace(plans["sample"], events=reported), MONDAY)
    monday = next(line for line in lines[1:] if "Mon 23" in line)
    assert monday.split()[-1] == "ill"
    assert "excused" in line_of(lines, "Tue 24")
    assert line_of(lines, "Sat 28").split()[-1] == "away"
