"""The reps curve against published numbers, and what the generic formulas make of runners."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import InvalidValueError
from ironstride.loading.reps_curve import (
    RepsCurve,
    lift_group,
    normal_chance,
    normal_quantile,
    prior_curve,
)

if TYPE_CHECKING:
    from tests.loading.conftest import MakeExercise

    from ironstride.policy.reader import Policy
    from ironstride.training.words import Pattern

CURVES = st.builds(RepsCurve, k=st.floats(0.005, 0.06), log_sd=st.floats(0, 1))
LOADS = st.floats(1, 400)
REPS = st.floats(1, 30)


def epley(load_kg: float, reps: float) -> float:
    return load_kg * (1 + reps / 30)


def brzycki(load_kg: float, reps: float) -> float:
    return 36 * load_kg / (37 - reps)


@pytest.mark.parametrize(("k", "percent"), [(0.030, 17), (0.020, 12), (0.011, 7)])
def test_six_reps_that_could_have_been_fifteen_call_for_more_weight(k: float, percent: int) -> None:
    """Doctrine D8's example: 6 reps done, 15 possible, 6 at RIR 2 wanted."""
    curve = RepsCurve(k, 0.3)
    assert round(100 * (curve.convert_load_kg(1, done=15, target=8) - 1)) == percent


@pytest.mark.parametrize(
    ("share", "reps"),
    [(0.70, 18.96), (0.80, 13.1)],
)
def test_the_curve_of_a_leg_press_meets_the_pooled_reps(share: float, reps: float) -> None:
    """nuzzo2024, leg press: k = 0.023 within two reps (its spread between people is 2.5 to 3.4)."""
    assert RepsCurve(0.023, 0.3).reps_to_failure(share, 1) == pytest.approx(reps, abs=2.0)


@pytest.mark.parametrize(("share", "reps"), [(0.70, 14.08), (0.80, 8.8), (0.90, 4)])
def test_the_upper_body_prior_meets_the_pooled_bench_press(
    policy: Policy, make_exercise: MakeExercise, share: float, reps: float
) -> None:
    curve = prior_curve(make_exercise("bench-press", pattern="push"), policy)
    assert curve.reps_to_failure(share, 1) == pytest.approx(reps, abs=0.5)


@pytest.mark.parametrize(
    ("percent", "reps", "by_epley", "by_brzycki"),
    [(70, 39.9, 163, None), (80, 19.8, 133, 167), (90, 10.8, 122, 124)],
)
def test_generic_formulas_misread_runners_and_the_leg_prior_misreads_them_least(
    policy: Policy,
    make_exercise: MakeExercise,
    percent: int,
    reps: float,
    by_epley: int,
    by_brzycki: int | None,
) -> None:
    """richens2014: runners on a leg press whose true one-rep max is 100."""
    ours = prior_curve(make_exercise(), policy).one_rep_max_kg(percent, reps)
    assert epley(percent, reps) == pytest.approx(by_epley, abs=1)
    if by_brzycki is None:
        assert brzycki(percent, reps) < 0
    else:
        assert brzycki(percent, reps) == pytest.approx(by_brzycki, abs=1)
    assert abs(ours - 100) < abs(by_epley - 100)
    assert RepsCurve(0.011, 0.3).one_rep_max_kg(percent, reps) == pytest.approx(100, abs=4)


@pytest.mark.parametrize(("reps", "load_kg"), [(3, 108.46), (5, 115.87), (8, 127.23)])
def test_the_powerlifting_chart_needs_a_steeper_curve_than_any_prior(
    policy: Policy, make_exercise: MakeExercise, reps: int, load_kg: float
) -> None:
    curve = prior_curve(make_exercise(pattern="push"), policy)
    assert curve.one_rep_max_kg(100, reps) < load_kg


@given(CURVES, LOADS)
def test_one_rep_is_its_own_maximum(curve: RepsCurve, load_kg: float) -> None:
    assert curve.one_rep_max_kg(load_kg, 1) == load_kg


