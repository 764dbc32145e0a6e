from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.cli.progress_view import progress_view, report_view
from ironstride.cli.screen import as_text
from ironstride.policy.reader import read_policy
from ironstride.sheets.progress_findings import find_progress
from ironstride.sheets.week_report import ReportLine, WeekReport
from ironstride.training.athlete import BodyTest
from ironstride.training.events import Away, Reported
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan


def squat(on: dt.date, load_kg: float, **fields: Any) -> LoggedSet:
    at = dt.datetime.combine(on, dt.time(8))
    usual: dict[str, Any] = {"set_kind": "load_reps", "reps": 8, "exercise": "back-squat"}
    return LoggedSet(f"{on}-{load_kg}", performed_at=at, load_kg=load_kg, **usual | fields)


@pytest.fixture
def screen(plans: Mapping[str, Plan], catalogue: Catalogue) -> Callable[..., str]:
    def call(today: dt.date, *log: LoggedSet, events: Any = (), tests: Any = ()) -> str:
        plan = plans["sample"]
        athlete = replace(plan.athlete, log=log, lifts=(), tests=tests)
        plan = replace(plan, athlete=athlete, events=events)
        policy = read_policy()
        found = find_progress(plan, catalogue, today, policy)
        return as_text(*progress_view(plan, found, today, policy), width=120)

    return call


@pytest.fixture
def today(plans: Mapping[str, Plan]) -> dt.date:
    return plans["sample"].weeks[1].starts_on + dt.timedelta(days=2)


def test_without_sets_it_says_what_would_tell(screen: Any, today: dt.date) -> None:
    said = screen(today)
    assert "says nothing of any lift yet" in said
    assert "not noted" in said


def test_a_young_log_says_when_the_index_begins(screen: Any, today: dt.date) -> None:
    assert "begins with the fourth session" in screen(today, squat(today, 70.0, rir=2.0))


def test_what_is_excused_is_no_gap(screen: Any, today: dt.date) -> None:
    monday = today - dt.timedelta(days=2)
    away = Reported(today, Away(monday, monday + dt.timedelta(days=6)))
    assert "2 excused" in screen(today, events=(away,))


def test_a_test_says_enough_and_since_when(screen: Any, today: dt.date) -> None:
    said = screen(today, tests=(BodyTest("single-leg-calf-raise", today, 30, 30),))
    assert "enough, now maintain" in said


def test_names_of_a_hostile_log_do_not_move_the_cursor(screen: Any, today: dt.date) -> None:
    said = screen(today, squat(today, 70.0, rir=2.0, exercise="\x1b[31mSquat [b]x"))
    assert "\x1b" not in said
    assert "Squat [b]x" in said


def test_a_report_stands_under_its_week(plans: Mapping[str, Plan]) -> None:
    week = plans["sample"].weeks[0]
    report = WeekReport(week.starts_on, week.last_day, (ReportLine("done", "All of it."),))
    said = as_text(*report_view(report, week))
    assert said.startswith("Week from Mon 23 Nov, ")
    assert said.endswith("  All of it.\n")
