"""What the runner's own sets prove of a load beside any curve (doctrine D7)."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.loading.plates import as_built
from ironstride.loading.prescription import LoadRange
from ironstride.loading.reps_curve import normal_quantile
from ironstride.training.sets import CLASS_REPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ironstride.loading.known_strength import KnownStrength
    from ironstride.loading.prescription import LoadAnswer, LoadRequest
    from ironstride.policy.reader import Policy
    from ironstride.training.sets import LoggedSet

# Logs of other apps seldom mark warm-ups: a set under this share of the day's heaviest was one.
_WORK_SHARE: Final = 2 / 3


def cap_by_newest(request: LoadRequest, sets: Iterable[LoggedSet], policy: Policy) -> LoadRequest:
    """Cap the first weight of a lift by the newest own set of the same class.

    More where that set showed a wrong weight: many reps left (doctrine D8).
    """
    low, high = CLASS_REPS.get(request.rep_class, (0, 0))
    own = [one for one in _of_lift(sets, request) if one.load_kg and low <= (one.reps or 0) <= high]
    if not own or request.exercise.set_kind != "load_reps":
        return request
    newest = max(own, key=lambda one: (one.performed_on, one.load_kg or 0.0))
    was_light = (newest.rir or 0) >= policy.number("progression.reweigh_from_rir")
    kind = "reweigh" if was_light else "normal"
    cap = policy.number(f"progression.cap_{kind}_fraction")
    newest_kg = as_built(newest.load_kg or 0.0, request.loads)
    return replace(request, previous_high_kg=newest_kg, cap_fraction=cap)


def at_least_done(
    answer: LoadAnswer,
    request: LoadRequest,
    strength: KnownStrength,
    today: dt.date,
    policy: Policy,
) -> LoadAnswer:
    """Raise the top of a range to what the runner has lately done at no more effort.

    An own set as long and as far from the limit as the one that is asked is better evidence than
    any curve, as long as it is not beyond what is believed possible at best.
    """
    if not isinstance(answer, LoadRange) or request.reps is None or request.rir is None:
        return answer
    if request.exercise.set_kind not in ("load_reps", "bodyweight"):
        return answer
    asked = request.reps[0] + request.rir[1]
    oldest = today - dt.timedelta(days=policy.whole("gates.closed_after_days"))
    sure_z = -normal_quantile(policy.number("loading.range.miss_chance"))
    spread = sure_z * answer.estimate.log_sd_at(request.reps[0])
    possible_kg = answer.estimate.load_kg_at(request.reps[0]) * math.exp(spread)
    best = max(
        (
            load_kg
            for one in _of_lift(strength.believed_sets, request)
            if (load_kg := as_built(one.load_kg or 0.0, request.loads)) in request.loads
            and one.performed_on >= oldest
            and (one.reps or 0) + (one.rir or 0) >= asked
            and request.moved_kg(load_kg) <= possible_kg
        ),
        default=0.0,
    )
    cap_kg = (request.previous_high_kg or best) * (1 + (request.cap_fraction or 0.0))
    if not answer.high_kg < best <= cap_kg:
        return answer
    near = best * (1 - policy.number("progression.cap_reweigh_fraction"))
    low = min(load for load in request.loads if load >= near)
    low = max(answer.low_kg, low)
    return replace(answer, low_kg=low, best_kg=max(answer.best_kg, low), high_kg=best)


def _of_lift(sets: Iterable[LoggedSet], request: LoadRequest) -> Iterator[LoggedSet]:
    """Yield the work sets of the lift; light ones of a day are warm-ups that were not marked."""
    own = [one for one in sets if one.exercise == request.exercise.id and one.kind == "work"]
    heaviest: dict[dt.date, float] = {}
    for one in own:
        heaviest[one.performed_on] = max(heaviest.get(one.performed_on, 0.0), one.load_kg or 0.0)
    for one in own:
        least_kg = _WORK_SHARE * heaviest[one.performed_on]
        if one.rir is not None or (one.load_kg or 0.0) >= least_kg:
            yield one
