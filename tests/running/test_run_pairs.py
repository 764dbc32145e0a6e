"""Which runs of two readings are the same run."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ironstride.running.run_pairs import has_size, is_resized, match_by_content, match_by_id
from ironstride.training.run import PlannedRun

MONDAY = dt.date(2026, 11, 23)


def run(number: int, run_type: Any = "easy", **fields: Any) -> PlannedRun:
    return PlannedRun(MONDAY + dt.timedelta(days=number), run_type, "t", "f", **fields)


def test_ids_pair_runs_that_have_nothing_else_in_common() -> None:
    old, new = [run(1, uid="x")], [run(30, "long", uid="x")]
    assert match_by_id(old, new, MONDAY).pairs == ((old[0], new[0]),)
    assert match_by_content(old, new, MONDAY).pairs == ()


def test_of_several_the_one_of_that_size_then_the_nearest_is_meant() -> None:
    old = [run(3, distance_m=8000.0)]
    new = [run(3, distance_m=12000.0), run(3, distance_m=8100.0)]
    matched = match_by_content(old, new, MONDAY)
    assert matched.pairs == ((old[0], new[1]),)
    assert matched.only_new == [new[0]]
    new = [run(8, distance_m=8000.0), run(5, distance_m=8000.0)]
    assert match_by_content(old, new, MONDAY).pairs == ((old[0], new[1]),)


def test_the_past_is_matched_by_ids_only() -> None:
    old, new = [run(-2, uid="x"), run(-1)], [run(2, uid="x"), run(1)]
    matched = match_by_id(old, new, MONDAY)
    assert matched.pairs == ((old[0], new[0]),)
    assert (matched.only_old, matched.only_new) == ([], [new[1]])


def test_a_series_keeps_its_days() -> None:
    old = [run(7 * week, uid="s") for week in range(4)]
    matched = match_by_id(old, [*old[:2], run(15, uid="s"), old[3]], MONDAY)
    assert [(one.on - other.on).days for other, one in matched.pairs] == [0, 0, 0, 1]


def test_sizes_within_five_percent_are_one() -> None:
    assert not is_resized(run(1, distance_m=10000.0), run(1, distance_m=10500.0))
    assert is_resized(run(1, distance_m=10000.0), run(1, distance_m=10600.0))
    assert is_resized(run(1, distance_m=10000.0), run(1, duration_s=3000.0))
    assert not is_resized(run(1), run(1))
    assert has_size(run(1, duration_s=3000.0))
