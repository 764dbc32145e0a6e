"""The levels of all lifts on a day as they depend on what all days share.

The slopes of the reps curves and the way of reporting belong to the runner, not to a day: a day
that was judged with the wrong ones is judged anew with those believed in the end, so that what is
learned of them never looks like a gain.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import numpy as np

from ironstride.loading.strength_state import PER_LIFT, SHARED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_state import StrengthState


@dataclass(frozen=True, slots=True, eq=False)
class DayLevels:
    """Log one-rep maxes [log kg moved] on a day as straight lines in what is shared.

    `rows` (1 + SHARED,) hold the level at shared numbers of 0 and its slopes in them; `apart`
    (n, n) is the covariance of the levels if what is shared were known.
    """

    rows: Mapping[str, Array]
    apart: Array

    @classmethod
    def of(cls, state: StrengthState) -> Self:
        """Return the levels that a state believes in."""
        whole = state.covariance[:SHARED, :SHARED]
        joint = state.covariance[:SHARED, SHARED::PER_LIFT]
        slopes = np.linalg.solve(whole, joint).T
        at_zero = state.mean[SHARED::PER_LIFT] - slopes @ state.mean[:SHARED]
        rows = np.column_stack((at_zero, slopes))
        apart = state.covariance[SHARED::PER_LIFT, SHARED::PER_LIFT] - slopes @ joint
        return cls(dict(zip(state.exercises, rows, strict=True)), apart)

    def held(self, fading: Mapping[str, float]) -> DayLevels:
        """Return the levels with some of their fading [log kg] taken back."""
        rows = dict(self.rows)
        for name, faded in fading.items():
            rows[name] = rows[name] + np.array([faded, *np.zeros(SHARED)])
        return DayLevels(rows, self.apart)

    def variance(self, weights: Mapping[str, float]) -> float:
        """Return the variance of a weighted sum of levels if what is shared were known."""
        along = np.array([weights.get(name, 0.0) for name in self.rows])
        return max(0.0, float(along @ self.apart @ along))


@dataclass(slots=True, eq=False)
class Fading:
    """How much lifts faded [log kg] while others were trained: a swap is no loss of strength.

    What they lose while nothing is trained is one, and so is what their next session shows.
    """

    taken_back: dict[str, float] = field(default_factory=dict)
    _left: dict[str, float] = field(default_factory=dict)

    def note(self, state: StrengthState, done: tuple[str, ...]) -> None:
        """Go on to a day on which `done` were trained."""
        for lift, faded in zip(state.exercises, state.faded.tolist(), strict=True):
            if lift in done or lift not in self._left:
                self._left[lift] = faded
            self.taken_back[lift] = max(0.0, faded - self._left[lift])


@dataclass(frozen=True, slots=True, eq=False)
class SharedKnowledge:
    """What is believed in the end of what all days share: mean (SHARED,) and covariance."""

    shared: Array
    covariance: Array

    @classmethod
    def of(cls, state: StrengthState) -> Self:
        """Return what a state believes."""
        return cls(state.mean[:SHARED], state.covariance[:SHARED, :SHARED])

    def mean(self, row: Array) -> float:
        """Return the level that a row stands for."""
        return float(row[0] + row[1:] @ self.shared)

    def variance(self, row: Array) -> float:
        """Return how unsure a row is for what is shared alone."""
        return max(0.0, float(row[1:] @ self.covariance @ row[1:]))
