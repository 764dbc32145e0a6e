"""How a set follows from the state: the reps it should allow, how far off it was, and its noise.

    n = reps + reserve + half a rep,   expected  n* = 1 + (M e^(-f j) / w - 1) / k

with the one-rep max M of the lift, fatigue f for each of the j sets before, the slope k of the reps
curve and the reserve: as reported plus the runner's bias, or the runner's habit. The load is chosen
and the reps are what errs, so slopes and noise of a set that was done are taken at n*: read off the
reps that were reported they would lean with the error itself, and k and M would drift down. Only a
report of many left makes the noise larger, as nobody counts those well. What is off is told in log
kg, k / (1 + k (n* - 1)) for each rep. All arguments are numbers or arrays of one shape, so that
many athletes are read at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_numbers import StrengthNumbers

# Beyond this nobody can tell reps apart: a load that should allow more is just light.
MOST_REPS: Final = 30.0
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class SetModel:
    """Log load of sets against the log one-rep max [log kg], its slopes and its noise variance."""

    log_share: Array
    by_log_k: Array
    by_rep: Array
    by_bias: Array
    by_reserve: Array
    silent: Array
    noise: Array


def done_reps(
    reps: Array, rir: Array, bias: Array, reserve: Array, numbers: StrengthNumbers
) -> Array:
    """Return the reps to failure that sets had in them, as far as they were reported.

    `rir` is nan where it was not. A bias of reports matters the more reps are left: none at the
    limit, all of it far from it.
    """
    said = np.nan_to_num(rir)
    left = np.where(np.isnan(rir), reserve, said + bias * said / (said + 1))
    done: Array = reps + np.maximum(left, 0.0) + numbers.whole_rep
    return done


def tiredness(before: Array, rir: Array, numbers: StrengthNumbers) -> Array:
    """Return what the work sets before cost [log kg].

    Where no reserve is reported, later sets are nearer to the limit as much as weaker.
    """
    cost = np.where(np.isnan(rir), numbers.silent_fatigue_per_set, numbers.fatigue_per_set)
    tired: Array = cost * before
    return tired


def due_reps(log_kg: Array, level: Array, log_k: Array) -> Array:
    """Return the reps to failure that loads should allow at a log one-rep max [log kg moved].

    `level` is that of the set: what the sets before cost is taken off.
    """
    due: Array = np.clip(1 + np.expm1(level - log_kg) / np.exp(log_k), 1.0, MOST_REPS)
    return due


def model_sets(
    failure_reps: Array,
    left: Array,
    rir: Array,
    before: Array,
    log_k: Array,
    numbers: StrengthNumbers,
) -> SetModel:
    """Return the model of sets of so many reps to failure, `left` of them in reserve."""
    known = ~np.isnan(rir)
    said = np.nan_to_num(rir)
    k = np.exp(log_k)
    stretch = 1 + k * (failure_reps - 1)
    by_rep = -k / stretch
    # Who says that many are left is unsure of it, whatever should be left: halfway to what is said.
    unsure = np.where(known, np.maximum(left, (left + said) / 2), left)
    error = by_rep * reserve_sd(unsure, failure_reps, rir, numbers)
    variance = numbers.set_log_sd**2 + error**2
    # What a set left that does not say it is assumed: it makes the set no longer.
    counted = failure_reps - numbers.whole_rep - np.where(known, 0.0, left)
    # Rounding of the sum above may not decide: a set of just so many is not long.
    is_long = counted > numbers.exact_reps_max + _ROUNDING
    return SetModel(
        log_share=-np.log(stretch) - tiredness(before, rir, numbers),
        by_log_k=-(1 - 1 / stretch),
        by_rep=by_rep,
        by_bias=np.where(known, by_rep * said / (said + 1), 0.0),
        by_reserve=np.where(known, 0.0, by_rep),
        silent=np.where(known, 0.0, 1.0),
        noise=np.where(is_long, numbers.long_set_variance * variance, variance),
    )


def reserve_sd(left: Array, failure_reps: Array, rir: Array, numbers: StrengthNumbers) -> Array:
    """Return the error of the reserve [rep] of sets that should have so much left."""
    error = np.interp(left, np.arange(len(numbers.rir_sd)), numbers.rir_sd)
    is_long = failure_reps > numbers.rir_long_set_reps
    reported = np.where(is_long, numbers.rir_sd_long_set * error, error)
    sd: Array = np.where(np.isnan(rir), numbers.reserve_set_sd, reported)
    return sd
