"""Patterns that a week needs and does not hold, each with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

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
    return tuple(found)


def _reason(pattern: Pattern, lifts: Sequence[PlannedSession], shop: Workshop) -> str:
    name = PATTERN_WORDS[pattern].name.capitalize()
    kits = [shop.kits[lift.place] for lift in lifts]
    if any(kit.of(pattern) for kit in kits):
        return f"{name}: left out this week, because minutes or the runs leave no room for it."
    if any(pattern in kit.spared for kit in kits):
        return f"{name}: left out, because pain, an injury or a health flag spares it."
    return f"{name}: left out, because nothing at this place trains it at your level."
