"""A place to train and the iron that is really there."""

from __future__ import annotations

from dataclasses import dataclass, field

from ironstride.errors import require, require_member
from ironstride.training.words import EQUIPMENT, Equipment


@dataclass(frozen=True, slots=True)
class Inventory:
    """What loads can be built from, in kilograms.

    `bars_kg` are the bars that can be loaded; `plates_kg` has one number per physical plate, so
    a pair is two numbers; each of `dumbbells_kg` is a pair of that weight; each of
    `kettlebells_kg` is one bell; `machine_steps_kg` are the weights of the stack. An empty tuple
    means not stated: the standard set of policy `inventory.*` is assumed when the equipment word
    is there.
    """

    bars_kg: tuple[float, ...] = ()
    trap_bar_kg: float | None = None
    plates_kg: tuple[float, ...] = ()
    dumbbells_kg: tuple[float, ...] = ()
    kettlebells_kg: tuple[float, ...] = ()
    machine_steps_kg: tuple[float, ...] = ()
    bands: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        loads = (
            self.bars_kg + self.plates_kg + self.dumbbells_kg + self.kettlebells_kg
        ) + self.machine_steps_kg
        require(all(load > 0 for load in loads), "every weight of an inventory is above 0 kg")


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: equipment words and the inventory behind them."""

    name: str
    equipment: frozenset[Equipment] = frozenset()
    inventory: Inventory = field(default_factory=Inventory)

    def __post_init__(self) -> None:
        for word in self.equipment:
            require_member(word, EQUIPMENT, f"equipment of {self.name}")
