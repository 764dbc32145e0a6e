"""The hours between a session and the runs around it, in the worst case."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.planning.rules.facts import FAR_H, Facts, RunCalendar, day_start_h
from ironstride.policy.reader import override_policy, read_policy
from ironstride.running.dated_runs import date_runs, find_run_windows
from ironstride.training.run import PlannedRun

POLICY, _ = override_policy(
    read_policy(), {"calendar.run_window_h": [6, 20], "calendar.long_run_hard_s": 6300}, "tests"
)
MONDAY = dt.date(2026, 11, 23)


def run(day: int, run_type: Any, hour: int | None = None, **changes: Any) -> PlannedRun:
    """Return a run of an hour on a day counted from Monday."""
    at = None if hour is None else dt.time(hour)
    changes.setdefault("duration_s", 3600)
    return PlannedRun(MONDAY + dt.timedelta(days=day), run_type, run_type, "", at=at, **changes)


def calendar(*runs: PlannedRun, monday: dt.date = MONDAY) -> RunCalendar:
    dated = date_runs(runs, monday, monday + dt.timedelta(days=20), POLICY)
    return RunCalendar(dated, find_run_windows(dated, POLICY))


def facts(*runs: PlannedRun, day: int = 0, hour: float = 18, minutes: int = 60) -> Facts:
    """Return the facts of a session of an hour, at 18:00 on Monday."""
    on = MONDAY + dt.timedelta(days=day)
    start_h = day_start_h(on) + hour
    return calendar(*runs).facts_of(on, start_h, minutes, newcomer_weeks=False)


def test_without_runs_everything_is_far() -> None:
    found = facts()
    assert {found.to_key_h, found.to_long_h, found.to_easy_h} == {FAR_H}
    assert {found.since_hard_same_day_h, found.since_tiring_h} == {FAR_H}
    assert found.end_h - found.start_h == 1
    assert not found.on_rest_day
    assert not found.on_long_run_day


def test_the_next_key_run_counts_from_the_end_of_the_session_to_its_start() -> None:
    found = facts(run(2, "tempo", 7), run(3, "intervals", 7))
    assert found.to_key_h == 36
    assert facts(run(2, "tempo", 7), minutes=30).to_key_h == 36.5


def test_a_key_run_later_on_the_same_day_counts_too() -> None:
    assert facts(run(0, "tempo", 20)).to_key_h == 1


def test_a_long_run_is_counted_for_itself() -> None:
    found = facts(run(1, "long", 8))
    assert (found.to_long_h, found.to_key_h) == (13, FAR_H)


@pytest.mark.parametrize("run_type", ["tempo", "long"])
def test_a_run_that_the_athlete_calls_easy_going_is_an_easy_run(run_type: str) -> None:
    found = facts(run(1, run_type, 8, key=False))
    assert (found.to_easy_h, found.to_key_h, found.to_long_h) == (13, FAR_H, FAR_H)


def test_an_unknown_time_of_a_key_run_is_early_before_it_and_late_after_it() -> None:
    assert facts(run(1, "tempo")).to_key_h == 11
    # 20:00 is the latest start; it ends at 21:00 on Monday, 21 h before Tuesday 18:00.
    assert facts(run(0, "intervals"), day=1).since_tiring_h == 21


def test_an_easy_run_without_a_time_can_be_moved() -> None:
    assert facts(run(1, "easy")).to_easy_h == FAR_H
    assert facts(run(1, "easy", 7)).to_easy_h == 12


def test_a_lift_after_the_key_run_of_its_day_counts_from_the_runs_end() -> None:
    found = facts(run(0, "intervals", 7))
    assert (found.since_hard_same_day_h, found.since_tiring_h) == (10, FAR_H)


def test_a_key_run_of_the_day_without_a_time_leaves_no_hours() -> None:
    found = facts(run(0, "tempo"))
    assert (found.since_hard_same_day_h, found.to_key_h) == (0, FAR_H)


def test_an_easy_run_of_the_day_costs_nothing_before_the_lift() -> None:
    assert facts(run(0, "easy", 7)).since_hard_same_day_h == FAR_H
    assert facts(run(0, "easy")).since_hard_same_day_h == FAR_H


def test_a_session_inside_a_run_has_no_hours() -> None:
    assert facts(run(0, "tempo", 18)).to_key_h == 0
    assert facts(run(0, "tempo", 17, duration_s=7200)).since_hard_same_day_h == 0


@pytest.mark.parametrize(
    ("hour", "minutes", "during"),
    [(17, 90, True), (18, 60, True), (17, 180, True), (17, 60, False), (19, 60, False)],
)
def test_a_session_is_during_a_run_that_it_overlaps_from_either_side(
    hour: int, minutes: int, during: bool
) -> None:
    found = facts(run(0, "easy", hour, duration_s=60 * minutes))
    assert found.during_run is during
    half_past = facts(run(0, "easy", hour, duration_s=60 * minutes), hour=18.5, minutes=15)
    assert half_past.during_run is (during and hour + minutes / 60 > 18.5)


def test_a_run_without_a_time_or_of_another_day_is_not_during_a_session() -> None:
    assert not facts(run(0, "tempo"), run(1, "easy", 18)).during_run


@pytest.mark.parametrize(
    ("run_type", "duration_s", "hours"),
    [("intervals", 3600, 22), ("tempo", 3600, FAR_H), ("long", 7200, 21), ("long", 3600, FAR_H)],
)
def test_only_the_hardest_runs_of_earlier_days_tire(
    run_type: str, duration_s: float, hours: float
) -> None:
    found = facts(run(0, run_type, 19, duration_s=duration_s), day=1)
    assert found.since_tiring_h == hours


def test_rest_and_cross_are_no_runs() -> None:
    found = facts(run(0, "rest"), run(1, "cross", 7))
    assert found.on_rest_day
    assert {found.to_key_h, found.to_easy_h, found.since_hard_same_day_h} == {FAR_H}


def test_a_rest_day_with_a_run_is_no_rest_day() -> None:
    assert not facts(run(0, "rest"), run(0, "easy", 7)).on_rest_day


def test_the_day_of_a_long_run_is_known() -> None:
    assert facts(run(0, "long", 7)).on_long_run_day
    assert not facts(run(1, "long", 7)).on_long_run_day


@pytest.mark.parametrize("start", range(7))
def test_every_weekday_sees_the_same_hours(start: int) -> None:
    found = facts(run(start + 1, "tempo", 7), run(start, "intervals", 9), day=start)
    assert (found.to_key_h, found.since_hard_same_day_h) == (12, 8)


def test_only_given_times_of_a_day_are_told() -> None:
    told = calendar(run(0, "easy", 7), run(0, "easy"), run(1, "easy", 9)).times_on(MONDAY)
    day_h = day_start_h(MONDAY)
    assert told == ((day_h + 7, day_h + 8),)


def test_the_order_of_the_runs_changes_nothing() -> None:
    runs = [run(1, "tempo", 7), run(1, "easy"), run(0, "intervals", 6), run(3, "long")]
    assert facts(*runs) == facts(*reversed(runs))


def test_a_week_lacks_times_where_a_key_run_has_none() -> None:
    sunday = MONDAY + dt.timedelta(days=6)
    assert calendar(run(1, "intervals")).lacks_times(MONDAY, sunday)
    assert not calendar(run(1, "intervals", hour=7), run(2, "easy")).lacks_times(MONDAY, sunday)
    next_week = calendar(run(8, "intervals"))
    assert not next_week.lacks_times(MONDAY, sunday)
