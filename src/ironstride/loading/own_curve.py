"""Learn the slope of a runner's own reps curve from sets with different loads."""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, Final

from ironstride.loading.reps_curve import RepsCurve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.loading.observation import Observation
    from ironstride.policy.reader import Policy

# A slope further than this from the prior is a mistyped set or a bad day, not a curve.
PLAUSIBLE_SD: Final = 2.0
# Below these differences the slope of two sets is noise.
_MIN_LOAD_RATIO: Final = 1.05
_MIN_REPS_APART: Final = 2.0


def learn_curve(prior: RepsCurve, observations: Sequence[Observation], policy: Policy) -> RepsCurve:
    """Return the prior drawn towards the runner's own slope, by n / (n + prior sets).

    Only sets near their end teach (policy `loading.reps_curve.learn_*`); n counts those that
    stand in a pair of different loads. Without such a pair the prior is returned.
    """
    rir_max = policy.number("loading.reps_curve.learn_rir_max")
    within_days = policy.number("loading.reps_curve.learn_within")
    near_end = [one for one in observations if one.rir is not None and one.rir <= rir_max]
    pairs = [
        (one, other, slope)
        for one, other in combinations(near_end, 2)
        if abs((one.on - other.on).days) <= within_days
        and (slope := _slope(one, other)) is not None
    ]
    if not pairs:
        return prior
    teaching = {id(one) for pair in pairs for one in pair[:2]}
    slopes = sorted(_plausible_log(slope, prior) for _, _, slope in pairs)
    weight = len(teaching) / (len(teaching) + policy.number("loading.reps_curve.learn_prior_sets"))
    log_k = (1 - weight) * math.log(prior.k) + weight * slopes[len(slopes) // 2]
    return RepsCurve(k=math.exp(log_k), log_sd=prior.log_sd * math.sqrt(1 - weight))


def _slope(one: Observation, other: Observation) -> float | None:
    """Return the k [1/rep] with which both sets have the same one-rep max, if they can."""
    light, heavy = sorted((one, other), key=lambda observed: observed.system_kg)
    if heavy.system_kg < _MIN_LOAD_RATIO * light.system_kg:
        return None
    if light.failure_reps < heavy.failure_reps + _MIN_REPS_APART:
        return None
    bend = light.system_kg * (light.failure_reps - 1)
    bend -= heavy.system_kg * (heavy.failure_reps - 1)
    return (heavy.system_kg - light.system_kg) / bend if bend > 0 else None


def _plausible_log(slope: float, prior: RepsCurve) -> float:
    apart = math.log(slope / prior.k)
    limit = PLAUSIBLE_SD * prior.log_sd
    return math.log(prior.k) + max(-limit, min(limit, apart))
