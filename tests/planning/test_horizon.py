from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.planning.horizon import find_horizon, weeks_until
from ironstride.policy.reader import read_policy
from ironstride.training.calendar_weeks import MAX_WEEKS
from ironstride.training.race import Race

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

TODAY = dt.date(2026, 11, 25)


def _race(days: int) -> Race:
    return Race("Goal", TODAY + dt.timedelta(days=days), 10_000)


def test_the_plan_reaches_past_the_last_race(plans: Mapping[str, Plan]) -> None:
    athlete = replace(plans["sample"].athlete, races=(_race(100),))
    horizon = find_horizon(athlete, TODAY, read_policy())
    assert horizon.weeks is None
    assert horizon.cut is None
    assert horizon.ends_on >= TODAY + dt.timedelta(days=100)
    assert horizon.ends_on.weekday() == 6


def test_a_race_that_is_years_away_cuts_the_plan(plans: Mapping[str, Plan]) -> None:
    far = _race(7 * (MAX_WEEKS + 3))
    horizon = find_horizon(replace(plans["sample"].athlete, races=(far,)), TODAY, read_policy())
    assert horizon.cut == far.on
    assert horizon.weeks == MAX_WEEKS
    assert weeks_until(horizon.ends_on, TODAY) <= MAX_WEEKS


def test_weeks_that_are_asked_for_decide(plans: Mapping[str, Plan]) -> None:
    horizon = find_horizon(
        replace(plans["sample"].athlete, races=(_race(100),)), TODAY, read_policy(), 3
    )
    assert (horizon.weeks, horizon.ends_on) == (3, dt.date(2026, 12, 13))
