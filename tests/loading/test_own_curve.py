"""A runner's own slope is learned slowly, from honest pairs only."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.loading.observation import Observation
from ironstride.loading.own_curve import learn_curve
from ironstride.loading.reps_curve import RepsCurve

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy

DAY = dt.date(2026, 11, 23)
PRIOR = RepsCurve(0.020, 0.35)
RUNNER = RepsCurve(0.011, 0.35)


def observed(
    reps: float, *, days: int = 0, rir: float | None = 1, kg: float | None = None
) -> Observation:
    system_kg = RUNNER.load_kg(100, reps) if kg is None else kg
    return Observation(DAY - dt.timedelta(days), system_kg, reps, 0.03, rir)


def test_two_sets_with_different_loads_draw_the_slope_a_fifth_of_the_way(policy: Policy) -> None:
    curve = learn_curve(PRIOR, [observed(4), observed(14)], policy)
    assert curve.k == pytest.approx(0.020**0.8 * 0.011**0.2)
    assert curve.log_sd < PRIOR.log_sd


def test_many_sets_bring_the_runners_own_slope(policy: Policy) -> None:
    sets = [observed(reps) for _ in range(8) for reps in (3, 5, 8, 11, 14)]
    assert learn_curve(PRIOR, sets, policy).k == pytest.approx(0.011, rel=0.15)


@pytest.mark.parametrize(
    "sets",
    [
        [],
        [observed(4)],
        [observed(4), observed(14, days=15)],
        [observed(4), observed(14, rir=4)],
        [observed(4), observed(14, rir=None)],
        [observed(8, kg=60), observed(5, kg=60)],
        [observed(8, kg=60), observed(8, kg=80)],
        [observed(4, kg=60), observed(9, kg=80)],
    ],
)
def test_nothing_is_learned_from_sets_that_cannot_teach(
    policy: Policy, sets: list[Observation]
) -> None:
    assert learn_curve(PRIOR, sets, policy) == PRIOR


def test_a_mistyped_set_cannot_bend_the_curve_far(policy: Policy) -> None:
    curve = learn_curve(PRIOR, [observed(3, kg=600), observed(14, kg=60)], policy)
    assert PRIOR.k / 1.2 < curve.k < PRIOR.k * 1.2
