"""How many reps a share of the one-rep max allows, as one curve with one learnable slope.

The modified Epley form is exact at one rep: ``1RM = w (1 + k (n - 1))`` with load w [kg] and
reps to failure n (reps done plus reps in reserve). Its slope k [1/rep] differs by lift and by
person: runners do far more reps than lifters at the same share (richens2014), so k is a prior
with a spread, never a constant. Equations and sources: docs/science/loading.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ironstride.errors import require

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Exercise

LIFT_GROUPS: Final = ("lower", "upper", "isolation")
CURVE_GROUPS: Final = (*LIFT_GROUPS, "unknown")
# Further out than any chance a policy can ask for.
_FAR_Z: Final = 9.0
_Z_TOLERANCE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class RepsCurve:
    """A slope k [1/rep] and how sure it is: standard deviation of log k.

    Examples
    --------
    >>> RepsCurve(k=0.03, log_sd=0.3).one_rep_max_kg(100, 11)
    130.0
    """

    k: float
    log_sd: float

    def __post_init__(self) -> None:
        require(0 < self.k < 1, "k of a reps curve is above 0, under 1")
        require(self.log_sd >= 0, "log_sd of a reps curve is at least 0")

    def one_rep_max_kg(self, load_kg: float, reps_to_failure: float) -> float:
        """Return the one-rep max [kg] of a load that allows `reps_to_failure` (at least 1)."""
        return load_kg * self._stretch(reps_to_failure)

    def load_kg(self, one_rep_max_kg: float, reps_to_failure: float) -> float:
        """Return the load [kg] that allows `reps_to_failure`: the inverse of `one_rep_max_kg`."""
        return one_rep_max_kg / self._stretch(reps_to_failure)

    def reps_to_failure(self, load_kg: float, one_rep_max_kg: float) -> float:
        """Return the reps to failure with a load above 0 and not above the one-rep max [kg]."""
        require(0 < load_kg <= one_rep_max_kg, "load_kg is above 0, at most the one-rep max")
        return 1 + (one_rep_max_kg / load_kg - 1) / self.k

    def convert_load_kg(self, load_kg: float, *, done: float, target: float) -> float:
        """Carry a load [kg] that allowed `done` reps to failure over to `target` reps.

        Examples
        --------
        >>> round(RepsCurve(k=0.03, log_sd=0.3).convert_load_kg(100, done=15, target=8), 1)
        117.4
        """
        return load_kg * self._stretch(done) / self._stretch(target)

    def loss_per_rep(self, reps_to_failure: float) -> float:
        """Return the share of load that one more rep costs: d log(load) / d n."""
        return self.k / self._stretch(reps_to_failure)

    def slope_weight(self, reps_to_failure: float) -> float:
        """Return d log(1RM) / d log(k) at these reps: how much an error of k matters there."""
        return 1 - 1 / self._stretch(reps_to_failure)

    def _stretch(self, reps_to_failure: float) -> float:
        require(reps_to_failure >= 1, "reps to failure is at least 1")
        return 1 + self.k * (reps_to_failure - 1)


def lift_group(exercise: Exercise, policy: Policy) -> str:
    """Return the group whose prior curve the exercise takes: one of LIFT_GROUPS or "unknown"."""
    for group in LIFT_GROUPS:
        if exercise.main_pattern in policy.words(f"loading.reps_curve.{group}.patterns"):
            return group
    return "unknown"


def prior_curve(exercise: Exercise, policy: Policy) -> RepsCurve:
    """Return the reps curve to believe before this runner's own sets speak."""
    group = lift_group(exercise, policy)
    return RepsCurve(
        k=policy.number(f"loading.reps_curve.{group}.k"),
        log_sd=policy.number(f"loading.reps_curve.{group}.log_sd"),
    )


def normal_chance(z: float) -> float:
    """Return the chance that a standard normal value lies under `z`."""
    return math.erfc(-z / math.sqrt(2)) / 2


@lru_cache(maxsize=32)
def normal_quantile(chance: float) -> float:
    """Return the z under which a standard normal value lies with `chance` (0 to 1, exclusive)."""
    require(0 < chance < 1, "a chance is above 0, under 1")
    low, high = -_FAR_Z, _FAR_Z
    while high - low > _Z_TOLERANCE:
        middle = (low + high) / 2
        low, high = (middle, high) if normal_chance(middle) < chance else (low, middle)
    return (low + high) / 2
