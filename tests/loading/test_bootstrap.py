"""The bootstrap of a mean: seeded, and as wide as theory says."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ironstride.loading.bootstrap import mean_interval


def test_it_is_as_wide_as_the_normal_theory_says() -> None:
    values = np.random.default_rng(1).normal(3.0, 2.0, 400)
    low, high = mean_interval(values, np.random.default_rng(0))
    half = 1.96 * values.std() / math.sqrt(400)
    assert low == pytest.approx(values.mean() - half, abs=half / 8)
    assert high == pytest.approx(values.mean() + half, abs=half / 8)


def test_the_same_chance_gives_the_same_range() -> None:
    values = np.array([1.0, 2.0, 5.0])
    first, again = (mean_interval(values, np.random.default_rng(7)) for _ in range(2))
    assert first == again


def test_one_value_is_its_own_range() -> None:
    assert mean_interval(np.array([2.5]), np.random.default_rng(0)) == (2.5, 2.5)
