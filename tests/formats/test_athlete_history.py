"""Races, results, lifts and experience of an athlete file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.formats.athlete_history import (
    encode_best_effort,
    encode_body_test,
    encode_lift,
    encode_race,
    read_best_effort,
    read_body_test,
    read_lift,
    read_lifting,
    read_race,
)
from ironstride.training.athlete import BestEffort, BodyTest, Lift, Lifting
from ironstride.training.race import Race

if TYPE_CHECKING:
    from collections.abc import Callable

    Decoded = Callable[..., tuple[Any, list[str]]]

DAY = dt.date(2027, 4, 25)


def test_a_race_is_read_in_kilometres_or_miles(decoded: Decoded) -> None:
    full = "{name: City, on: 2027-04-25, at: 09:30, distance_km: 42.195, priority: b, goal: finish}"
    assert decoded(read_race, full) == (
        Race("City", DAY, 42195, "B", "finish", dt.time(9, 30)),
        [],
    )
    assert decoded(read_race, "{on: 2027-04-25, distance_miles: 10}") == (
        Race("race", DAY, 16093.44),
        [],
    )


def test_experience_is_read_by_pattern(decoded: Decoded) -> None:
    found, problems = decoded(
        read_lifting,
        "{experience: Novice, comfort: {squat: 3, single-leg: 2, arms: 4, hinge: 0}, "
        "sessions: {squat: 12}}",
    )
    assert found == Lifting("novice", {"squat": 3, "single_leg": 2}, {"squat": 12})
    assert [problem.split(":")[0] for problem in problems] == [
        "top.comfort.arms",
        "top.comfort.hinge",
    ]


@pytest.mark.parametrize(
    ("distance_km", "time", "is_possible"),
    [
        ("42.195", "3:10:00", True),
        ("42.195", "3:10", False),
        ("0.1", "0:09.58", True),
        ("0.1", "0:07", False),
    ],
)
def test_a_result_faster_than_anyone_is_a_slip_of_the_pen(
    decoded: Decoded, distance_km: str, time: str, is_possible: bool
) -> None:
    yaml = f"{{on: 2027-04-25, distance_km: {distance_km}, time: {time}}}"
    found, problems = decoded(read_best_effort, yaml)
    assert (found is not None) == is_possible
    assert bool(problems) != is_possible


@pytest.mark.parametrize(
    ("duration_s", "text"),
    [(598.0, "09:58"), (598.5, "09:58.5"), (4500.0, "1:15:00"), (59.000001, "00:59.000001")],
)
def test_a_time_is_written_as_it_is_read(decoded: Decoded, duration_s: float, text: str) -> None:
    effort = BestEffort(DAY, 400.0, duration_s)
    encoded = encode_best_effort(effort)
    assert encoded["time"] == text
    yaml = f"{{on: {encoded['on']}, distance_km: {encoded['distance_km']}, time: '{text}'}}"
    assert decoded(read_best_effort, yaml) == (effort, [])


def test_a_lift_keeps_its_zeros(decoded: Decoded) -> None:
    yaml = "{exercise: pull-up, on: 2027-04-25, load_kg: 0, reps: 8, rir: 0, first_rep_effort: 0}"
    lift = Lift("pull-up", DAY, 0.0, 8, 0.0, 0)
    assert decoded(read_lift, yaml) == (lift, [])
    assert encode_lift(lift, "kg") == {
        "exercise": "pull-up",
        "on": "2027-04-25",
        "load_kg": 0,
        "reps": 8,
        "rir": 0,
        "first_rep_effort": 0,
    }


def test_a_lift_without_a_load_is_refused(decoded: Decoded) -> None:
    found, problems = decoded(read_lift, "{exercise: pull-up, on: 2027-04-25, reps: 8}")
    assert found is None
    assert "`load_kg: 60`" in problems[0]


def test_a_race_says_only_what_is_known() -> None:
    assert encode_race(Race("City", DAY, 10_000)) == {
        "name": "City",
        "on": "2027-04-25",
        "distance_km": 10,
        "priority": "A",
    }


def test_a_test_of_the_body_has_both_sides(decoded: Decoded) -> None:
    line = "{test: side-plank, on: 2027-04-25, left: 50, right: 62}"
    found, problems = decoded(read_body_test, line)
    assert problems == []
    assert found == BodyTest("side-plank", DAY, 50, 62)
    assert encode_body_test(found) == {
        "test": "side-plank",
        "on": "2027-04-25",
        "left": 50,
        "right": 62,
    }
