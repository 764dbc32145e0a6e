"""Which weeks of the runs are cut-back weeks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.policy.reader import override_policy, read_policy
from ironstride.running.cutback import find_cutback_weeks, sum_run_weeks
from ironstride.training.run import PlannedRun

POLICY, _ = override_policy(read_policy(), {"calendar.cutback_fraction": 0.8}, "tests")
MONDAY = dt.date(2026, 11, 23)
MONDAYS = (MONDAY, MONDAY + dt.timedelta(days=7))


def run(day: int, duration_s: float, run_type: Any = "easy") -> PlannedRun:
    return PlannedRun(MONDAY + dt.timedelta(days=day), run_type, "", "", duration_s=duration_s)


def test_a_week_is_the_sum_from_monday_to_sunday() -> None:
    runs = [run(0, 100), run(6, 20), run(7, 3), run(13, 4), run(14, 9000), run(-1, 9000)]
    assert sum_run_weeks(runs, MONDAYS, POLICY) == (120, 7)


@pytest.mark.parametrize("run_type", ["rest", "cross"])
def test_what_is_no_running_does_not_count(run_type: str) -> None:
    assert sum_run_weeks([run(0, 100), run(1, 999, run_type)], MONDAYS, POLICY) == (100, 0)


@pytest.mark.parametrize(
    ("volumes", "found"),
    [
        ([100, 100, 100, 80], {3}),
        ([100, 100, 100, 81], set()),
        ([100, 100, 100, 0], set()),
        ([100, 0, 100, 50], set()),
        ([100, 100, 50], set()),
        ([], set()),
        ([90, 100, 110, 70, 100, 110, 120, 60], {3, 7}),
    ],
)
def test_a_cut_back_week_is_clearly_below_the_three_before(
    volumes: list[float], found: set[int]
) -> None:
    assert find_cutback_weeks(volumes, POLICY) == found
