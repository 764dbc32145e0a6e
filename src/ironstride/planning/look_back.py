"""What the log until a day says of a session on it: followed once, whatever is asked of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.loading.progress import find_outcomes
from ironstride.planning.weights import Weights
from ironstride.planning.workshop import reopen_workshop

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.known_strength import KnownStrength
    from ironstride.loading.progress import LiftOutcome
    from ironstride.planning.workshop import Workshop
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan


@dataclass(frozen=True, slots=True, eq=False)
class LookBack:
    """The workshop, the strength and every session so far at the start of a day.

    Sets of the day change none of it, so it may be kept while the day lasts.
    """

    shop: Workshop
    strength: KnownStrength
    outcomes: tuple[LiftOutcome, ...]


def look_back(plan: Plan, on: dt.date, policy: Policy, catalogue: Catalogue) -> LookBack:
    """Return what is known at the start of `on`; `plan` may hold sets of that day and later."""
    before = tuple(one for one in plan.athlete.log if one.performed_on < on)
    athlete = replace(plan.athlete, log=before)
    shop = reopen_workshop(athlete, plan.today, catalogue, policy, on=on, now=on)
    weights = shop.weights
    if weights.now != on:
        # Of a log without sets the workshop knows the day of the plan alone.
        weights = Weights(athlete, catalogue, plan.today, policy, on)
    known = (one for one in athlete.known_sets if one.performed_on < on)
    outcomes = find_outcomes(weights.strength.model, known)
    return LookBack(shop, weights.strength, outcomes)
