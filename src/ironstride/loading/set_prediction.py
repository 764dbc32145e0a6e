"""What the next set of a lift is expected to be, given its reps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ironstride.loading.session_update import set_slopes
from ironstride.loading.set_model import done_reps, model_sets
from ironstride.loading.strength_state import BIAS, RESERVE, habit_at, level_at, noise_scales

if TYPE_CHECKING:
    from ironstride.loading.strength_numbers import StrengthNumbers
    from ironstride.loading.strength_state import StrengthState


@dataclass(frozen=True, slots=True)
class PredictedLoad:
    """The load of a set: `log_kg` of everything that is moved, and how unsure that is."""

    log_kg: float
    log_sd: float


def predict_load(
    state: StrengthState, index: int, reps: float, rir: float | None, numbers: StrengthNumbers
) -> PredictedLoad:
    """Return the load of a first set with `reps` on the day of the state.

    `rir` is the reserve that the set will report; without one it is as far from the limit as such
    sets of the runner usually are.
    """
    curve, level, habit = int(state.curves[index]), level_at(index), habit_at(index)
    shared = state.mean[[curve, BIAS, RESERVE]]
    counted, said = np.array([float(reps)]), np.array([np.nan if rir is None else rir])
    done = done_reps(counted, said, shared[1], shared[2], numbers)
    left = done - numbers.whole_rep - counted
    one = model_sets(done, left, said, np.zeros(1), shared[0], numbers)
    slopes = set_slopes(one)[0]
    where = [level, curve, BIAS, RESERVE, habit]
    expected = state.mean[level] + state.mean[habit] * one.silent[0] + one.log_share[0]
    noise = noise_scales(state, numbers)[index] * (one.noise[0] + numbers.day_log_sd**2)
    known = slopes @ state.covariance[np.ix_(where, where)] @ slopes
    return PredictedLoad(float(expected), math.sqrt(known + noise))
