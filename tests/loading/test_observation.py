"""A logged set in the terms of the model: what was moved, and whether it says anything."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.loading.conftest import build_exercise

from ironstride.loading.observation import hands_of, is_informative, system_kg, written_kg
from ironstride.loading.strength_numbers import read_strength_numbers
from ironstride.policy.reader import read_policy
from ironstride.training.exercise import Setup
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from ironstride.training.exercise import Exercise

NUMBERS = read_strength_numbers(read_policy(), "intermediate")
PAIR = Setup(frozenset({"dumbbells"}), "dumbbell", "per_hand")
ONE = Setup(frozenset({"dumbbells"}), "dumbbell", "total")
LIFTS = (
    build_exercise(),
    build_exercise(body=0.9),
    build_exercise(setups=(PAIR,)),
    build_exercise(set_kind="assisted", body=1.0),
)


def logged(**changes: Any) -> LoggedSet:
    plain: dict[str, Any] = {"set_kind": "load_reps", "load_kg": 80, "reps": 5, "rir": 2}
    at = dt.datetime(2026, 11, 23, 18)
    return LoggedSet("1", "back-squat", at, **(plain | changes))


@given(st.sampled_from(LIFTS), st.floats(0, 55), st.floats(40, 120))
def test_what_is_moved_can_be_written_again(lift: Exercise, kg: float, body_kg: float) -> None:
    assert written_kg(system_kg(kg, lift, body_kg), lift, body_kg) == pytest.approx(kg)


def test_two_dumbbells_are_two_and_help_counts_negative() -> None:
    assert system_kg(20, LIFTS[2], 60) == 40
    assert system_kg(20, LIFTS[3], 60) == 40
    assert system_kg(20, LIFTS[1], 60) == pytest.approx(74)
    assert system_kg(20, None, 60) == 20


def test_where_setups_differ_the_lighter_reading_is_taken() -> None:
    assert hands_of(build_exercise(setups=(PAIR, ONE))) == 1


@pytest.mark.parametrize(
    "silent",
    [
        {"kind": "warmup"},
        {"kind": "drop"},
        {"reps": None},
        {"reps": 16},
        {"reps": 40, "rir": None},
        {"set_kind": "hold", "seconds": 30},
    ],
)
def test_a_set_that_says_nothing_is_told_apart(silent: dict[str, Any]) -> None:
    assert is_informative(logged(), 80, NUMBERS)
    assert not is_informative(logged(**silent), 80, NUMBERS)
    assert not is_informative(logged(), 0, NUMBERS)


def test_what_was_left_does_not_decide_and_no_reps_say_heavy() -> None:
    assert is_informative(logged(reps=12, rir=9), 80, NUMBERS)
    assert is_informative(logged(reps=0, rir=0), 80, NUMBERS)
