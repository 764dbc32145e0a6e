"""What is believed of one runner's strength: a mean and a covariance over all lifts at once.

The state vector holds what all lifts share - the slope of the reps curve of each group, the bias
of reported reps in reserve, the reserve of sets that do not report it - and then three numbers per
lift: log one-rep max (everything moved, kg), its drift (log kg a week), and the habit of these
weeks: how much nearer to the limit than usual the sets are done that do not report their reserve
(log kg).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from ironstride.loading.reps_curve import CURVE_GROUPS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_numbers import StrengthNumbers

BIAS: Final = len(CURVE_GROUPS)
RESERVE: Final = BIAS + 1
SHARED: Final = RESERVE + 1
PER_LIFT: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class StrengthState:
    """Mean (d,) and covariance (d, d) at the end of `on`, d = SHARED + PER_LIFT n.

    Of each of the n lifts it also keeps the `curves` (place in CURVE_GROUPS), the lift it was first
    joined to (`sources`, itself where there was none), the day of the last
    session (`last_days`, ordinals), how many sets have counted, how much was `faded` by layoffs
    and not regained yet [log kg], how far off its sessions have been lately (`surprises`, the sum
    of squared innovations in standard deviations, and `surprise_count`), and, if the whole last
    session was too far off to be believed, the level it stood for (`doubted_log_kg`, else nan).
    """

    on: dt.date | None
    exercises: tuple[str, ...]
    curves: NDArray[np.int64] = field(repr=False)
    sources: NDArray[np.int64] = field(repr=False)
    last_days: NDArray[np.int64] = field(repr=False)
    sets_used: NDArray[np.int64] = field(repr=False)
    faded: Array = field(repr=False)
    surprises: Array = field(repr=False)
    surprise_count: Array = field(repr=False)
    doubted_log_kg: Array = field(repr=False)
    mean: Array = field(repr=False)
    covariance: Array = field(repr=False)

    def index(self, exercise: str) -> int | None:
        """Return which lift of the state `exercise` is."""
        return self.exercises.index(exercise) if exercise in self.exercises else None

    def last_on(self, index: int) -> dt.date:
        """Return the day of the last session of a lift."""
        return dt.date.fromordinal(int(self.last_days[index]))


def level_at(index: int) -> int:
    """Return where the log one-rep max of a lift stands in the state vector."""
    return SHARED + PER_LIFT * index


def drift_at(index: int) -> int:
    """Return where the drift of a lift stands in the state vector."""
    return SHARED + PER_LIFT * index + 1


def habit_at(index: int) -> int:
    """Return where the habit of a lift stands in the state vector."""
    return SHARED + PER_LIFT * index + 2


def begin_state(numbers: StrengthNumbers) -> StrengthState:
    """Return the state of a runner before any set."""
    mean = np.array([*numbers.curve_log_k, numbers.rir_bias, numbers.reserve])
    spread = np.array([*numbers.curve_log_sd, numbers.rir_bias_sd, numbers.reserve_sd])
    whole, real = np.zeros(0, dtype=np.int64), np.zeros(0)
    return StrengthState(
        None, (), whole, whole, whole, whole, real, real, real, real, mean, np.diag(spread**2)
    )


@dataclass(frozen=True, slots=True)
class LiftPrior:
    """Where a lift starts: its level [log kg] and how unsure that is.

    `source` is the lift it is joined to (its index), `share` how much of a change of that lift's
    level is one of this; `level_sd` is then what that does not explain.
    """

    level: float
    level_sd: float
    source: int | None = None
    share: float = 0.0


def add_lift(
    state: StrengthState,
    exercise: str,
    curve: int,
    last_on: dt.date,
    prior: LiftPrior,
    numbers: StrengthNumbers,
) -> StrengthState:
    """Return the state with one more lift."""
    size, index = len(state.mean), len(state.exercises)
    covariance = np.zeros((size + PER_LIFT, size + PER_LIFT))
    covariance[:size, :size] = state.covariance
    level, drift, habit = level_at(index), drift_at(index), habit_at(index)
    covariance[level, level] = prior.level_sd**2
    covariance[drift, drift] = numbers.drift_sd**2
    covariance[habit, habit] = numbers.habit_log_sd**2
    if prior.source is not None:
        shared = prior.share * state.covariance[level_at(prior.source)]
        covariance[level, :size] = shared
        covariance[:size, level] = shared
        covariance[level, level] += prior.share * shared[level_at(prior.source)]
    return StrengthState(
        on=state.on,
        exercises=(*state.exercises, exercise),
        curves=np.append(state.curves, curve),
        sources=np.append(state.sources, index if prior.source is None else prior.source),
        last_days=np.append(state.last_days, last_on.toordinal()),
        sets_used=np.append(state.sets_used, 0),
        faded=np.append(state.faded, 0.0),
        surprises=np.append(state.surprises, 0.0),
        surprise_count=np.append(state.surprise_count, 0.0),
        doubted_log_kg=np.append(state.doubted_log_kg, np.nan),
        mean=np.append(state.mean, (prior.level, numbers.drift, 0.0)),
        covariance=covariance,
    )


def noise_scales(state: StrengthState, numbers: StrengthNumbers) -> Array:
    """Return by how much the variance of each lift's sets (n,) is larger than expected.

    A lift of which little is known is as noisy as the runner's other lifts.
    """
    prior = numbers.scale_prior
    usual = (prior + state.surprises.sum()) / (prior + state.surprise_count.sum())
    scales: Array = (prior * usual + state.surprises) / (prior + state.surprise_count)
    return scales
