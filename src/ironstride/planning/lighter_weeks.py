"""Why a week has lighter leg work than its phase wants: what harder work would break."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from ironstride.planning.rules.around_runs import HEAVY_GRADE, RULES_AROUND_RUNS
from ironstride.planning.rules.between_lifts import heavy_leg_days_apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.rules.facts import Facts
    from ironstride.planning.rules.terms import Terms

_APART: Final = heavy_leg_days_apart.__name__
_REASONS: Final = {
    "heavy_legs_not_before_key_run": "harder work would end too near to a key or long run",
    "fresh_legs_for_heavy_work": "your legs are still tired from a hard run then",
    "easy_run_clear_of_leg_work": "harder work would end too near to an easy run",
    "lift_hours_after_hard_run": "it would come too soon after a key run",
    _APART: "two hard leg sessions would stand too near to each other",
}
_NO_ROOM: Final = "the days and minutes that are free hold no more"
_SORE: Final = ", and in your first weeks legs stay sore for longer"
_TIMES: Final = " Give your key runs a time of day: that may make room."


@dataclass(frozen=True, slots=True)
class LightLift:
    """A lift of the week where it stands: what it might cost the legs there, and what is wanted."""

    facts: Facts
    grade: int
    wanted: int


def explain_lighter(lifts: Sequence[LightLift], terms: Terms, *, lacks_times: bool) -> str:
    """Return the sentence; `lacks_times` where the time of day of a key run is not known."""
    costs = _extra_costs(lifts, terms)
    if not costs:
        return f"Lighter leg work than this phase wants: {_NO_ROOM}."
    rule, _ = max(costs.items(), key=lambda pair: pair[1])
    is_new = any(one.facts.newcomer_weeks and one.wanted > one.grade for one in lifts)
    sore = _SORE if is_new and rule in ("heavy_legs_not_before_key_run", _APART) else ""
    times = _TIMES if lacks_times and rule != _APART else ""
    return f"Lighter leg work than this phase wants: {_REASONS[rule]}{sore}.{times}"


def _extra_costs(lifts: Sequence[LightLift], terms: Terms) -> dict[str, float]:
    """Return what each rule would cost more with the wanted work on the same days."""
    costs: dict[str, float] = defaultdict(float)
    for one in lifts:
        for rule in RULES_AROUND_RUNS:
            more = rule(one.facts, one.wanted, terms) - rule(one.facts, one.grade, terms)
            costs[rule.__name__] += max(more, 0.0)
    hard = sorted(
        (one for one in lifts if one.wanted >= HEAVY_GRADE), key=lambda one: one.facts.start_h
    )
    for before, after in pairwise(hard):
        gap_h, new = after.facts.start_h - before.facts.end_h, after.facts.newcomer_weeks
        if min(before.grade, after.grade) < HEAVY_GRADE:
            costs[_APART] += heavy_leg_days_apart(gap_h, terms, newcomer_weeks=new)
    return {rule: cost for rule, cost in costs.items() if cost > 0}
