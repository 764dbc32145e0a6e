"""The Gaussian update against the textbook's closed form, alone and in a stack."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.loading.kalman import correct, expect

SIZES = st.floats(0.01, 5)


@given(SIZES, SIZES, st.floats(-3, 3))
def test_one_number_seen_once_is_the_mean_weighted_by_precision(
    prior_sd: float, noise_sd: float, seen: float
) -> None:
    noise = np.array([[noise_sd**2]])
    innovation = expect(np.array([[prior_sd**2]]), [0], np.ones((1, 1)), noise)
    mean, covariance = correct(np.zeros(1), np.array([[prior_sd**2]]), innovation, np.array([seen]))
    precision = prior_sd**-2 + noise_sd**-2
    assert mean[0] == pytest.approx(seen * noise_sd**-2 / precision)
    assert covariance[0, 0] == pytest.approx(1 / precision)


def test_what_is_seen_of_one_moves_what_varies_with_it() -> None:
    covariance = np.array([[1.0, 0.8], [0.8, 1.0]])
    innovation = expect(covariance, [0], np.ones((1, 1)), np.array([[1.0]]))
    mean, after = correct(np.zeros(2), covariance, innovation, np.array([1.0]))
    assert mean == pytest.approx([0.5, 0.4])
    assert after == pytest.approx(np.array([[0.5, 0.4], [0.4, 0.68]]))


def test_a_stack_of_athletes_is_each_of_them() -> None:
    rng = np.random.default_rng(1)
    roots = rng.normal(size=(6, 4, 4))
    covariances = roots @ np.swapaxes(roots, -1, -2) + np.eye(4)
    means, slopes = rng.normal(size=(6, 4)), rng.normal(size=(6, 2, 2))
    noise, residuals = np.broadcast_to(np.eye(2), (6, 2, 2)), rng.normal(size=(6, 2))
    together = correct(means, covariances, expect(covariances, [1, 3], slopes, noise), residuals)
    for one in range(6):
        innovation = expect(covariances[one], [1, 3], slopes[one], noise[one])
        alone = correct(means[one], covariances[one], innovation, residuals[one])
        assert together[0][one] == pytest.approx(alone[0])
        assert together[1][one] == pytest.approx(alone[1])


def test_what_is_held_learns_nothing_but_leaves_the_rest_as_unsure_as_it_is() -> None:
    covariance = np.array([[1.0, -0.5], [-0.5, 1.0]])
    noise = np.array([[0.01]])
    innovation = expect(covariance, [0, 1], np.ones((1, 2)), noise)
    mean, after = correct(np.zeros(2), covariance, innovation, np.array([1.0]), held=(1,))
    free_mean, free = correct(np.zeros(2), covariance, innovation, np.array([1.0]))
    assert mean == pytest.approx([free_mean[0], 0.0])
    assert after[1, 1] == 1.0
    assert after[0] == pytest.approx(free[0])
    assert np.linalg.eigvalsh(after).min() > 0
