"""The gates for sets of 1-6 as a page shows them: open or not, what is missing, since when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ironstride.planning.gates import judge_gates
from ironstride.planning.screen import screen_health

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.gates import Gates, Opening
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan
    from ironstride.training.words import Pattern


@dataclass(frozen=True, slots=True)
class GateChange:
    """A gate that opened or closed: for no lift, for simple and machine lifts, or for all.

    `missing` is what kept it from opening further on that day.
    """

    on: dt.date
    opening: Opening
    before: Opening
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GateStory:
    """A gate on a day, the newest change first; `expected_on` is as the plan expects it."""

    pattern: Pattern
    opening: Opening
    missing: tuple[str, ...]
    expected_on: dt.date | None
    changes: tuple[GateChange, ...]


def tell_gates(
    plan: Plan, catalogue: Catalogue, today: dt.date, policy: Policy, *, days: int = 365
) -> tuple[GateStory, ...]:
    """Return each gated pattern as it stands on `today`, and when it changed in the last `days`.

    The athlete of `plan` holds the log. What the runner states today (comfort, health) is taken as
    true of the days before: only what was logged changes a gate here.
    """
    athlete = _with_gated_sets(plan.athlete, catalogue, today, policy)
    first = today - dt.timedelta(days=days)
    told = [
        (day, _judge(athlete, catalogue, day, policy))
        for day in sorted({first, *_days_of(athlete, first), today})
    ]
    # A day that has passed is no forecast any more.
    expected = {
        gate.pattern: gate.expected_on
        for gate in plan.gates
        if gate.expected_on is not None and gate.expected_on >= today
    }
    now = told[-1][1]
    return tuple(
        GateStory(
            pattern,
            state.opening,
            state.missing,
            None if state.opening != "closed" else expected.get(pattern),
            _changes(pattern, told),
        )
        for pattern, state in now.states.items()
    )


def _with_gated_sets(
    athlete: Athlete, catalogue: Catalogue, today: dt.date, policy: Policy
) -> Athlete:
    """Return the athlete with the sets that a gate may look at: it is judged for many days."""
    gated = set(policy.words("gates.patterns"))
    names = {name for name, one in catalogue.exercises.items() if gated & set(one.patterns)}
    log = tuple(one for one in athlete.log if one.exercise in names and one.performed_on <= today)
    return replace(athlete, log=log)


def _days_of(athlete: Athlete, first: dt.date) -> set[dt.date]:
    return {one.performed_on for one in athlete.log if one.performed_on > first}


def _judge(athlete: Athlete, catalogue: Catalogue, day: dt.date, policy: Policy) -> Gates:
    done = tuple(one for one in athlete.log if one.performed_on <= day)
    lifts = tuple(one for one in athlete.lifts if one.on <= day)
    before = replace(athlete, log=done, lifts=lifts)
    return judge_gates(before, screen_health(athlete, day, policy), catalogue, day, policy)


def _changes(pattern: Pattern, told: list[tuple[dt.date, Gates]]) -> tuple[GateChange, ...]:
    found = []
    before = told[0][1].states[pattern].opening
    for day, gates in told[1:]:
        state = gates.states[pattern]
        if state.opening != before:
            found.append(GateChange(day, state.opening, before, state.missing))
            before = state.opening
    return tuple(reversed(found))
