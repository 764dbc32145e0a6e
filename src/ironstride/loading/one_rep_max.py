"""Estimate a one-rep max from the runner's own sets, or carefully from a related lift.

A first, simple model: each session's most informative set is one observation of log(1RM), they
are combined by their precision, and strength fades without sets. What reads it needs only
`Estimate`, so a model with a state that moves may take its place. See docs/science/loading.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ironstride.loading.estimate import Estimate, NotEnoughData
from ironstride.loading.observation import Observation, hands_of, load_sign, observe_lift
from ironstride.loading.own_curve import learn_curve
from ironstride.loading.reps_curve import prior_curve
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.reps_curve import RepsCurve
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Lift
    from ironstride.training.exercise import Exercise
    from ironstride.training.words import Experience


@dataclass(frozen=True, slots=True)
class _Level:
    """One observation as log(1RM), its uncertainty grown by its age before the newest set."""

    log_kg: float
    log_sd: float
    observed: Observation


def estimate_one_rep_max(
    lifts: Sequence[Lift],
    exercise: Exercise,
    catalogue: Catalogue,
    *,
    body_mass_kg: float,
    experience: Experience,
    today: dt.date,
    policy: Policy,
) -> Estimate | NotEnoughData:
    """Return the believed one-rep max of `exercise` on `today`; sets after `today` do not count.

    Own sets come first; without any, the related lift that says most, with a wide uncertainty.
    """
    known = [lift for lift in lifts if lift.on <= today]

    def estimate_own(one: Exercise) -> Estimate | None:
        return _estimate_own(known, one, body_mass_kg, experience, today, policy)

    own = estimate_own(exercise)
    if own is not None:
        return own
    done = {lift.exercise for lift in known} - {exercise.id}
    if exercise.related_group is not None and done:
        group = catalogue.with_group(exercise.related_group)
        related = [(one, estimate_own(one)) for one in group if one.id in done]
        carried = [
            carry_over(estimate, one, exercise, body_mass_kg, policy)
            for one, estimate in related
            if estimate is not None
        ]
        surest = min(filter(None, carried), key=lambda estimate: estimate.log_sd, default=None)
        if surest is not None:
            return surest
    return NotEnoughData(exercise.id, _done_kg(known, exercise))


def carry_over(
    estimate: Estimate, done: Exercise, wanted: Exercise, body_mass_kg: float, policy: Policy
) -> Estimate | None:
    """Return an own estimate of `done` as one of `wanted`, a lift of the same related group.

    The ratio holds between loads as they are written (per hand where they count so). None when a
    lift of the two takes weight off the runner, or nothing was added to the body.
    """
    if done.prior_load_ratio is None or wanted.prior_load_ratio is None:
        return None
    added_kg = estimate.median_kg - estimate.body_share_kg
    if min(load_sign(done), load_sign(wanted)) < 0 or added_kg <= 0:
        return None
    ratio = wanted.prior_load_ratio / done.prior_load_ratio
    wanted_kg = added_kg / hands_of(done) * ratio * hands_of(wanted)
    share_kg = wanted.bodyweight_fraction * body_mass_kg
    added_log_sd = _carried_log_sd(estimate.log_sd * estimate.median_kg / added_kg, ratio, policy)
    return Estimate(
        exercise=wanted.id,
        median_kg=wanted_kg + share_kg,
        # Only what is added is uncertain: the body's share is known.
        level_log_sd=added_log_sd * wanted_kg / (wanted_kg + share_kg),
        curve=prior_curve(wanted, policy),
        observed_reps=1,
        body_share_kg=share_kg,
        source="related",
        from_exercise=done.id,
        newest_on=estimate.newest_on,
        sets_used=estimate.sets_used,
    )


def _carried_log_sd(added_log_sd: float, ratio: float, policy: Policy) -> float:
    apart = abs(math.log(ratio)) * policy.number("loading.related.log_sd_per_log_ratio")
    return math.hypot(added_log_sd, policy.number("loading.related.log_sd"), apart)


def _estimate_own(
    lifts: Sequence[Lift],
    exercise: Exercise,
    body_mass_kg: float,
    experience: Experience,
    today: dt.date,
    policy: Policy,
) -> Estimate | None:
    prior = prior_curve(exercise, policy)
    own = [lift for lift in lifts if lift.exercise == exercise.id]
    observations = [
        observed
        for lift in own
        if (observed := observe_lift(lift, exercise, prior, body_mass_kg, experience, policy))
    ]
    if not observations:
        return None
    curve = learn_curve(prior, observations, policy)
    believed = _without_mistyped(_levels(observations, curve, policy), curve, policy)
    return _combine(_best_of_each_day(believed), exercise, curve, body_mass_kg, today, policy)


def _levels(
    observations: Sequence[Observation], curve: RepsCurve, policy: Policy
) -> tuple[_Level, ...]:
    newest_on = max(one.on for one in observations)
    sd_per_week = policy.number("loading.estimate.age_log_sd_per_week")
    return tuple(
        _Level(
            log_kg=math.log(curve.one_rep_max_kg(one.system_kg, one.failure_reps)),
            log_sd=one.log_sd + sd_per_week * (newest_on - one.on).days / DAYS_PER_WEEK,
            observed=one,
        )
        for one in observations
    )


def _without_mistyped(
    levels: Sequence[_Level], curve: RepsCurve, policy: Policy
) -> tuple[_Level, ...]:
    """Leave out sets far from the middle one; of two that disagree the lighter is believed."""
    ordered = sorted(levels, key=lambda level: level.log_kg)
    middle = ordered[(len(ordered) - 1) // 2]
    outlier_z = policy.number("loading.estimate.outlier_z")
    return tuple(
        level
        for level in levels
        if abs(level.log_kg - middle.log_kg) <= outlier_z * _gap_log_sd(level, middle, curve)
    )


def _gap_log_sd(level: _Level, other: _Level, curve: RepsCurve) -> float:
    weights = (
        curve.slope_weight(level.observed.failure_reps),
        curve.slope_weight(other.observed.failure_reps),
    )
    return math.hypot(level.log_sd, other.log_sd, curve.log_sd * (weights[0] - weights[1]))


def _best_of_each_day(levels: Sequence[_Level]) -> tuple[_Level, ...]:
    """Keep one set of each day: later ones carry fatigue, vague ones say less."""
    by_day = groupby(sorted(levels, key=lambda one: one.observed.on), lambda one: one.observed.on)
    return tuple(max(day, key=lambda one: one.log_kg - one.log_sd) for _, day in by_day)


def _combine(
    levels: Sequence[_Level],
    exercise: Exercise,
    curve: RepsCurve,
    body_mass_kg: float,
    today: dt.date,
    policy: Policy,
) -> Estimate:
    weights = [level.log_sd**-2 for level in levels]
    total = sum(weights)
    log_kg = sum(w * level.log_kg for w, level in zip(weights, levels, strict=True)) / total
    reps = sum(w * level.observed.failure_reps for w, level in zip(weights, levels, strict=True))
    newest_on = levels[-1].observed.on
    weeks = (today - newest_on).days / DAYS_PER_WEEK
    level_log_sd = max(total**-0.5, policy.number("loading.estimate.floor_log_sd"))
    return Estimate(
        exercise=exercise.id,
        median_kg=math.exp(log_kg) * kept_after(weeks, policy),
        level_log_sd=math.hypot(level_log_sd, _layoff_log_sd(weeks, policy)),
        curve=curve,
        observed_reps=reps / total,
        body_share_kg=exercise.bodyweight_fraction * body_mass_kg,
        source="own",
        from_exercise=exercise.id,
        newest_on=newest_on,
        sets_used=len(levels),
    )


def kept_after(weeks: float, policy: Policy) -> float:
    """Return the share of strength kept after `weeks` without a set of the lift, 0 to 1."""
    lost = _weeks_fading(weeks, policy) * policy.number("loading.detraining.loss_per_week")
    return 1 - min(lost, policy.number("loading.detraining.loss_max"))


def _layoff_log_sd(weeks: float, policy: Policy) -> float:
    grown = _weeks_fading(weeks, policy) * policy.number("loading.estimate.age_log_sd_per_week")
    return min(grown, policy.number("loading.detraining.log_sd_max"))


def _weeks_fading(weeks: float, policy: Policy) -> float:
    return max(0.0, weeks - policy.number("loading.detraining.hold"))


def _done_kg(lifts: Sequence[Lift], exercise: Exercise) -> float | None:
    """Return the middle load that was done, the lighter of two: a mistyped one moves nothing."""
    done = sorted(lift.load_kg for lift in lifts if lift.exercise == exercise.id)
    return done[(len(done) - 1) // 2] if done else None
