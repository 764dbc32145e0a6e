"""An estimate is surest at the reps where the runner was seen."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import InvalidValueError
from ironstride.loading.estimate import Estimate
from ironstride.loading.reps_curve import RepsCurve


def estimate(median_kg: float = 100, level_log_sd: float = 0.04, reps: float = 7) -> Estimate:
    return Estimate(
        exercise="back-squat",
        median_kg=median_kg,
        level_log_sd=level_log_sd,
        curve=RepsCurve(0.02, 0.35),
        surest_weight=RepsCurve(0.02, 0.35).slope_weight(reps),
        form_log_sd=0,
        body_share_kg=0,
        source="own",
        from_exercise="back-squat",
        newest_on=dt.date(2026, 11, 23),
        sets_used=1,
    )


@given(st.floats(1, 20), st.floats(1, 40))
def test_it_is_nowhere_surer_than_where_it_was_observed(observed: float, asked: float) -> None:
    seen = estimate(reps=observed)
    assert seen.log_sd_at(observed) == pytest.approx(0.04)
    assert seen.log_sd_at(asked) >= 0.04


def test_the_slope_makes_far_reps_unsure() -> None:
    seen = estimate()
    spread = [seen.log_sd_at(reps) for reps in (7, 10, 15, 25)]
    assert spread == sorted(set(spread))
    assert seen.log_sd == seen.log_sd_at(1) > 0.05


def test_the_load_for_one_rep_is_the_median() -> None:
    assert estimate().load_kg_at(1) == 100
    assert estimate().load_kg_at(11) == pytest.approx(100 / 1.2)


@pytest.mark.parametrize(("median_kg", "log_sd"), [(0, 0.1), (-5, 0.1), (50, 0)])
def test_an_impossible_estimate_is_refused(median_kg: float, log_sd: float) -> None:
    with pytest.raises(InvalidValueError):
        estimate(median_kg, log_sd)


@given(st.floats(20, 200), st.floats(1, 20))
def test_chances_of_more_and_fewer_reps_meet_at_the_median(moved_kg: float, reps: float) -> None:
    seen = estimate()
    assert seen.chance_below(seen.load_kg_at(reps), reps) == pytest.approx(0.5)
    assert seen.chance_below(moved_kg, reps) <= seen.chance_below(moved_kg, reps + 1) + 1e-6
    assert seen.chance_below(0, reps) == 0


def test_a_load_one_spread_above_the_median_is_missed_five_times_in_six() -> None:
    seen = estimate(reps=7)
    assert seen.chance_below(seen.load_kg_at(7) * 1.0408, 7) == pytest.approx(0.841, abs=0.001)
