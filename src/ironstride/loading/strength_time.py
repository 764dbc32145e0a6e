"""Strength between sessions: the trend goes on a little, holds, fades, and comes back."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from ironstride.loading.strength_state import PER_LIFT, SHARED, noise_scales
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.loading.kalman import Array
    from ironstride.loading.strength_numbers import StrengthNumbers
    from ironstride.loading.strength_state import StrengthState


def pass_time(state: StrengthState, on: dt.date, numbers: StrengthNumbers) -> StrengthState:
    """Return what is believed on a later day if nothing was done in between."""
    if state.on is None or on <= state.on or not state.exercises:
        return replace(state, on=on)
    weeks = (on - state.on).days / DAYS_PER_WEEK
    move = _move(state, on.toordinal(), numbers)
    levels, drifts, habits = (slice(SHARED + part, None, PER_LIFT) for part in range(PER_LIFT))
    mean, covariance = state.mean.copy(), state.covariance.copy()
    mean[levels] += move.growing * mean[drifts] + move.shift
    covariance[levels] += move.growing[:, None] * covariance[drifts]
    covariance[:, levels] += move.growing * covariance[:, drifts]
    for part, half_life in ((drifts, numbers.drift_half_life), (habits, numbers.habit_half_life)):
        kept = 0.5 ** (weeks / half_life)
        mean[part] *= kept
        covariance[part] *= kept
        covariance[:, part] *= kept
    diagonal = np.einsum("ii->i", covariance)
    diagonal[levels] += numbers.level_noise**2 * weeks + numbers.absence_noise**2 * move.absent
    diagonal[levels] += (numbers.loss_log_sd * move.changed) ** 2
    habit_variance = numbers.habit_log_sd**2 * noise_scales(state, numbers)
    diagonal[habits] += habit_variance * (1 - 0.25 ** (weeks / numbers.habit_half_life))
    diagonal[drifts] += numbers.drift_noise**2 * weeks
    # Rounding must not make the halves differ: one of them is written and read again.
    covariance = (covariance + covariance.T) / 2
    return replace(state, on=on, faded=move.faded, mean=mean, covariance=covariance)


@dataclass(frozen=True, slots=True, eq=False)
class _Move:
    """What some weeks do to each lift (n,).

    `growing` is the weeks of growth as a factor of the drift, `absent` those of fading; `shift` is
    fading and regaining [log kg], `changed` the sum of both, `faded` what is lost and not regained
    at the end.
    """

    growing: Array
    absent: Array
    shift: Array
    changed: Array
    faded: Array


def _move(state: StrengthState, on: int, numbers: StrengthNumbers) -> _Move:
    since = 0 if state.on is None else state.on.toordinal()
    start = (since - state.last_days) / DAYS_PER_WEEK
    end = (on - state.last_days) / DAYS_PER_WEEK
    active = np.maximum(np.minimum(end, numbers.drift_lasts) - start, 0.0)
    decay = math.log(2) / numbers.drift_half_life
    regained = state.faded * (1 - 0.5 ** (active / numbers.regain_half_life))
    left = state.faded - regained
    fading = np.maximum(end - np.maximum(start, numbers.hold), 0.0)
    room = np.maximum(-math.log(1 - numbers.loss_max) - left, 0.0)
    lost = np.minimum(fading * numbers.loss_per_week, room)
    return _Move(
        growing=(1 - np.exp(-decay * active)) / decay,
        absent=fading,
        shift=regained - lost,
        changed=regained + lost,
        faded=left + lost,
    )
