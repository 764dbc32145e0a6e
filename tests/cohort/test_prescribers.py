from __future__ import annotations

import datetime as dt

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.prescribers import GymLift, Oracle, guess_by_eye_kg
from ironstride.cohort.simulated_runners import simulate_truth
from ironstride.cohort.simulated_season import Dose
from ironstride.training.sets import LoggedSet

DOSE = Dose(sets=3, reps=(8, 10), rir=2)
RUNNER = simulate_truth(11, read_catalogue())
NAME = RUNNER.season[0].lifts[2]
DAY = RUNNER.season[0].on


def gym_lift(step_kg: float = 0.5) -> GymLift:
    exercise = read_catalogue().exercise(NAME)
    loads = tuple(round(step_kg * number, 1) for number in range(1, 2000))
    return GymLift(exercise, exercise.setups[0], loads)


@pytest.mark.parametrize(
    ("wanted_kg", "nearest_kg", "above_kg", "below_kg"),
    [(11, 10, 15, 10), (13, 15, 15, 10), (10, 10, 15, 5), (-3, 5, 5, 5), (99, 20, 20, 20)],
)
def test_only_loads_of_the_gym_are_chosen(
    wanted_kg: float, nearest_kg: float, above_kg: float, below_kg: float
) -> None:
    exercise = read_catalogue().exercise(NAME)
    lift = GymLift(exercise, exercise.setups[0], (5, 10, 15, 20))
    assert lift.nearest_kg(wanted_kg) == nearest_kg
    assert lift.next_above_kg(wanted_kg) == above_kg
    assert lift.next_below_kg(wanted_kg) == below_kg


def test_the_oracle_leaves_what_is_asked_from_the_middle_on_an_average_day() -> None:
    load_kg = Oracle(RUNNER).next_load_kg(gym_lift(0.1), DOSE, DAY)
    strength_kg = RUNNER.mean_kg(NAME, DAY, 0)
    assert int(RUNNER.lifts[NAME].reps_to_failure(load_kg, strength_kg)) == 11


def test_the_oracle_knows_that_sets_tire_until_the_next_day() -> None:
    oracle = Oracle(RUNNER)
    fresh_kg = oracle.next_load_kg(gym_lift(0.1), DOSE, DAY)
    for number in range(3):
        at = dt.datetime.combine(DAY, dt.time(18, number))
        oracle.saw(LoggedSet(str(number), NAME, at, "load_reps", load_kg=fresh_kg, reps=9))
    assert oracle.next_load_kg(gym_lift(0.1), DOSE, DAY) < fresh_kg
    next_on = RUNNER.season[1].on
    rested = Oracle(RUNNER).next_load_kg(gym_lift(0.1), DOSE, next_on)
    assert oracle.next_load_kg(gym_lift(0.1), DOSE, next_on) == rested


def test_a_guess_by_eye_is_the_right_weight_but_for_its_error() -> None:
    guess_kg = guess_by_eye_kg(RUNNER, gym_lift(0.1), DOSE, DAY)
    right_kg = Oracle(RUNNER).next_load_kg(gym_lift(0.1), DOSE, DAY)
    assert guess_kg / right_kg == pytest.approx(RUNNER.guess_factor(NAME), abs=0.01)
