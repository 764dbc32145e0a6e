"""Between sessions: growth goes on a little, strength holds, fades, and comes back sooner."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.strength_numbers import StrengthNumbers, read_strength_numbers
from ironstride.loading.strength_state import (
    LiftPrior,
    StrengthState,
    add_lift,
    begin_state,
    level_at,
)
from ironstride.loading.strength_time import pass_time
from ironstride.policy.reader import read_policy

ADVANCED = read_strength_numbers(read_policy(), "advanced")
NOVICE = read_strength_numbers(read_policy(), "novice")
DAY = dt.date(2026, 1, 5)


def trained(numbers: StrengthNumbers = ADVANCED) -> StrengthState:
    empty = pass_time(begin_state(numbers), DAY, numbers)
    return add_lift(empty, "back-squat", 0, DAY, LiftPrior(math.log(100), 0.05), numbers)


def after(weeks: float, state: StrengthState, numbers: StrengthNumbers = ADVANCED) -> StrengthState:
    on = (state.on or DAY) + dt.timedelta(days=round(7 * weeks))
    return pass_time(state, on, numbers)


def kg(state: StrengthState) -> float:
    return math.exp(state.mean[level_at(0)])


@pytest.mark.parametrize(("weeks", "kept"), [(0, 1), (3, 1), (5, 0.985), (13, 0.925), (60, 0.85)])
def test_strength_holds_then_fades_to_a_floor(weeks: float, kept: float) -> None:
    assert kg(after(weeks, trained())) == pytest.approx(100 * kept, rel=0.005)


def test_growth_goes_on_for_two_weeks_and_slows() -> None:
    first, second = kg(after(1, trained(NOVICE), NOVICE)), kg(after(2, trained(NOVICE), NOVICE))
    assert 101 < first < second
    assert second / first < first / 100
    assert kg(after(3, trained(NOVICE), NOVICE)) == pytest.approx(second)


def test_what_a_layoff_cost_comes_back_faster_than_it_was_gained() -> None:
    faded = after(13, trained())
    faded.last_days[0] = faded.on.toordinal() if faded.on else 0
    back = kg(after(2, faded)) / kg(faded)
    assert back == pytest.approx(math.exp(0.5 * 0.075), rel=0.005)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=6))
def test_days_in_between_make_no_difference_and_only_unsure(days: list[int]) -> None:
    at_once = pass_time(trained(), DAY + dt.timedelta(days=sum(days)), ADVANCED)
    stepped = trained()
    for gap in days:
        assert stepped.on is not None
        stepped = pass_time(stepped, stepped.on + dt.timedelta(days=gap), ADVANCED)
    assert kg(stepped) == pytest.approx(kg(at_once), rel=1e-6)
    assert (
        np.diagonal(stepped.covariance)[level_at(0)]
        > np.diagonal(trained().covariance)[level_at(0)]
    )


def test_no_time_is_no_change() -> None:
    state = trained()
    assert np.array_equal(pass_time(state, DAY, ADVANCED).mean, state.mean)
