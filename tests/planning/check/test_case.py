"""A plan before the judge."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.words import RepClass


def test_sessions_come_in_the_order_of_time(build: Build) -> None:
    lifts = (build.lift(3), build.lift(1), build.lift(1, id="early", at=dt.time(6)))
    case = build.case(build.plan(*lifts))
    assert [session.id for session in case.sessions] == ["early", "lift-1-18", "lift-3-18"]


def test_weeks_are_counted_from_the_week_of_today(build: Build) -> None:
    case = build.case(build.plan(today=build.day(3)))
    assert [case.week_number(build.day(day)) for day in (-1, 0, 6, 7, 14)] == [-1, 0, 0, 1, 2]


def test_a_race_in_the_calendar_is_its_run(build: Build) -> None:
    # Decision: a run of type race stands for the race of its day, with the time it gives.
    run = build.run(2, "race", 10)
    case = build.case(build.plan(runs=(run,), races=(build.race(2), build.race(4))))
    assert [(span.on, span.timed) for span in case.runs] == [
        (build.day(2), True),
        (build.day(4), False),
    ]


def test_a_race_of_plan_and_athlete_counts_once(build: Build) -> None:
    race = build.race(4)
    plan = build.plan(races=(race,), athlete=build.athlete(races=(race, build.race(-9))))
    assert [one.on for one in build.case(plan).races] == [build.day(-9), build.day(4)]


def test_patterns_come_from_the_catalogue(build: Build) -> None:
    case = build.case(build.plan())
    lying = replace(build.squat(), patterns=("push",))
    unknown = replace(lying, exercise="own-lift")
    assert case.patterns(lying) == ("squat",)
    assert case.patterns(unknown) == ("push",)


@pytest.mark.parametrize(
    ("exercise", "rep_class", "heavy"),
    [
        ("goblet-squat", "strength", True),
        ("goblet-squat", "hypertrophy", False),
        ("heavy-single-leg-calf-raise", "strength", False),
    ],
)
def test_heavy_legs_are_strength_work_of_the_big_three(
    build: Build, exercise: str, rep_class: RepClass, heavy: bool
) -> None:
    item = build.item(exercise, rep_class)
    session = build.lift(1, blocks=build.blocks(strength=item))
    assert build.case(build.plan()).holds_heavy_legs(session) is heavy
