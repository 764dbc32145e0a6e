"""What a set is expected to be, and how that moves with what is believed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.set_model import MOST_REPS, done_reps, due_reps, model_sets, tiredness
from ironstride.loading.strength_numbers import read_strength_numbers
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from ironstride.loading.kalman import Array
    from ironstride.loading.set_model import SetModel

NUMBERS = read_strength_numbers(read_policy(), "intermediate")
LOG_K = math.log(0.03)


def one(value: float | None) -> Array:
    return np.array([np.nan if value is None else value], dtype=float)


def done(reps: float, rir: float | None, bias: float = 0.0, reserve: float = 2.0) -> float:
    found = done_reps(one(reps), one(rir), one(bias), one(reserve), NUMBERS)
    return float(found[0])


def model(reps: float, rir: float | None, log_k: float = LOG_K) -> SetModel:
    left = one(2.0 if rir is None else rir)
    return model_sets(one(done(reps, rir)), left, one(rir), one(0), one(log_k), NUMBERS)


def test_the_curve_is_the_published_one_half_a_rep_further() -> None:
    assert math.exp(-model(5, 2).log_share[0]) == pytest.approx(1 + 0.03 * (5 + 2 + 0.5 - 1))


@given(st.floats(1, 20), st.integers(0, 3))
def test_the_reps_that_are_due_are_the_curves_inverse(failure_reps: float, before: int) -> None:
    shape = model_sets(one(failure_reps), one(1), one(1), one(before), one(LOG_K), NUMBERS)
    level = 4.6 - tiredness(one(before), one(1), NUMBERS)
    assert due_reps(4.6 + shape.log_share, level, one(LOG_K)) == pytest.approx(failure_reps)


def test_a_feather_is_due_no_more_than_can_be_told_apart() -> None:
    assert due_reps(one(0), one(4.6), one(LOG_K)) == MOST_REPS
    assert due_reps(one(9), one(4.6), one(LOG_K)) == 1


@given(st.integers(0, 15), st.none() | st.integers(0, 8))
def test_the_slope_is_that_of_the_expected_load(reps: int, rir: int | None) -> None:
    step = 1e-6
    at, near = model(reps + 1, rir), model(reps + 1, rir, LOG_K + step)
    assert (near.log_share - at.log_share) / step == pytest.approx(at.by_log_k, abs=1e-4)


def test_a_report_at_the_limit_knows_no_bias() -> None:
    assert done(5, 0, bias=1.0) == done(5, 0, bias=0.0) == 5.5
    assert done(5, 3, bias=1.0) == 9.25
    assert done(5, None, reserve=-1.0) == 5.5


@pytest.mark.parametrize(
    ("sure", "vague"), [((5, 0), (5, 4)), ((5, 2), (5, None)), ((8, 2), (9, 2))]
)
def test_vague_and_long_sets_say_less(sure: tuple[int, int], vague: tuple[int, int | None]) -> None:
    assert model(*sure).noise[0] < model(*vague).noise[0]


def test_a_reserve_that_is_only_assumed_makes_no_set_long() -> None:
    assert model(10, None).noise[0] < model(10, 0).noise[0] * 4
    assert model(11, None).noise[0] > 3 * model(10, None).noise[0]


def test_a_zero_in_reserve_is_not_missing() -> None:
    assert model(5, 0).silent[0] == 0
    assert model(5, None).silent[0] == 1
    assert done(5, 0) < done(5, None)


def test_a_report_of_many_left_is_unsure_and_one_of_few_is_not_sure_for_it() -> None:
    at_due, many, few = (
        model_sets(one(9.5), one(2.0), one(said), one(0), one(LOG_K), NUMBERS).noise[0]
        for said in (2, 8, 0)
    )
    assert at_due == few < many
