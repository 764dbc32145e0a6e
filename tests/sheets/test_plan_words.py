from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.sheets.plan_words import (
    PHASE_LETTERS,
    QUALITY_WORDS,
    FirstUse,
    leg_marks,
    say_asked_distance,
    say_countdown,
    say_date,
    say_day,
    say_distance,
    say_run,
    say_short_distance,
    say_time,
    say_week,
)
from ironstride.training.plan import PlannedWeek
from ironstride.training.run import DatedRun
from ironstride.training.words import PHASES

if TYPE_CHECKING:
    from ironstride.formats.weights import Units

DAY = dt.date(2026, 11, 24)


def a_run(**given: Any) -> DatedRun:
    fields: dict[str, Any] = {
        "id": "r",
        "on": DAY,
        "at": dt.time(6, 30),
        "at_source": "given",
        "type": "long",
        "title": "Long run",
        "distance_m": 17_000.0,
        "duration_s": None,
        "key": True,
        "leg_cost": 2,
        "source": "x",
    }
    return DatedRun(**(fields | given))


def test_a_pattern_is_explained_once() -> None:
    words = FirstUse()
    assert words.meaning_of("hinge") == "hinge: bend at the hips, like picking up a box"
    assert words.meaning_of("hinge") == ""
    assert words.is_first("rir 2")
    assert not words.is_first("rir 2")


def test_days_are_said() -> None:
    assert say_day(DAY) == "Tue 24 Nov"
    assert say_date(DAY) == "Tuesday 24 November 2026"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-1, "past"),
        (0, "today"),
        (1, "in 1 day"),
        (20, "in 20 days"),
        (21, "in 3 weeks"),
        (139, "in 20 weeks"),
    ],
)
def test_a_countdown_is_said(days: int, words: str) -> None:
    assert say_countdown(DAY, DAY + dt.timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("given", "units", "words"),
    [
        ({}, "kg", "Long run, 17 km"),
        ({}, "lb", "Long run, 10.6 mi"),
        ({"title": "Long 17 km"}, "kg", "Long 17 km"),
        ({"type": "rest", "title": "Day Off"}, "kg", "Day Off"),
        ({"type": "cross", "distance_m": None, "duration_s": 3600.0}, "kg", "Long run, 60 min"),
        ({"distance_m": None}, "kg", "Long run"),
    ],
)
def test_a_run_is_said_with_its_length(given: dict[str, Any], units: Units, words: str) -> None:
    assert say_run(a_run(**given), units) == words


def test_a_half_marathon_keeps_its_decimal() -> None:
    assert say_distance(21_097.5, "kg") == "21.1 km"


def test_an_assumed_time_is_marked() -> None:
    assert say_time(a_run()) == "06:30"
    assert say_time(a_run(at_source="assumed")) == "~06:30"


def test_an_easier_week_says_so() -> None:
    week = PlannedWeek(dt.date(2026, 11, 23), "max_strength", deload=True, sessions=())
    assert say_week(week) == "Getting strong, easier week"


def test_leg_marks_tell_by_shape() -> None:
    assert [leg_marks(grade) for grade in range(4)] == ["○○○", "●○○", "●●○", "●●●"]


def test_each_phase_has_a_letter_of_its_own() -> None:
    assert set(PHASE_LETTERS) == set(PHASES)
    assert len(set(PHASE_LETTERS.values())) == len(PHASES)


@pytest.mark.parametrize(
    ("distance_m", "metric", "imperial", "asked"),
    [
        (20, "20 m", "22 yd", "20 yd"),
        (60, "60 m", "66 yd", "65 yd"),
        (1, "1 m", "1 yd", "5 yd"),
        (1000, "1 km", "1094 yd", "1095 yd"),
        (1609.344, "1.61 km", "1 mi", "1 mi"),
    ],
)
def test_short_distances_are_metres_or_yards(
    distance_m: float, metric: str, imperial: str, asked: str
) -> None:
    assert say_short_distance(distance_m, "kg") == metric
    assert say_asked_distance(distance_m, "kg") == metric
    assert say_short_distance(distance_m, "lb") == imperial
    assert say_asked_distance(distance_m, "lb") == asked


def test_what_hypertrophy_means_is_true_of_a_light_week_too() -> None:
    said = QUALITY_WORDS["hypertrophy"]
    assert "8-15 reps" in said
    assert "heavy" not in said
