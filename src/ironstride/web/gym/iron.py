"""The loads that can be built for a session, each list told once, with the plates to draw."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from ironstride.loading.inventory import build_bar, stock_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.planning.kits import Option
    from ironstride.planning.workshop import Workshop
    from ironstride.training.place import Inventory, Place
    from ironstride.training.words import Implement

Tree = dict[str, Any]
_BUILT: Final = frozenset({"barbell", "trap_bar"})


@dataclass(frozen=True, slots=True)
class IronRack:
    """The lists of loads at a place, in the order in which items first asked for them."""

    place: Place
    shop: Workshop
    lists: list[Tree] = field(default_factory=list)

    def find(self, option: Option) -> int:
        """Return which list is that of `option`; it is added where it is new."""
        loads = self.shop.weights.loads(option, self.place)
        tree: Tree = {"loads_kg": list(loads)}
        if option.setup.implement in _BUILT:
            athlete = self.shop.athlete
            stock, _ = stock_for(self.place, option.setup, self.shop.policy, athlete.units)
            tree |= _built(loads, stock, option.setup.implement)
        if tree not in self.lists:
            self.lists.append(tree)
        return self.lists.index(tree)


def _built(loads: Sequence[float], stock: Inventory, implement: Implement) -> Tree:
    """Return for each load the bar and the plates of one side, heaviest first, by their place.

    Their weights are long numbers in pounds: each is written once.
    """
    made = [build_bar(load_kg, stock, implement) or (0.0, ()) for load_kg in loads]
    bars_kg = sorted({bar_kg for bar_kg, _ in made}, reverse=True)
    plates_kg = sorted({plate for _, plates in made for plate in plates}, reverse=True)
    return {
        "bars_kg": bars_kg,
        "plates_kg": plates_kg,
        "built": [
            [bars_kg.index(bar_kg), *(plates_kg.index(plate) for plate in plates)]
            for bar_kg, plates in made
        ],
    }
