"""The places where generated athletes train, from a bare floor to a full gym in pounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.training.place import Inventory, Place
from ironstride.training.words import EQUIPMENT
from ironstride.units import kg_from_lb

if TYPE_CHECKING:
    from random import Random

PLACES: Final = {
    "floor": Place("floor"),
    "hotel": Place("hotel", frozenset({"mat", "bench", "step"})),
    "two dumbbells": Place(
        "two dumbbells",
        frozenset({"mat", "bands", "dumbbells", "step"}),
        Inventory(dumbbells_kg=(10.0,), bands=("red", "green")),
    ),
    "kettlebells": Place(
        "kettlebells",
        frozenset({"mat", "kettlebells", "box", "pull-up-bar"}),
        Inventory(kettlebells_kg=(8.0, 12.0, 16.0, 16.0, 24.0)),
    ),
    "gym": Place("gym", frozenset(EQUIPMENT)),
    "small gym": Place(
        "small gym",
        frozenset({"mat", "barbell", "rack", "bench", "dumbbells", "bands", "box", "step"}),
        Inventory(
            bars_kg=(20.0,),
            plates_kg=(20.0, 20.0, 10.0, 10.0, 5.0, 5.0, 2.5, 2.5, 1.25),
            dumbbells_kg=(6.0, 10.0, 14.0, 20.0),
        ),
    ),
    "lb gym": Place(
        "lb gym",
        frozenset(EQUIPMENT) - {"leg-curl", "slant-board"},
        Inventory(
            bars_kg=(kg_from_lb(45),),
            plates_kg=tuple(map(kg_from_lb, (45, 45, 45, 45, 25, 25, 10, 10, 5, 5, 2.5, 2.5))),
            dumbbells_kg=tuple(map(kg_from_lb, range(5, 80, 5))),
        ),
    ),
}
PLACE_SETS: Final = (
    ("floor",),
    ("gym",),
    ("two dumbbells",),
    ("kettlebells",),
    ("small gym",),
    ("lb gym",),
    ("gym", "two dumbbells", "hotel"),
    ("hotel",),
    ("kettlebells", "floor"),
)


def generate_places(names: tuple[str, ...], rng: Random) -> dict[str, Place]:
    """Return the places of `names` in a random order: the order must change nothing."""
    shuffled = rng.sample(names, len(names))
    return {name: PLACES[name] for name in shuffled}
