"""The state of all lifts at once, and how a lift joins it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from ironstride.loading.reps_curve import CURVE_GROUPS
from ironstride.loading.strength_numbers import read_strength_numbers
from ironstride.loading.strength_state import (
    LiftPrior,
    add_lift,
    begin_state,
    drift_at,
    habit_at,
    level_at,
    noise_scales,
)
from ironstride.policy.reader import read_policy

NUMBERS = read_strength_numbers(read_policy(), "novice")
DAY = dt.date(2026, 11, 23)


def test_a_runner_starts_with_the_priors_of_the_policy() -> None:
    state = begin_state(NUMBERS)
    assert tuple(state.mean[: len(CURVE_GROUPS)]) == NUMBERS.curve_log_k
    assert state.index("back-squat") is None


def test_a_joined_lift_varies_with_its_source() -> None:
    first = add_lift(begin_state(NUMBERS), "back-squat", 0, DAY, LiftPrior(4.6, 0.1), NUMBERS)
    state = add_lift(first, "front-squat", 0, DAY, LiftPrior(4.4, 0.15, 0, 0.9), NUMBERS)
    source, joined = level_at(0), level_at(1)
    assert state.covariance[joined, source] == pytest.approx(0.9 * 0.1**2)
    assert state.covariance[joined, joined] == pytest.approx(0.15**2 + 0.9**2 * 0.1**2)
    assert np.linalg.eigvalsh(state.covariance).min() > 0
    assert state.index("front-squat") == 1
    assert (state.sources[0], state.sources[1]) == (0, 0)
    assert state.last_on(1) == DAY


def test_each_lift_has_three_places() -> None:
    places = [at(index) for index in range(3) for at in (level_at, drift_at, habit_at)]
    state = begin_state(NUMBERS)
    for name in "abc":
        state = add_lift(state, name, 3, DAY, LiftPrior(4, 0.1), NUMBERS)
    assert places == list(range(len(begin_state(NUMBERS).mean), len(state.mean)))


def test_a_new_lift_is_as_noisy_as_the_others() -> None:
    state = begin_state(NUMBERS)
    for name in "ab":
        state = add_lift(state, name, 3, DAY, LiftPrior(4, 0.1), NUMBERS)
    assert noise_scales(state, NUMBERS) == pytest.approx([1, 1])
    state.surprises[0], state.surprise_count[0] = 40.0, 10.0
    scales = noise_scales(state, NUMBERS)
    assert scales[0] > scales[1] > 1
