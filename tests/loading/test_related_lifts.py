"""A lift that was never done follows from a related one, by the ratio and no further."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from tests.loading.conftest import build_exercise

from ironstride.loading.related_lifts import Carried, carry_over
from ironstride.loading.strength_numbers import read_strength_numbers
from ironstride.policy.reader import read_policy
from ironstride.training.exercise import Setup

if TYPE_CHECKING:
    from ironstride.training.exercise import Exercise

NUMBERS = read_strength_numbers(read_policy(), "intermediate")
SQUAT = build_exercise(ratio=1.0)
PAIR = Setup(frozenset({"dumbbells"}), "dumbbell", "per_hand")


def carried(kg: float, done: Exercise = SQUAT, wanted: Exercise = SQUAT) -> Carried | None:
    return carry_over(math.log(kg), done, wanted, 60, NUMBERS)


def known(kg: float, done: Exercise = SQUAT, wanted: Exercise = SQUAT) -> Carried:
    found = carried(kg, done, wanted)
    assert found is not None
    return found


def test_the_ratio_holds_between_loads() -> None:
    front = build_exercise("front-squat", ratio=0.8)
    assert math.exp(known(100, wanted=front).level) == pytest.approx(80)
    assert known(100, wanted=front).share == pytest.approx(1)


def test_the_ratio_holds_per_hand_where_loads_count_so() -> None:
    pair = build_exercise("dumbbell-squat", ratio=0.33, setups=(PAIR,))
    assert math.exp(known(100, wanted=pair).level) == pytest.approx(66)


def test_what_is_added_to_the_body_is_carried_and_the_share_of_it_unsure() -> None:
    heavy = build_exercise("box-squat", ratio=1.0, body=0.9)
    from_plain, from_heavy = known(100, wanted=heavy), known(154, heavy, heavy)
    assert math.exp(from_plain.level) == pytest.approx(154)
    assert math.exp(from_heavy.level) == pytest.approx(154)
    part = 100 / 154
    spread = math.hypot(part * NUMBERS.related_log_sd, (1 - part) * NUMBERS.body_share_log_sd)
    assert from_plain.log_sd == pytest.approx(spread)


def test_a_very_different_lift_says_less() -> None:
    near, far = (build_exercise("x", ratio=ratio) for ratio in (0.95, 0.3))
    assert known(100, wanted=far).log_sd > known(100, wanted=near).log_sd


def test_nothing_is_carried_without_a_sound_ratio() -> None:
    helped = build_exercise("x", ratio=1.0, set_kind="assisted")
    assert carried(100, wanted=helped) is None
    assert carried(100, done=build_exercise(), wanted=SQUAT) is None
    assert carried(50, done=build_exercise("y", ratio=1.0, body=0.9)) is None
