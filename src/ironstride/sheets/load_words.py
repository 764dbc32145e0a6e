"""How to build a weight from the iron at a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.loading.inventory import build_bar, explain_load, in_units, stock_for
from ironstride.sheets.cards import BarCard

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.loading.inventory import Units
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Setup
    from ironstride.training.place import Inventory, Place
    from ironstride.training.session import PlannedItem

# What is built from parts; a dumbbell or a stack shows its number itself.
_BUILT: Final = frozenset({"barbell", "trap_bar"})


def load_bars(
    item: PlannedItem, place: Place | None, athlete: Athlete, catalogue: Catalogue, policy: Policy
) -> tuple[BarCard, ...]:
    """Return the bar loaded for each end of the range of work, once where they are the same."""
    exercise = catalogue.exercises.get(item.exercise)
    loads = next((one.load_kg for one in item.work_sets if one.load_kg), None)
    if item.implement not in _BUILT or exercise is None or place is None or loads is None:
        return ()
    setup = _setup_of(item, exercise.setups)
    if setup is None:
        return ()
    stock, _ = stock_for(place, setup, policy, athlete.units)
    return tuple(_load_bar(load, stock, setup, athlete.units) for load in dict.fromkeys(loads))


def _load_bar(load_kg: float, stock: Inventory, setup: Setup, units: Units) -> BarCard:
    bar_kg, plates_kg = build_bar(load_kg, stock, setup.implement) or (None, ())
    most_kg = max(stock.plates_kg, default=1.0)
    return BarCard(
        load=f"{in_units(load_kg, units)} {units}",
        bar="" if bar_kg is None else f"{in_units(bar_kg, units)} {units}",
        plates=tuple(in_units(plate_kg, units) for plate_kg in plates_kg),
        size_fraction=tuple(plate_kg / most_kg for plate_kg in plates_kg),
        text=explain_load(load_kg, stock, setup, units),
    )


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
