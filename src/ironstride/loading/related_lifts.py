"""How a lift that was never done follows from a related one, with a wider range."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.loading.observation import hands_of, load_sign

if TYPE_CHECKING:
    from ironstride.loading.strength_numbers import StrengthNumbers
    from ironstride.training.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Carried:
    """A log one-rep max [log kg moved] from another lift.

    `share` is how much of a change of the other lift's log one-rep max is one of this lift, and
    `log_sd` what the other lift leaves open: the ratio of what is added, and the body's share.
    """

    level: float
    share: float
    log_sd: float


def carry_over(
    level: float, done: Exercise, wanted: Exercise, body_mass_kg: float, numbers: StrengthNumbers
) -> Carried | None:
    """Return what the log one-rep max `level` of `done` says of `wanted`, of the same group.

    The ratio holds between loads as they are written (per hand where they count so). None when a
    lift of the two takes weight off the runner, or nothing was added to the body.
    """
    if done.related_group is None or done.related_group != wanted.related_group:
        return None
    if done.prior_load_ratio is None or wanted.prior_load_ratio is None:
        return None
    moved_kg = math.exp(level)
    added_kg = moved_kg - done.bodyweight_fraction * body_mass_kg
    if min(load_sign(done), load_sign(wanted)) < 0 or added_kg <= 0:
        return None
    ratio = wanted.prior_load_ratio / done.prior_load_ratio
    wanted_kg = added_kg / hands_of(done) * ratio * hands_of(wanted)
    system_kg = wanted_kg + wanted.bodyweight_fraction * body_mass_kg
    apart = abs(math.log(ratio)) * numbers.related_log_sd_per_log_ratio
    part = wanted_kg / system_kg
    added_log_sd = part * math.hypot(numbers.related_log_sd, apart)
    return Carried(
        level=math.log(system_kg),
        share=part * moved_kg / added_kg,
        log_sd=math.hypot(added_log_sd, (1 - part) * numbers.body_share_log_sd),
    )
