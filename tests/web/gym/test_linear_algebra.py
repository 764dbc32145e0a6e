"""The small matrices of the browser beside numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from ironstride.loading.kalman import correct, expect

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = Callable[..., Any]


def matrix(seed: int, rows: int, columns: int) -> np.ndarray[Any, Any]:
    return np.random.default_rng(seed).normal(size=(rows, columns))


@pytest.mark.parametrize("size", [1, 2, 3, 6])
@pytest.mark.parametrize("seed", range(5))
def test_solve_is_that_of_numpy(call: Call, seed: int, size: int) -> None:
    square, right = matrix(seed, size, size), matrix(seed + 100, size, 2)
    found = call("linear_algebra", "solve", square.tolist(), right.tolist())
    np.testing.assert_allclose(found, np.linalg.solve(square, right), rtol=1e-9, atol=1e-11)


def test_solve_takes_the_largest_pivot(call: Call) -> None:
    assert call("linear_algebra", "solve", [[0, 2], [4, 0]], [[2], [4]]) == [[1], [1]]
    tiny = call("linear_algebra", "solve", [[1e-20, 1], [1, 1]], [[1], [2]])
    np.testing.assert_allclose(tiny, [[1], [1]])


@pytest.mark.parametrize("seed", range(5))
def test_products_are_those_of_numpy(call: Call, seed: int) -> None:
    one, other = matrix(seed, 3, 4), matrix(seed + 50, 4, 2)
    found = call("linear_algebra", "multiply", one.tolist(), other.tolist())
    np.testing.assert_allclose(found, one @ other, rtol=1e-12)
    turned = call("linear_algebra", "transpose", one.tolist())
    np.testing.assert_array_equal(turned, one.T)
    summed = call("linear_algebra", "dot", one[0].tolist(), one[1].tolist())
    assert summed == pytest.approx(one[0] @ one[1])


def test_the_lower_half_gives_the_whole(call: Call) -> None:
    whole = matrix(1, 4, 4)
    whole = whole + whole.T
    lower = whole[np.tril_indices(4)].tolist()
    np.testing.assert_array_equal(call("linear_algebra", "fromLowerHalf", lower, 4), whole)


def test_a_diagonal_may_have_something_everywhere(call: Call) -> None:
    assert call("linear_algebra", "diagonal", [1, 2], 0.5) == [[1.5, 0.5], [0.5, 2.5]]
    assert call("linear_algebra", "zeros", 1, 2) == [[0, 0]]


@pytest.mark.parametrize("held", [(), (1,), (1, 3)])
@pytest.mark.parametrize("sets", [1, 3])
def test_the_update_is_that_of_the_core(call: Call, sets: int, held: tuple[int, ...]) -> None:
    root, where = matrix(7, 6, 6), [0, 2, 5]
    covariance, mean = root @ root.T, matrix(8, 1, 6)[0]
    slopes, noise = matrix(9, sets, 3), np.diag(np.arange(1.0, sets + 1)) + 0.2
    residual = matrix(10, 1, sets)[0]
    wanted = expect(covariance, where, slopes, noise)
    found = call("kalman", "expect", covariance.tolist(), where, slopes.tolist(), noise.tolist())
    np.testing.assert_allclose(found["cross"], wanted.cross, rtol=1e-10)
    np.testing.assert_allclose(found["spread"], wanted.spread, rtol=1e-10)
    after = call(
        "kalman",
        "correct",
        mean.tolist(),
        covariance.tolist(),
        found,
        residual.tolist(),
        list(held),
    )
    moved, narrowed = correct(mean, covariance, wanted, residual, held)
    np.testing.assert_allclose(after["mean"], moved, rtol=1e-9)
    np.testing.assert_allclose(after["covariance"], narrowed, rtol=1e-8, atol=1e-10)
