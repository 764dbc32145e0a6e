"""What one remembered set says about a one-rep max, and how sure it is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.loading.reps_curve import RepsCurve
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Lift
    from ironstride.training.exercise import Exercise
    from ironstride.training.words import Experience, LoadCounts

NEWCOMERS: Final[frozenset[Experience]] = frozenset({"none", "novice"})


@dataclass(frozen=True, slots=True)
class Observation:
    """One set in the terms of the model.

    `system_kg` is everything the set moved, the share of the body included; `log_sd` is the error
    of log(1RM) from this set alone, without that of the curve; `rir` is as reported.
    """

    on: dt.date
    system_kg: float
    failure_reps: float
    log_sd: float
    rir: float | None = None


def hands(load_counts: LoadCounts) -> int:
    """Return how many times a written load [kg] is lifted: twice when it is per hand."""
    return 2 if load_counts == "per_hand" else 1


def hands_of(exercise: Exercise) -> int:
    """Return the hands that a remembered load of `exercise` counts for.

    Where its setups differ the lighter reading is taken: the runner did not say which it was.
    """
    return min(hands(setup.load_counts) for setup in exercise.setups)


def load_sign(exercise: Exercise) -> int:
    """Return -1 where a load takes weight off the runner (assisted sets), else 1."""
    return -1 if exercise.set_kind == "assisted" else 1


def observe_lift(
    lift: Lift,
    exercise: Exercise,
    curve: RepsCurve,
    body_mass_kg: float,
    experience: Experience,
    policy: Policy,
) -> Observation | None:
    """Return what `lift` says about the one-rep max, or None when it says nothing.

    A set says nothing beyond policy `loading.estimate.reps_max` reps to failure (reynolds2006),
    or when no weight was moved.
    """
    share_kg = exercise.bodyweight_fraction * body_mass_kg
    system_kg = share_kg + load_sign(exercise) * hands_of(exercise) * lift.load_kg
    reported = lift.reps + (lift.rir or 0)
    if system_kg <= 0 or reported > policy.number("loading.estimate.reps_max"):
        return None
    failure_reps = lift.reps + believed_rir(lift, experience, policy)
    return Observation(
        on=lift.on,
        system_kg=system_kg,
        failure_reps=failure_reps,
        log_sd=_log_sd(lift, failure_reps, curve, experience, policy),
        rir=lift.rir,
    )


def believed_rir(lift: Lift, experience: Experience, policy: Policy) -> float:
    """Return the reps left in the runner [rep]: newcomers stop earlier than they think.

    A set that says nothing takes a default, within the reps that are still informative.
    """
    if lift.rir is None:
        room = policy.number("loading.estimate.reps_max") - lift.reps
        return min(policy.number("loading.estimate.rir_unknown"), room)
    if experience in NEWCOMERS:
        return lift.rir + policy.number("loading.estimate.rir_bias_novice")
    return lift.rir


def _log_sd(
    lift: Lift, failure_reps: float, curve: RepsCurve, experience: Experience, policy: Policy
) -> float:
    rir_sd = _rir_sd(lift, failure_reps, experience, policy)
    noise = policy.number("loading.estimate.noise_log_sd")
    log_sd = math.hypot(noise, curve.loss_per_rep(failure_reps) * rir_sd)
    if failure_reps > policy.number("loading.estimate.exact_reps_max"):
        log_sd *= math.sqrt(policy.number("loading.estimate.long_set_variance"))
    return log_sd


def _rir_sd(lift: Lift, failure_reps: float, experience: Experience, policy: Policy) -> float:
    if lift.rir is None:
        rir_sd = policy.number("loading.estimate.rir_unknown_sd")
    else:
        by_rir = policy.numbers("loading.estimate.rir_sd")
        rir_sd = by_rir[min(int(lift.rir), len(by_rir) - 1)]
    if failure_reps > policy.number("loading.estimate.rir_long_set_reps"):
        rir_sd *= policy.number("loading.estimate.rir_sd_long_set")
    if experience in NEWCOMERS:
        rir_sd *= policy.number("loading.estimate.rir_sd_novice")
    return rir_sd
