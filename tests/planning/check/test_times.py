"""Hours since day 0."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from ironstride.planning.check.times import (
    days_between,
    end_h,
    hour_of,
    shortage,
    span_of_race,
    span_of_run,
    start_h,
)


def test_a_session_ends_after_its_minutes(build: Build) -> None:
    lift = build.lift(1, minutes=45, at=dt.time(18, 30))
    assert end_h(lift) - start_h(lift) == pytest.approx(0.75)
    assert start_h(lift) == build.day(1).toordinal() * 24 + 18.5


def test_the_ends_of_the_calendar_do_not_overflow() -> None:
    assert hour_of(dt.date.max, dt.time(23, 59, 59)) > hour_of(dt.date.min, dt.time(0))
    assert days_between(dt.date.max, dt.date.min) < 0


@pytest.mark.parametrize(
    ("have", "need", "missing"),
    [(24, 24, 0), (30, 24, 0), (18, 24, 0.25), (0, 24, 1), (-5, 24, 1), (5, 0, 0)],
)
def test_a_shortage_is_the_missing_share(have: float, need: float, missing: float) -> None:
    assert shortage(have, need) == missing


def test_a_run_at_a_given_time_is_where_it_is(build: Build) -> None:
    span = span_of_run(build.run(0, "easy", 7), build.policy)
    midnight = build.day(0).toordinal() * 24
    assert (span.earliest_h - midnight, span.latest_end_h - midnight) == (7, 8)


def test_a_run_without_a_time_may_be_anywhere_in_the_window(build: Build) -> None:
    span = span_of_run(build.run(0, "easy"), build.policy)
    midnight = build.day(0).toordinal() * 24
    assert (span.earliest_h - midnight, span.latest_end_h - midnight) == (6, 21)


@pytest.mark.parametrize(
    ("changes", "hours"),
    [
        ({"duration_s": 5400.0}, 1.5),
        ({"duration_s": None, "distance_m": 10_000.0}, 3700 / 3600),
        ({"duration_s": None}, 0.75),
    ],
)
def test_a_run_lasts_as_given_or_as_its_type(
    build: Build, changes: dict[str, Any], hours: float
) -> None:
    span = span_of_run(replace(build.run(0, "easy", 7), **changes), build.policy)
    assert span.latest_end_h - span.earliest_h == pytest.approx(hours)


def test_a_race_starts_at_its_time_or_at_six(build: Build) -> None:
    race = build.race(0)
    midnight = build.day(0).toordinal() * 24
    assert span_of_race(race, build.policy).earliest_h - midnight == 6
    assert span_of_race(replace(race, at=dt.time(9)), build.policy).earliest_h - midnight == 9
