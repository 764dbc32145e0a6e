"""How a set follows from the state: its expected load, the slopes of that, and its noise.

    log w = L - f j - log(1 + k (n - 1)) + noise,  n = reps + reserve + half a rep

with the log one-rep max L of the lift, fatigue f for each of the j sets before, the slope k of the
reps curve and the reserve: as reported plus the runner's bias, or the runner's habit. All arguments
are numbers or arrays of one shape, so that many athletes are read at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_numbers import StrengthNumbers


@dataclass(frozen=True, slots=True, eq=False)
class SetModel:
    """What sets are expected to be: log load [log kg] at level 0, slopes and noise variance."""

    log_share: Array
    by_log_k: Array
    by_bias: Array
    by_reserve: Array
    silent: Array
    noise: Array


def model_sets(
    reps: Array,
    rir: Array,
    before: Array,
    *,
    log_k: Array,
    bias: Array,
    reserve: Array,
    numbers: StrengthNumbers,
) -> SetModel:
    """Return the model of sets with `reps` done and `rir` reported (nan when not).

    A bias of reports matters the more reps are left: none at the limit, all of it far from it.
    """
    known = ~np.isnan(rir)
    said = np.where(known, rir, 0.0)
    bias_share = np.where(known, said / (said + 1), 0.0)
    left = np.where(known, said + bias * bias_share, reserve)
    failure_reps = reps + np.maximum(left, 0.0) + numbers.whole_rep
    k = np.exp(log_k)
    stretch = 1 + k * (failure_reps - 1)
    by_rep = -k / stretch
    rir_sd = np.where(known, _reported_sd(said, failure_reps, numbers), numbers.reserve_set_sd)
    variance = numbers.set_log_sd**2 + (by_rep * rir_sd) ** 2
    long = reps + said > numbers.exact_reps_max
    return SetModel(
        log_share=-np.log(stretch) - numbers.fatigue_per_set * before,
        by_log_k=-(1 - 1 / stretch),
        by_bias=by_rep * bias_share,
        by_reserve=np.where(known, 0.0, by_rep),
        silent=np.where(known, 0.0, 1.0),
        noise=np.where(long, numbers.long_set_variance * variance, variance),
    )


def _reported_sd(said: Array, failure_reps: Array, numbers: StrengthNumbers) -> Array:
    by_rir = np.asarray(numbers.rir_sd)
    error = by_rir[np.minimum(said, len(by_rir) - 1).astype(int)]
    sd: Array = np.where(
        failure_reps > numbers.rir_long_set_reps, numbers.rir_sd_long_set * error, error
    )
    return sd
