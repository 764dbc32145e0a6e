"""A calendar read anew: it counts in the weeks it names, and never for the past."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.errors import Problem
from ironstride.formats.run_collection import Runs
from ironstride.formats.run_refresh import refresh_runs
from ironstride.training.foreign_strength import ForeignStrength
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan

MON = dt.date(2026, 11, 23)
NOW = dt.date(2026, 11, 25)


def on(days: int) -> dt.date:
    return MON + dt.timedelta(days=days)


def run(days: int, title: str = "run", at: dt.time | None = None) -> PlannedRun:
    return PlannedRun(on(days), "easy", title, "feed", at)


@pytest.fixture
def athlete(plans: Mapping[str, Plan]) -> Athlete:
    runs = (run(1, "tue", dt.time(6)), run(3, "thu", dt.time(7)), run(8, "next tue", dt.time(6)))
    strength = tuple(ForeignStrength(on(days), "Legs", "feed") for days in (0, 4, 9))
    return replace(plans["sample"].athlete, runs=runs, other_strength=strength)


def titles(runs: tuple[PlannedRun, ...]) -> list[str]:
    return [one.title for one in runs]


def test_only_the_new_calendar_counts_in_the_weeks_it_names(athlete: Athlete) -> None:
    new = Runs((run(5, "sat"),), ())
    assert titles(refresh_runs(athlete, [new], NOW).runs) == ["tue", "sat", "next tue"]


def test_the_past_never_changes(athlete: Athlete) -> None:
    new = Runs((run(0, "mon"), run(3, "new thu")), ())
    assert titles(refresh_runs(athlete, [new], NOW).runs) == ["tue", "new thu", "next tue"]


def test_a_week_whose_coming_runs_are_all_gone_is_empty(athlete: Athlete) -> None:
    new = Runs((run(0, "mon"),), ())
    assert titles(refresh_runs(athlete, [new], NOW).runs) == ["tue", "next tue"]


def test_a_run_without_a_time_takes_that_of_its_day(athlete: Athlete) -> None:
    new = Runs((run(3, "new thu"), run(5, "sat")), ())
    runs = refresh_runs(athlete, [new], NOW).runs
    assert [one.at for one in runs if one.on >= NOW] == [dt.time(7), None, dt.time(6)]


def test_a_run_on_a_new_day_takes_the_usual_time_of_its_weekday(athlete: Athlete) -> None:
    times = dt.time(9), dt.time(8), dt.time(9)
    saturdays = tuple(run(5 + 7 * week, at=at) for week, at in enumerate(times))
    known = replace(athlete, runs=saturdays)
    runs = refresh_runs(known, [Runs((run(26, "sat"), run(27, "sun")), ())], NOW).runs
    assert [one.at for one in runs if one.on >= on(26)] == [dt.time(9), None]


def test_a_run_known_by_its_id_keeps_its_time_beside_another_one(athlete: Athlete) -> None:
    strides = replace(run(5, "strides", dt.time(9)), uid="feed-5")
    known = replace(athlete, runs=(strides,))
    calendar = (replace(strides, at=None), replace(run(5, "long"), type="long", uid="feed-6"))
    runs = refresh_runs(known, [Runs(calendar, ())], NOW).runs
    assert {one.title: one.at for one in runs} == {"strides": dt.time(9), "long": None}


def test_strength_of_other_plans_follows_the_same_rule(athlete: Athlete) -> None:
    new = Runs((run(3),), (), (ForeignStrength(on(5), "Core", "feed"),))
    strength = refresh_runs(athlete, [new], NOW).strength
    assert [(one.on, one.title) for one in strength] == [
        (on(0), "Legs"),
        (on(5), "Core"),
        (on(9), "Legs"),
    ]


def test_what_was_not_understood_is_handed_on(athlete: Athlete) -> None:
    problem = Problem("new.ics", "line 3", "no date")
    found = refresh_runs(athlete, [Runs((), (problem,))], NOW)
    assert found.problems == (problem,)
    assert found.runs == athlete.runs


def test_a_run_in_two_calendars_counts_once(athlete: Athlete) -> None:
    found = refresh_runs(athlete, [Runs((run(5),), ()), Runs((run(5),), ())], NOW)
    assert [one.on for one in found.runs if one.on >= NOW] == [on(5), on(8)]
    assert "counted once" in found.problems[0].text
