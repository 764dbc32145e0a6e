"""Patterns that a week needs and does not hold, each with the reason."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

from ironstride.planning.jumps import jumps_wait
from ironstride.planning.notices import has_quality
from ironstride.planning.phases import RESTING
from ironstride.training.pattern_words import PATTERN_WORDS
from ironstride.training.plan import Uncovered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.weeks import WeekDemand
    from ironstride.planning.workshop import Workshop
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Pattern

WHOLE_WEEK: Final = 2


def find_uncovered(
    weeks: Sequence[WeekDemand], sessions: Sequence[PlannedSession], shop: Workshop
) -> tuple[Uncovered, ...]:
    """Return what weeks with two or more lifts miss, deloads, tapers and transitions aside."""
    found = []
    needed = shop.policy.words("coverage.needed_each_week")
    for week in weeks:
        lifts = [
            session
            for session in sessions
            if session.kind == "lift" and week.first_day <= session.on <= week.last_day
        ]
        if len(lifts) < WHOLE_WEEK or week.deload or week.phase in RESTING:
            continue
        held = {pattern for lift in lifts for _, item in lift.items() for pattern in item.patterns}
        for word in needed:
            if word not in held:
                pattern = cast("Pattern", word)
                found.append(Uncovered(pattern, week.starts_on, _reason(pattern, lifts, shop)))
    found += _missing_power(weeks, sessions, shop)
    return tuple(sorted(found, key=lambda one: one.starts_on))


def _missing_power(
    weeks: Sequence[WeekDemand], sessions: Sequence[PlannedSession], shop: Workshop
) -> list[Uncovered]:
    """Return the weeks without power work that lie in a longer gap than D9 allows."""
    due_from = shop.policy.table("coverage.power_due_from_week")[shop.experience]
    phases = shop.policy.words("coverage.power_phases")
    longest = shop.policy.whole("coverage.due_days")
    days = [one.on for one in sessions if has_quality(one, "power")]
    found = []
    for week in weeks:
        lifts = [
            one
            for one in sessions
            if one.kind == "lift" and week.first_day <= one.on <= week.last_day
        ]
        if not lifts or week.phase not in phases or week.index < due_from:
            continue
        before = max((day for day in days if day < week.first_day), default=dt.date.min)
        after = min((day for day in days if day > week.last_day), default=dt.date.max)
        held = any(week.first_day <= day <= week.last_day for day in days)
        if not held and (after - before).days > longest:
            text = _reason("plyometric", lifts, shop)
            found.append(Uncovered("plyometric", week.starts_on, text))
    return found


def _reason(pattern: Pattern, lifts: Sequence[PlannedSession], shop: Workshop) -> str:
    name = PATTERN_WORDS[pattern].name.capitalize()
    if any(not lift.blocks for lift in lifts):
        return f"{name}: perhaps in the sessions of your other plan; what they hold is not known."
    kits = [shop.kits[lift.place] for lift in lifts]
    if pattern == "plyometric" and jumps_wait(shop.athlete, shop.weights.today, shop.policy):
        return f"{name}: jumps wait until your test finds enough calf raises on one leg."
    if any(kit.of(pattern) for kit in kits):
        return f"{name}: left out this week: the minutes, or what the legs may do, leave no room."
    if any(pattern in kit.spared for kit in kits):
        return f"{name}: left out, because pain, an injury or a health flag spares it."
    return f"{name}: left out, because nothing at this place trains it at your level."
