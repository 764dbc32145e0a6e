"""How long a run takes and what it costs the legs."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.policy.reader import override_policy, read_policy
from ironstride.running.run_cost import estimate_run_duration_s, grade_leg_cost
from ironstride.training.run import PlannedRun
from ironstride.training.words import RUN_TYPES

POLICY, _ = override_policy(
    read_policy(),
    {
        "calendar.pace_s_per_km": {"easy": 370, "long": 365},
        "calendar.default_duration_s": {"easy": 2700},
        "calendar.long_run_hard_s": 6300,
    },
    "tests",
)


def run(run_type: Any = "easy", **changes: Any) -> PlannedRun:
    return PlannedRun(dt.date(2026, 11, 24), run_type, "a run", "athlete", **changes)


def test_a_given_duration_is_kept() -> None:
    assert estimate_run_duration_s(run(duration_s=1234, distance_m=10_000), POLICY) == 1234


def test_a_distance_becomes_a_duration_by_the_pace_of_the_type() -> None:
    assert estimate_run_duration_s(run(distance_m=10_000), POLICY) == 3700


@pytest.mark.parametrize("nothing", [None, 0])
def test_without_distance_and_duration_the_type_has_a_usual_one(nothing: float | None) -> None:
    assert estimate_run_duration_s(run(duration_s=nothing, distance_m=nothing), POLICY) == 2700


@pytest.mark.parametrize("run_type", RUN_TYPES)
def test_every_type_has_a_duration_and_a_cost(run_type: Any) -> None:
    assert estimate_run_duration_s(run(run_type), POLICY) >= 0
    assert 0 <= grade_leg_cost(run(run_type), POLICY) <= 3


@pytest.mark.parametrize(
    ("run_type", "cost"),
    [("rest", 0), ("cross", 0), ("easy", 1), ("tempo", 2), ("unknown", 2), ("intervals", 3)],
)
def test_a_harder_type_costs_the_legs_more(run_type: Any, cost: int) -> None:
    assert grade_leg_cost(run(run_type), POLICY) == cost


@pytest.mark.parametrize(
    ("run_type", "duration_s", "cost"),
    [
        ("long", 6299, 2),
        ("long", 6300, 3),
        ("easy", 9000, 2),
        ("race", 20_000, 3),
        ("cross", 20_000, 0),
    ],
)
def test_a_very_long_run_costs_one_grade_more_but_never_over_three(
    run_type: Any, duration_s: float, cost: int
) -> None:
    assert grade_leg_cost(run(run_type, duration_s=duration_s), POLICY) == cost
