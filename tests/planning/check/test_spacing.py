"""The hours between sessions, and the minutes of a slot."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from ironstride.training.availability import Availability, Slot


def test_leg_sessions_two_days_apart_are_right(build: Build) -> None:
    plan = build.plan(build.lift(0), build.lift(3))
    assert build.broken("heavy_leg_days_apart", plan) == ()


def test_leg_sessions_on_two_days_in_a_row_cost_the_missing_hours(build: Build) -> None:
    plan = build.plan(build.lift(0), build.lift(1))
    (breach,) = build.broken("heavy_leg_days_apart", plan)
    assert breach.on == build.day(1)
    assert breach.cost == pytest.approx(70 * (48 - 23.85) / 48, abs=0.01)


def test_a_light_session_between_does_not_reset_the_leg_days(build: Build) -> None:
    plan = build.plan(build.lift(0), build.lift(1, leg_grade=1), build.lift(2))
    assert [one.on for one in build.broken("heavy_leg_days_apart", plan)] == [build.day(2)]


def test_a_newcomer_needs_a_day_more_between_leg_days_at_first(build: Build) -> None:
    lifts = (build.lift(0), build.lift(2, at=dt.time(19)))
    assert build.broken("heavy_leg_days_apart", build.plan(*lifts)) == ()
    plan = build.plan(*lifts, athlete=build.newcomer())
    assert build.cost("heavy_leg_days_apart", plan) == pytest.approx(
        70 * (72 - 48.85) / 72, abs=0.01
    )


def test_lifts_a_day_apart_cost_the_missing_hours(build: Build) -> None:
    lifts = (build.lift(0, leg_grade=0), build.lift(1, leg_grade=0))
    assert build.cost("lift_days_apart", build.plan(*lifts)) == pytest.approx(
        24 * (40 - 23.85) / 40, abs=0.01
    )


def test_lifts_two_days_apart_are_right_and_mobility_does_not_count(build: Build) -> None:
    mobility = build.lift(1, kind="mobility")
    plan = build.plan(build.lift(0), mobility, build.lift(2))
    assert build.broken("lift_days_apart", plan) == ()


def test_a_short_slot_has_its_price(build: Build) -> None:
    week = {day: (Slot(20, "gym"),) for day in range(7)}
    athlete = build.athlete(availability=Availability(week))
    plan = build.plan(build.lift(1), athlete=athlete)
    assert build.cost("session_has_its_minutes", plan) == pytest.approx(10 * 5 / 25)


def test_a_whole_slot_has_no_price_however_short_the_session(build: Build) -> None:
    assert build.broken("session_has_its_minutes", build.plan(build.lift(1))) == ()
