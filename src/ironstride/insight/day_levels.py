"""How strong each lift is on a day, as days can be compared.

A level is the load for as many reps to failure as the lift is usually trained with: a one-rep max
would move with what is learned of the reps curve, and that is no gain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Self

import numpy as np

from ironstride.loading.strength_state import PER_LIFT, SHARED, level_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_numbers import StrengthNumbers
    from ironstride.loading.strength_state import StrengthState
    from ironstride.training.sets import LoggedSet


@dataclass(frozen=True, slots=True, eq=False)
class DayLevels:
    """The levels of lifts on a day [log kg moved].

    `apart` (n, n) is their covariance if the slopes of the curves and the way of reporting were
    known: these are the runner's, not the day's, and shift all days alike.
    """

    levels: Mapping[str, float]
    apart: Array

    @classmethod
    def of(cls, state: StrengthState, usual: Mapping[str, float]) -> Self:
        """Return the levels that a state believes in, at the `usual` reps to failure of lifts."""
        joint = state.covariance[:SHARED, SHARED::PER_LIFT]
        slopes = np.linalg.solve(state.covariance[:SHARED, :SHARED], joint)
        apart = state.covariance[SHARED::PER_LIFT, SHARED::PER_LIFT] - slopes.T @ joint
        levels = {
            lift: float(state.mean[level_at(index)])
            - curve_step(state, index, usual.get(lift, 1.0))
            for index, lift in enumerate(state.exercises)
        }
        return cls(levels, apart)

    def held(self, fading: Mapping[str, float]) -> DayLevels:
        """Return the levels with some of their fading [log kg] taken back."""
        levels = {name: level + fading.get(name, 0.0) for name, level in self.levels.items()}
        return DayLevels(levels, self.apart)

    def variance(self, weights: Mapping[str, float]) -> float:
        """Return the variance of a weighted sum of levels if what is shared were known."""
        along = np.array([weights.get(name, 0.0) for name in self.levels])
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


def curve_step(state: StrengthState, index: int, reps: float) -> float:
    """Return how far the one-rep max of a lift is above its load for so many reps [log kg]."""
    k = math.exp(float(state.mean[state.curves[index]]))
    return math.log1p(k * (reps - 1))


def usual_reps(sets: Iterable[LoggedSet], numbers: StrengthNumbers) -> Mapping[str, float]:
    """Return the median reps to failure of the work sets of each lift; long sets do not count."""
    reps: dict[str, list[float]] = {}
    for one in sets:
        if one.kind == "work" and one.reps and one.reps <= numbers.reps_max:
            left = numbers.reserve if one.rir is None else one.rir
            to_failure = min(one.reps + left, numbers.most_counted)
            reps.setdefault(one.exercise, []).append(to_failure)
    return {lift: median(own) for lift, own in reps.items()}
