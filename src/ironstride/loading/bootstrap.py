"""How sure a mean is: the bootstrap, with the chance given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.random import Generator

    from ironstride.loading.kalman import Array

RESAMPLES: Final = 2_000
_TAILS: Final = (2.5, 97.5)


def mean_interval(values: Array, chance: Generator) -> tuple[float, float]:
    """Return where the mean of `values` (n,) lies in 95 % of resamples of them.

    Of paired differences it says whether one of two ways is better: 0 lies outside then.
    """
    means = [values[chance.integers(0, len(values), len(values))].mean() for _ in range(RESAMPLES)]
    low, high = np.percentile(means, _TAILS)
    return float(low), float(high)
