"""What one set says, and how little a vague one says."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.loading.observation import Observation, believed_rir, hands_of, observe_lift
from ironstride.loading.reps_curve import prior_curve
from ironstride.training.athlete import Lift

if TYPE_CHECKING:
    from tests.loading.conftest import MakeExercise

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.words import Experience

DAY = dt.date(2026, 11, 23)


def lift(load_kg: float = 80, reps: int = 5, rir: float | None = 2) -> Lift:
    return Lift("back-squat", DAY, load_kg, reps, rir)


def observe(
    one: Lift, exercise: Exercise, policy: Policy, experience: Experience = "intermediate"
) -> Observation | None:
    return observe_lift(one, exercise, prior_curve(exercise, policy), 60, experience, policy)


def sd(one: Lift, exercise: Exercise, policy: Policy, who: Experience = "intermediate") -> float:
    observed = observe(one, exercise, policy, who)
    assert observed is not None
    return observed.log_sd


def test_the_share_of_the_body_is_lifted_too(policy: Policy, make_exercise: MakeExercise) -> None:
    observed = observe(lift(), make_exercise(body=0.5), policy)
    assert observed is not None
    assert observed.system_kg == 80 + 30
    assert observed.failure_reps == 7


def test_a_load_per_hand_counts_twice(
    policy: Policy, make_exercise: MakeExercise, dumbbells: Setup
) -> None:
    observed = observe(lift(20), make_exercise(setups=(dumbbells,)), policy)
    assert observed is not None
    assert observed.system_kg == 40


def test_where_setups_differ_the_lighter_reading_is_taken(
    make_exercise: MakeExercise, barbell: Setup, dumbbells: Setup
) -> None:
    assert hands_of(make_exercise(setups=(dumbbells, barbell))) == 1


def test_help_is_taken_off_the_body(policy: Policy, make_exercise: MakeExercise) -> None:
    pull_up = make_exercise(pattern="pull", set_kind="assisted", body=0.95)
    observed = observe(lift(20), pull_up, policy)
    assert observed is not None
    assert observed.system_kg == pytest.approx(0.95 * 60 - 20)


def test_a_set_that_lifts_nothing_says_nothing(policy: Policy, make_exercise: MakeExercise) -> None:
    assert observe(lift(0), make_exercise(), policy) is None
    helped = make_exercise(pattern="pull", set_kind="assisted", body=0.5)
    assert observe(lift(30), helped, policy) is None


@pytest.mark.parametrize(
    ("reps", "rir", "says_something"),
    [(10, 5, True), (10, 6, False), (15, None, True), (16, None, False), (109, 0, False)],
)
def test_long_sets_say_little_about_a_maximum(
    policy: Policy, make_exercise: MakeExercise, reps: int, rir: float | None, says_something: bool
) -> None:
    one = Lift("back-squat", DAY, 60, min(reps, 100), rir)
    assert (observe(one, make_exercise(), policy) is not None) is says_something


def test_a_set_of_eleven_has_four_times_the_variance(
    policy: Policy, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise()
    ratio = sd(lift(reps=11, rir=0), exercise, policy) / sd(lift(reps=10, rir=0), exercise, policy)
    assert ratio == pytest.approx(2, rel=0.02)


def test_newcomers_have_more_in_them_than_they_say(policy: Policy) -> None:
    assert believed_rir(lift(rir=2), "novice", policy) == 2.5
    assert believed_rir(lift(rir=2), "none", policy) == 2.5
    assert believed_rir(lift(rir=2), "advanced", policy) == 2


def test_zero_reps_in_reserve_is_said_and_not_unsaid(policy: Policy) -> None:
    assert believed_rir(lift(rir=0), "advanced", policy) == 0
    assert believed_rir(lift(rir=None), "advanced", policy) == 2


def test_the_further_from_the_end_the_less_a_set_says(
    policy: Policy, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise(pattern="push")
    spread = [sd(lift(reps=4, rir=rir), exercise, policy) for rir in (0, 2, 3, 4, 6)]
    assert spread == sorted(spread)
    assert 0.032 <= spread[0] <= 0.037
    assert 0.06 <= spread[-1] <= 0.08


def test_an_unsaid_effort_and_a_newcomer_say_less(
    policy: Policy, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise()
    said = sd(lift(), exercise, policy)
    assert sd(lift(rir=None), exercise, policy) > 1.3 * said
    assert sd(lift(), exercise, policy, "novice") > said