@given(CURVES, LOADS, REPS)
def test_load_and_reps_are_inverse(curve: RepsCurve, load_kg: float, reps: float) -> None:
    maximum = curve.one_rep_max_kg(load_kg, reps)
    assert curve.load_kg(maximum, reps) == pytest.approx(load_kg)
    assert curve.reps_to_failure(load_kg, maximum) == pytest.approx(reps, abs=1e-6)


@given(CURVES, LOADS, REPS, REPS)
def test_converting_there_and_back_changes_nothing(
    curve: RepsCurve, load_kg: float, done: float, target: float
) -> None:
    there = curve.convert_load_kg(load_kg, done=done, target=target)
    assert curve.convert_load_kg(there, done=target, target=done) == pytest.approx(load_kg)


@given(CURVES, REPS)
def test_the_slopes_are_derivatives(curve: RepsCurve, reps: float) -> None:
    step = 1e-5
    per_rep = math.log(curve.one_rep_max_kg(1, reps + step) / curve.one_rep_max_kg(1, reps)) / step
    steeper = RepsCurve(curve.k * math.exp(step), curve.log_sd)
    per_log_k = math.log(steeper.one_rep_max_kg(1, reps) / curve.one_rep_max_kg(1, reps)) / step
    assert curve.loss_per_rep(reps) == pytest.approx(per_rep, abs=1e-4)
    assert curve.slope_weight(reps) == pytest.approx(per_log_k, abs=1e-4)


def test_the_evidence_names_what_a_rep_costs() -> None:
    curve = RepsCurve(0.03, 0.3)
    assert [round(100 * curve.loss_per_rep(reps), 1) for reps in (3, 8, 15)] == [2.8, 2.5, 2.1]


@pytest.mark.parametrize(
    ("pattern", "group", "k"),
    [
        ("squat", "lower", 0.020),
        ("single_leg", "lower", 0.020),
        ("pull", "upper", 0.033),
        ("calf_bent", "isolation", 0.025),
        ("trunk_lateral", "unknown", 0.030),
    ],
)
def test_each_pattern_has_its_prior(
    policy: Policy, make_exercise: MakeExercise, pattern: Pattern, group: str, k: float
) -> None:
    exercise = make_exercise(pattern=pattern)
    assert lift_group(exercise, policy) == group
    assert prior_curve(exercise, policy).k == k


@pytest.mark.parametrize("reps", [0.99, 0, -3])
def test_less_than_one_rep_is_no_set(reps: float) -> None:
    with pytest.raises(InvalidValueError):
        RepsCurve(0.03, 0.3).one_rep_max_kg(100, reps)


@pytest.mark.parametrize(("k", "log_sd"), [(0, 0.3), (-0.02, 0.3), (1, 0.3), (0.03, -1)])
def test_an_impossible_curve_is_refused(k: float, log_sd: float) -> None:
    with pytest.raises(InvalidValueError):
        RepsCurve(k, log_sd)


@pytest.mark.parametrize("load_kg", [0, 101])
def test_a_load_above_the_maximum_has_no_reps(load_kg: float) -> None:
    with pytest.raises(InvalidValueError):
        RepsCurve(0.03, 0.3).reps_to_failure(load_kg, 100)


@pytest.mark.parametrize(("chance", "z"), [(0.5, 0), (0.1, -1.2815516), (0.975, 1.9599640)])
def test_the_quantile_is_the_tables(chance: float, z: float) -> None:
    assert normal_quantile(chance) == pytest.approx(z, abs=1e-6)
    assert normal_chance(z) == pytest.approx(chance, abs=1e-6)


@pytest.mark.parametrize("chance", [0, 1, -0.1, 2])
def test_certainty_has_no_quantile(chance: float) -> None:
    with pytest.raises(InvalidValueError):
        normal_quantile(chance)
