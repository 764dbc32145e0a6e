"""The runs of the horizon as the plan stores them, and when each may start and end."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.policy.reader import override_policy, read_policy
from ironstride.running.dated_runs import date_races, date_runs, find_run_windows, hours_of
from ironstride.training.race import Race
from ironstride.training.run import DatedRun, PlannedRun
from ironstride.training.words import RUN_TYPES

POLICY, _ = override_policy(
    read_policy(),
    {"calendar.run_window_h": [6, 20], "calendar.run_assumed_at_h": 7},
    "tests",
)
MONDAY = dt.date(2026, 11, 23)
SUNDAY = MONDAY + dt.timedelta(days=6)


def run(day: int = 0, run_type: Any = "easy", **changes: Any) -> PlannedRun:
    on = MONDAY + dt.timedelta(days=day)
    return PlannedRun(on, run_type, changes.pop("title", run_type), "feed.ics", **changes)


def date_week(*runs: PlannedRun) -> tuple[DatedRun, ...]:
    return date_runs(runs, MONDAY, SUNDAY, POLICY)


def test_only_runs_of_the_horizon_are_dated_in_order() -> None:
    dated = date_week(run(6), run(7), run(-1), run(0))
    assert [one.on for one in dated] == [MONDAY, SUNDAY]


def test_ids_are_the_date_and_a_number_so_other_days_do_not_change_them() -> None:
    alone = date_week(run(2))
    among = date_week(run(1), run(2), run(1, at=dt.time(6)))
    assert [one.id for one in among] == ["run-2026-11-24-1", "run-2026-11-24-2", alone[0].id]


def test_the_order_of_the_input_changes_nothing() -> None:
    runs = [run(1, title="b"), run(1, title="a"), run(1, at=dt.time(18)), run(0, "tempo")]
    assert date_week(*runs) == date_week(*reversed(runs))


def test_a_time_is_given_or_assumed() -> None:
    assumed, given_at = date_week(run(0), run(1, at=dt.time(18, 30)))
    assert (assumed.at, assumed.at_source) == (dt.time(7), "assumed")
    assert (given_at.at, given_at.at_source) == (dt.time(18, 30), "given")


def test_midnight_is_a_given_time() -> None:
    assert date_week(run(0, at=dt.time(0)))[0].at_source == "given"


@pytest.mark.parametrize(
    ("run_type", "key", "is_key"),
    [
        ("tempo", None, True),
        ("tempo", False, False),
        ("easy", True, True),
        ("easy", None, False),
        ("rest", True, False),
        ("cross", True, False),
    ],
)
def test_the_runner_says_which_runs_are_key_but_a_rest_never_is(
    run_type: str, key: bool | None, is_key: bool
) -> None:
    assert date_week(run(0, run_type, key=key))[0].key is is_key


def test_a_given_time_is_a_window_of_the_run_alone() -> None:
    (window,) = find_run_windows(date_week(run(1, at=dt.time(6, 30), duration_s=5400)), POLICY)
    day_h = hours_of(MONDAY, dt.time(0)) + 24
    assert (window.earliest_start_h, window.latest_end_h) == (day_h + 6.5, day_h + 8)
    assert window.time_given


def test_an_unknown_time_is_the_worst_case_on_both_sides() -> None:
    (window,) = find_run_windows(date_week(run(0, duration_s=3600)), POLICY)
    day_h = hours_of(MONDAY, dt.time(0))
    assert (window.earliest_start_h, window.latest_end_h) == (day_h + 6, day_h + 21)
    assert not window.time_given


@pytest.mark.parametrize("run_type", ["rest", "cross"])
def test_what_costs_the_legs_nothing_has_no_window(run_type: str) -> None:
    assert find_run_windows(date_week(run(0, run_type)), POLICY) == ()


@given(
    days=st.lists(st.integers(-3, 10), max_size=12),
    run_type=st.sampled_from(RUN_TYPES),
    at=st.none() | st.times(),
)
def test_every_run_of_the_week_is_kept_once_with_its_own_id(
    days: list[int], run_type: str, at: dt.time | None
) -> None:
    dated = date_week(*(run(day, run_type, at=at) for day in days))
    assert [one.on for one in dated] == sorted(
        MONDAY + dt.timedelta(days=day) for day in days if 0 <= day <= 6
    )
    assert len({one.id for one in dated}) == len(dated)
    assert all(w.earliest_start_h <= w.latest_end_h for w in find_run_windows(dated, POLICY))


def race(day: int, at: dt.time | None = None, priority: Any = "B") -> Race:
    return Race(f"day {day}", MONDAY + dt.timedelta(days=day), 10_000, priority, at=at)


def date_week_races(races: list[Race], *runs: PlannedRun) -> tuple[DatedRun, ...]:
    return date_races(races, date_week(*runs), MONDAY, SUNDAY, POLICY)


def test_a_race_that_stands_in_no_calendar_is_a_run_of_type_race() -> None:
    (found,) = date_week_races([race(5)])
    assert (found.on, found.type, found.title) == (race(5).on, "race", "day 5")
    assert (found.distance_m, found.source, found.key) == (10_000, "races", True)
    assert found.leg_cost == 3
    assert found.duration_s is not None


@pytest.mark.parametrize(("run_type", "count"), [("race", 0), ("easy", 1), ("long", 1)])
def test_a_race_that_the_calendar_has_is_not_counted_again(run_type: str, count: int) -> None:
    # A shake-out run on the day of the race does not stand for the race.
    assert len(date_week_races([race(5)], run(5, run_type))) == count
    assert len(date_week_races([race(5)], run(4, run_type))) == 1


def test_the_time_of_a_race_is_given_or_assumed() -> None:
    early, unknown = date_week_races([race(6), race(5, dt.time(9, 30))])
    assert (early.at, early.at_source) == (dt.time(9, 30), "given")
    assert (unknown.at, unknown.at_source) == (dt.time(7), "assumed")


def test_only_races_of_the_horizon_are_dated() -> None:
    found = date_week_races([race(day) for day in (-1, 0, 6, 7)])
    assert [one.on for one in found] == [MONDAY, SUNDAY]
