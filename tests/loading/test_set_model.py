"""What a set is expected to be, and how that moves with what is believed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.set_model import model_sets
from ironstride.loading.strength_numbers import read_strength_numbers
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from ironstride.loading.set_model import SetModel

NUMBERS = read_strength_numbers(read_policy(), "intermediate")
LOG_K = math.log(0.03)


def model(
    reps: float, rir: float | None, log_k: float = LOG_K, bias: float = 0.0, reserve: float = 2.0
) -> SetModel:
    return model_sets(
        np.array([reps]),
        np.array([np.nan if rir is None else rir]),
        np.zeros(1),
        log_k=np.asarray(log_k),
        bias=np.asarray(bias),
        reserve=np.asarray(reserve),
        numbers=NUMBERS,
    )


def test_the_curve_is_the_published_one_half_a_rep_further() -> None:
    assert math.exp(-model(5, 2).log_share[0]) == pytest.approx(1 + 0.03 * (5 + 2 + 0.5 - 1))


@given(st.integers(1, 15), st.none() | st.integers(0, 8), st.floats(-0.5, 1), st.floats(0.5, 4))
def test_the_slopes_are_those_of_the_expected_load(
    reps: int, rir: int | None, bias: float, reserve: float
) -> None:
    step = 1e-6
    at = model(reps, rir, LOG_K, bias, reserve)
    by_log_k = model(reps, rir, LOG_K + step, bias, reserve)
    assert (by_log_k.log_share - at.log_share) / step == pytest.approx(at.by_log_k, abs=1e-4)
    by_reserve = model(reps, rir, LOG_K, bias, reserve + step)
    assert (by_reserve.log_share - at.log_share) / step == pytest.approx(at.by_reserve, abs=1e-4)
    if rir is None or rir + bias * rir / (rir + 1) > 0:
        by_bias = model(reps, rir, LOG_K, bias + step, reserve)
        assert (by_bias.log_share - at.log_share) / step == pytest.approx(at.by_bias, abs=1e-4)


def test_a_report_at_the_limit_knows_no_bias() -> None:
    assert model(5, 0, bias=1.0).log_share == model(5, 0, bias=0.0).log_share
    assert model(5, 3, bias=1.0).log_share < model(5, 3, bias=0.0).log_share


@pytest.mark.parametrize(
    ("sure", "vague"), [((5, 0), (5, 4)), ((5, 2), (5, None)), ((8, 2), (9, 2))]
)
def test_vague_and_long_sets_say_less(sure: tuple[int, int], vague: tuple[int, int | None]) -> None:
    assert model(*sure).noise[0] < model(*vague).noise[0]


def test_a_zero_in_reserve_is_not_missing() -> None:
    assert model(5, 0).silent[0] == 0
    assert model(5, None).silent[0] == 1
    assert model(5, 0).log_share > model(5, None).log_share
