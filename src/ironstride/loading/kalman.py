"""The Gaussian update of a state by observations, for one athlete or a stack of them.

Textbook extended Kalman filter, e.g. Simo Särkkä, Bayesian Filtering and Smoothing (2013),
chapter 5. Leading axes are athletes; the last ones are state (d) and observation (m).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Innovation:
    """What observations are expected to vary with: `cross` (..., d, m), `spread` (..., m, m)."""

    cross: Array
    spread: Array

    def explain(self, columns: Array) -> Array:
        """Return spread^-1 times columns (..., m, n)."""
        return np.linalg.solve(self.spread, columns)


def expect(covariance: Array, where: Sequence[int], slopes: Array, noise: Array) -> Innovation:
    """Return the innovation of observations that touch the elements `where` of the state.

    `covariance` is (..., d, d), `slopes` (..., m, len(where)), `noise` a covariance (..., m, m).
    """
    cross = covariance[..., where] @ np.swapaxes(slopes, -1, -2)
    return Innovation(cross, slopes @ cross[..., where, :] + noise)


def correct(
    mean: Array,
    covariance: Array,
    innovation: Innovation,
    residual: Array,
    held: Sequence[int] = (),
) -> tuple[Array, Array]:
    """Return mean (..., d) and covariance (..., d, d) after observations.

    `residual` (..., m) is observed minus expected at `mean`. Elements that are `held` learn nothing
    and keep their variance, which stays counted in what the others learn (Schmidt's filter).
    """
    explained = innovation.explain(np.swapaxes(innovation.cross, -1, -2))
    moved = mean + (residual[..., None, :] @ explained)[..., 0, :]
    narrowed = covariance - innovation.cross @ explained
    for one in held:
        moved[..., one] = mean[..., one]
        narrowed[..., one, held] = covariance[..., one, held]
    return moved, (narrowed + np.swapaxes(narrowed, -1, -2)) / 2
