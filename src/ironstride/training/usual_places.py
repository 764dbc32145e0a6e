"""Places where runners usually train, and the equipment that is usually there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.training.words import EQUIPMENT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.words import Equipment


@dataclass(frozen=True, slots=True)
class UsualPlace:
    """`name` of the place in the athlete's file, what there is in words, its equipment."""

    name: str
    meaning: str
    equipment: frozenset[Equipment]


USUAL_PLACES: Final[Mapping[str, UsualPlace]] = {
    "nothing": UsualPlace("home", "home, just a floor", frozenset()),
    "hotel": UsualPlace(
        "hotel", "a floor, a bench and a step", frozenset({"mat", "bench", "step"})
    ),
    "bands": UsualPlace(
        "home",
        "home with bands and dumbbells",
        frozenset({"mat", "bands", "dumbbells", "step"}),
    ),
    "kettlebells": UsualPlace(
        "home", "home with kettlebells", frozenset({"mat", "bands", "kettlebells", "box"})
    ),
    "small-gym": UsualPlace(
        "gym",
        "a small gym: dumbbells, a bench, a cable tower and a leg press",
        frozenset({"mat", "bench", "step", "dumbbells", "cable", "leg-press", "medicine-ball"}),
    ),
    "gym": UsualPlace("gym", "a full gym", frozenset(EQUIPMENT) - {"slant-board"}),
}
