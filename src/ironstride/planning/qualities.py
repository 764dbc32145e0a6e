"""Which block of a session an item belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.session import PlannedItem
    from ironstride.training.words import Quality, RepClass

QUALITY_OF_CLASS: Final[Mapping[RepClass, Quality]] = {
    "strength": "strength",
    "hypertrophy": "hypertrophy",
    "stability": "stability",
    "hold": "stability",
    "power": "power",
    "skill": "technique",
    "mobility": "mobility",
}
LIFTED: Final[frozenset[Quality]] = frozenset({"strength", "hypertrophy"})
# Mobility and drills open a session: they are not its work, and are chosen with it.
OPENING_QUALITIES: Final[frozenset[Quality]] = frozenset({"mobility", "technique"})


def quality_of(item: PlannedItem) -> Quality:
    """Return the block that an item belongs to."""
    if "mobility" in item.patterns[:1]:
        return "mobility"
    return QUALITY_OF_CLASS[item.rep_class]
