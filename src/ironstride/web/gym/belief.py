"""What is believed of the strength that a session touches, as the phone gets it.

A set changes the lift it is of, what all lifts share, and nothing else by way of any other: so the
mean and the covariance of these elements alone, taken out of the whole, learn as the whole would.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from ironstride.loading.known_strength import LEAST_LOG_K, MOST_LOG_K
from ironstride.loading.observation import hands_of, load_sign
from ironstride.loading.reps_curve import CURVE_GROUPS, lift_group, normal_quantile, prior_curve
from ironstride.loading.search import flat_slope
from ironstride.loading.strength_state import SHARED, habit_at, level_at

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ironstride.loading.strength_model import StrengthModel
    from ironstride.loading.strength_state import StrengthState

Tree = dict[str, Any]
_MODEL_NUMBERS: Final = (
    *("first_log_sd", "day_log_sd", "set_log_sd", "fatigue_per_set", "silent_fatigue_per_set"),
    *("whole_rep", "exact_reps_max", "reps_max", "most_counted", "long_set_variance", "rir_sd"),
    *("rir_long_set_reps", "rir_sd_long_set", "reserve_set_sd", "proof_log_sd", "habit_log_sd"),
    *("scale_prior", "scale_memory", "outlier_z", "outlier_log", "first_outlier_log"),
    *("tail_freedom", "light_set_variance", "related_log_sd", "body_share_log_sd"),
    "related_log_sd_per_log_ratio",
)
_POLICY_NUMBERS: Final = {
    "pain_stop_above": "safety.pain_stop_above",
    "pain_limit_from": "safety.pain_limit_from",
    "cap_fraction": "progression.cap_reweigh_fraction",
    "miss_chance": "loading.range.miss_chance",
    "within_reps": "loading.range.within_reps",
    "low_z": "loading.range.low_z",
    "width_sd": "loading.range.width_sd",
    "width_min": "loading.range.width_min",
    "verdict_chance": "loading.verdict.chance",
    "far_more_reps": "loading.verdict.far_more_reps",
    "far_more_than_asked": "loading.verdict.far_more_than_asked",
    "search_sets_max": "loading.search.sets_max",
    "search_left_min": "loading.search.left_min",
}


def number_tree(model: StrengthModel) -> Tree:
    """Return the numbers of the policy that a verdict and the next weight need."""
    policy, numbers = model.policy, model.numbers
    return {
        **{name: getattr(numbers, name) for name in _MODEL_NUMBERS},
        **{name: policy.number(key) for name, key in _POLICY_NUMBERS.items()},
        "search_left_tiers": policy.numbers("loading.search.left_tiers"),
        "search_light_rise": policy.numbers("loading.search.light_rise"),
        "risk_z": -normal_quantile(policy.number("loading.range.miss_chance")),
        "most_log_kg": math.log(model.most_kg),
        "least_log_k": LEAST_LOG_K,
        "most_log_k": MOST_LOG_K,
    }


def lift_tree(exercise_id: str, model: StrengthModel) -> Tree:
    """Return how a written load of a lift becomes what is moved, its curve and its relatives."""
    exercise = model.exercises.get(exercise_id)
    if exercise is None:
        curve = CURVE_GROUPS.index("unknown")
        return {"share_kg": 0.0, "sign": 1, "hands": 1, "curve": curve, "set_kind": "load_reps"}
    return {
        "share_kg": exercise.bodyweight_fraction * model.body_mass_kg,
        "sign": load_sign(exercise),
        "hands": hands_of(exercise),
        "curve": CURVE_GROUPS.index(lift_group(exercise, model.policy)),
        "set_kind": exercise.set_kind,
        "group": exercise.related_group,
        "ratio": exercise.prior_load_ratio,
        "prior_k": prior_curve(exercise, model.policy).k,
        "flat_k": flat_slope(exercise, model.policy),
    }


def belief_tree(state: StrengthState, touched: Collection[str], model: StrengthModel) -> Tree:
    """Return mean and covariance (lower half, row by row) of what sets of `touched` lifts change.

    First stands what all lifts share, then the level and the habit of each touched lift; of a lift
    that an unknown one may follow from its level alone.
    """
    kept = list(_kept(state, touched, model))
    where = list(range(SHARED))
    lifts = []
    for index in kept:
        name = state.exercises[index]
        lift = _lift_belief(state, index)
        lift["level"] = len(where)
        where.append(level_at(index))
        if name in touched:
            lift["habit"] = len(where)
            where.append(habit_at(index))
        lifts.append(lift)
    covariance = state.covariance[np.ix_(where, where)]
    others = [index for index in range(len(state.exercises)) if index not in kept]
    return {
        "lifts": lifts,
        "mean": state.mean[where].tolist(),
        "covariance": covariance[np.tril_indices(len(where))].tolist(),
        "other_surprises": float(state.surprises[others].sum()),
        "other_surprise_count": float(state.surprise_count[others].sum()),
    }


def relatives(state: StrengthState, touched: Collection[str], model: StrengthModel) -> list[str]:
    """Return the lifts of which the belief of `touched` ones needs to know, in their order."""
    return [state.exercises[index] for index in _kept(state, touched, model)]


def _kept(state: StrengthState, touched: Collection[str], model: StrengthModel) -> Iterator[int]:
    """Yield the lifts that sets may change, and those that an unknown one may follow from."""
    known = {name for index, name in enumerate(state.exercises) if state.sets_used[index]}
    unknown = (model.exercises.get(name) for name in touched if name not in known)
    groups = {one.related_group for one in unknown if one is not None} - {None}
    for index, name in enumerate(state.exercises):
        exercise = model.exercises.get(name)
        is_source = name in known and exercise is not None and exercise.related_group in groups
        if name in touched or is_source:
            yield index


def _lift_belief(state: StrengthState, index: int) -> Tree:
    doubted = float(state.doubted_log_kg[index])
    return {
        "exercise": state.exercises[index],
        "curve": int(state.curves[index]),
        "sets_used": int(state.sets_used[index]),
        "surprises": float(state.surprises[index]),
        "surprise_count": float(state.surprise_count[index]),
        "doubted_log_kg": None if math.isnan(doubted) else doubted,
    }
