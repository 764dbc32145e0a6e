"""The numbers of the strength model for one runner, read once from the policy."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.loading.reps_curve import CURVE_GROUPS

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.words import Experience


@dataclass(frozen=True, slots=True)
class StrengthNumbers:
    """Priors and noises: logarithms of kg, weeks and reps; the policy says where each is from.

    `curve_log_k` and `curve_log_sd` follow the order of CURVE_GROUPS. `rir_sd` is by reported
    reps in reserve, the last one for all above.
    """

    curve_log_k: tuple[float, ...]
    curve_log_sd: tuple[float, ...]
    first_log_sd: float
    day_log_sd: float
    set_log_sd: float
    fatigue_per_set: float
    silent_fatigue_per_set: float
    whole_rep: float
    exact_reps_max: float
    reps_max: float
    most_counted: float
    long_set_variance: float
    rir_sd: tuple[float, ...]
    rir_long_set_reps: float
    rir_sd_long_set: float
    rir_bias: float
    rir_bias_sd: float
    reserve: float
    reserve_sd: float
    reserve_set_sd: float
    proof_log_sd: float
    habit_log_sd: float
    habit_half_life: float
    scale_prior: float
    scale_memory: float
    outlier_z: float
    outlier_log: float
    first_outlier_log: float
    tail_freedom: float
    light_set_variance: float
    drift: float
    drift_sd: float
    drift_half_life: float
    drift_lasts: float
    level_noise: float
    drift_noise: float
    hold: float
    loss_per_week: float
    loss_max: float
    loss_log_sd: float
    regain_half_life: float
    absence_noise: float
    related_log_sd: float
    body_share_log_sd: float
    related_log_sd_per_log_ratio: float


def read_strength_numbers(policy: Policy, experience: Experience) -> StrengthNumbers:
    """Return the numbers of a runner of this experience."""
    number = policy.number
    scale = _of_level(policy, "loading.rir.sd_scale", experience)
    return StrengthNumbers(
        curve_log_k=tuple(math.log(number(f"loading.reps_curve.{one}.k")) for one in CURVE_GROUPS),
        curve_log_sd=tuple(number(f"loading.reps_curve.{one}.log_sd") for one in CURVE_GROUPS),
        first_log_sd=number("loading.level.first_log_sd"),
        day_log_sd=number("loading.set.day_log_sd"),
        set_log_sd=number("loading.set.log_sd"),
        fatigue_per_set=number("loading.set.fatigue_fraction"),
        silent_fatigue_per_set=number("loading.reserve.fatigue_fraction"),
        whole_rep=number("loading.set.whole_rep"),
        exact_reps_max=number("loading.set.exact_reps_max"),
        reps_max=number("loading.set.reps_max"),
        most_counted=number("loading.set.most_counted"),
        long_set_variance=number("loading.set.long_set_variance"),
        rir_sd=tuple(scale * sd for sd in policy.numbers("loading.rir.sd")),
        rir_long_set_reps=number("loading.rir.long_set_reps"),
        rir_sd_long_set=number("loading.rir.sd_long_set"),
        rir_bias=_of_level(policy, "loading.rir.bias", experience),
        rir_bias_sd=number("loading.rir.bias_sd"),
        reserve=number("loading.reserve.mean"),
        reserve_sd=number("loading.reserve.sd"),
        reserve_set_sd=number("loading.reserve.set_sd"),
        proof_log_sd=number("loading.reserve.proof_log_sd"),
        habit_log_sd=number("loading.habit.log_sd"),
        habit_half_life=number("loading.habit.half_life"),
        scale_prior=number("loading.noise.prior_sessions"),
        scale_memory=number("loading.noise.memory"),
        outlier_z=number("loading.set.outlier_z"),
        outlier_log=math.log1p(number("loading.set.outlier_fraction")),
        first_outlier_log=math.log1p(number("loading.set.first_outlier_fraction")),
        tail_freedom=number("loading.set.tail_freedom"),
        light_set_variance=number("loading.reserve.light_set_variance"),
        drift=_of_level(policy, "loading.drift.mean", experience),
        drift_sd=_of_level(policy, "loading.drift.sd", experience),
        drift_half_life=number("loading.drift.half_life"),
        drift_lasts=number("loading.drift.lasts"),
        level_noise=_of_level(policy, "loading.level.noise", experience),
        drift_noise=_of_level(policy, "loading.drift.noise", experience),
        hold=number("loading.detraining.hold"),
        loss_per_week=number("loading.detraining.loss_per_week"),
        loss_max=number("loading.detraining.loss_max"),
        loss_log_sd=number("loading.detraining.loss_log_sd"),
        regain_half_life=number("loading.detraining.regain_half_life"),
        absence_noise=number("loading.detraining.noise"),
        body_share_log_sd=number("loading.related.body_share_log_sd"),
        related_log_sd=number("loading.related.log_sd"),
        related_log_sd_per_log_ratio=number("loading.related.log_sd_per_log_ratio"),
    )


def _of_level(policy: Policy, key: str, experience: Experience) -> float:
    return policy.table(key)[experience]
