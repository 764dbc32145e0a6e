"""How to build a weight from the iron at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.loading.inventory import explain_load, in_units, stock_for

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Setup
    from ironstride.training.place import Place
    from ironstride.training.session import PlannedItem

# What is built from parts; a dumbbell or a stack shows its number itself.
_BUILT: Final = frozenset({"barbell", "trap_bar"})


def say_plates(
    item: PlannedItem, place: Place | None, athlete: Athlete, catalogue: Catalogue, policy: Policy
) -> list[str]:
    """Return how to load the bar for both ends of the range: "70 kg: 20 kg bar, each side ..."."""
    exercise = catalogue.exercises.get(item.exercise)
    loads = next((one.load_kg for one in item.work_sets if one.load_kg), None)
    if item.implement not in _BUILT or exercise is None or place is None or loads is None:
        return []
    setup = _setup_of(item, exercise.setups)
    if setup is None:
        return []
    stock, _ = stock_for(place, setup, policy, athlete.units)
    units = athlete.units
    return [
        f"{in_units(load, units)} {units}: {explain_load(load, stock, setup, units)}"
        for load in dict.fromkeys(loads)
    ]


def _setup_of(item: PlannedItem, setups: tuple[Setup, ...]) -> Setup | None:
    """Return the way of doing the exercise that the plan means."""
    return next(
        (
            setup
            for setup in setups
            if (setup.implement, setup.load_counts) == (item.implement, item.load_counts)
        ),
        None,
    )
