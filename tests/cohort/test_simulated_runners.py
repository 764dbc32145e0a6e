from __future__ import annotations

import math
import statistics
from functools import cache
from itertools import pairwise

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.simulated_runners import (
    WORLDS,
    HiddenLift,
    SimulatedRunner,
    World,
    simulate_truth,
)

MANY = 300


@cache
def runner_of(seed: int, world: World = "runners") -> SimulatedRunner:
    return simulate_truth(seed, read_catalogue(), world)


def slopes(lift: str, world: World) -> list[float]:
    runners = (runner_of(seed, world) for seed in range(MANY))
    return [runner.lifts[lift].slope_fraction for runner in runners if lift in runner.lifts]


@pytest.mark.parametrize("world", WORLDS)
def test_a_seed_is_always_the_same_runner(world: World) -> None:
    assert simulate_truth(4, read_catalogue(), world) == runner_of(4, world)
    assert runner_of(4, world) != runner_of(5, world)


def test_more_weight_allows_fewer_reps_and_a_maximum_exactly_one() -> None:
    runner = runner_of(1)
    for hidden in runner.lifts.values():
        for strength_kg in hidden.one_rep_max_kg.values():
            loads_kg = [hidden.load_kg(reps, strength_kg) for reps in range(1, 30)]
            assert loads_kg == sorted(loads_kg, reverse=True)
            assert hidden.reps_to_failure(loads_kg[0], strength_kg) == pytest.approx(1)
            assert hidden.moved_kg(loads_kg[0]) == pytest.approx(strength_kg)
            assert hidden.reps_to_failure(loads_kg[0] * 1.2, strength_kg) < 1


def test_two_hands_lift_twice_and_the_body_is_moved_too() -> None:
    catalogue = read_catalogue()
    press = HiddenLift(catalogue.exercise("dumbbell-bench-press"), 0.03, 0.0, {})
    squat = HiddenLift(catalogue.exercise("back-squat"), 0.02, 50.0, {})
    assert press.moved_kg(10) == 20
    assert squat.moved_kg(60) == 110


def test_slopes_lie_where_the_evidence_has_them() -> None:
    legs = slopes("romanian-deadlift", "runners")
    assert statistics.median(legs) == pytest.approx(0.020, rel=0.08)
    assert statistics.stdev(map(math.log, legs)) == pytest.approx(0.36, rel=0.15)
    assert statistics.median(slopes("bench-press", "runners")) == pytest.approx(0.033, rel=0.08)


def test_the_other_worlds_differ_where_they_say() -> None:
    assert statistics.median(slopes("romanian-deadlift", "flat")) == pytest.approx(0.012, rel=0.1)
    wide = statistics.stdev(map(math.log, slopes("romanian-deadlift", "wide")))
    assert wide == pytest.approx(0.55, rel=0.15)
    assert all(lift.body_share_kg == 0 for lift in runner_of(3, "bar").lifts.values())
    assert any(lift.body_share_kg > 0 for lift in runner_of(3, "runners").lifts.values())


def test_newcomers_gain_more_than_the_advanced() -> None:
    gains: dict[str, list[float]] = {}
    for runner in map(runner_of, range(MANY)):
        for lift in runner.lifts.values():
            strengths = list(lift.one_rep_max_kg.values())
            gains.setdefault(runner.experience, []).append(strengths[-1] / strengths[0] - 1)
    assert statistics.mean(gains["none"]) == pytest.approx(0.14, abs=0.04)
    assert abs(statistics.mean(gains["advanced"])) < 0.03


def test_a_long_break_costs_strength_that_comes_back() -> None:
    losses = []
    for seed in range(MANY):
        runner = runner_of(seed)
        days = [session.on for session in runner.season]
        away = [
            (before, after) for before, after in pairwise(days) if (after - before).days > 6 * 7
        ]
        for before, after in away:
            path = runner.lifts[runner.season[0].lifts[0]].one_rep_max_kg
            losses.append(path[after] / path[before] - 1)
    assert losses
    assert -0.08 < statistics.mean(losses) < -0.01


def test_days_differ_by_two_and_a_half_percent_with_the_set() -> None:
    runner = runner_of(2)
    factors = [
        math.log(runner.day_factor(lift, session.on))
        for session in runner.season
        for lift in runner.lifts
    ]
    assert statistics.stdev(factors) == pytest.approx(math.hypot(0.018, 0.014), rel=0.3)
    assert runner.day_factor("leg-press", runner.season[0].on) == runner.day_factor(
        "leg-press", runner.season[0].on
    )


def test_a_set_near_the_limit_tires_and_an_easy_one_does_not() -> None:
    runner = runner_of(0)
    assert runner.tired_by(0) == runner.tiring_fraction > runner.tired_by(3) > 0
    assert runner.tired_by(6) == runner.tired_by(20) == 0


def test_a_guess_by_eye_is_within_a_tenth_two_times_of_three() -> None:
    near = [abs(math.log(runner_of(seed).guess_factor("leg-press"))) < 0.1 for seed in range(MANY)]
    assert statistics.mean(near) == pytest.approx(0.68, abs=0.08)
