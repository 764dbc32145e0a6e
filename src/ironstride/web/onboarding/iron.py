"""The iron of a place as a form shows it: boxes for the usual weights, a line for others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from ironstride.loading.inventory import in_units
from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ironstride.formats.weights import Units
    from ironstride.training.words import Equipment

# The kinds of iron with the equipment that they belong to.
KINDS: Final[Mapping[str, frozenset[Equipment]]] = {
    "dumbbells": frozenset({"dumbbells"}),
    "kettlebells": frozenset({"kettlebells"}),
    "bars": frozenset({"barbell"}),
    "plates": frozenset({"barbell", "trap-bar"}),
    "machine_steps": frozenset({"cable", "leg-press", "leg-curl", "calf-raise-machine"}),
}
# Plates come in pairs: one number is one of each side.
_PER_NUMBER: Final = {"plates": 2}
_MACHINE: Final = "machine.cable"


def usual_weights(kind: str, units: Units) -> tuple[str, ...]:
    """Return the weights that have a box, each once, as they are shown."""
    key = _MACHINE if kind == "machine_steps" else kind
    weights = read_policy().numbers(f"inventory.{units}.{key}")
    return tuple(dict.fromkeys(in_units(one, units) for one in sorted(weights)))


def shown_weights(kind: str, weights_kg: Sequence[float], units: Units) -> tuple[list[str], str]:
    """Return the boxes that are ticked and the line of the others for a list of weights."""
    usual = usual_weights(kind, units)
    count = Counter(in_units(one, units) for one in weights_kg)
    ticked, others = [], []
    for shown, number in count.items():
        pieces = number // _PER_NUMBER.get(kind, 1)
        if shown in usual and pieces:
            ticked.append(shown)
            pieces -= 1
        others += [shown] * pieces
    return ticked, " ".join(others)


def weights_told(kind: str, weights_kg: Sequence[float], units: Units) -> list[str]:
    """Return a list of weights as numbers in order, a pair of plates as one."""
    ticked, others = shown_weights(kind, weights_kg, units)
    return sorted((*ticked, *others.split()), key=float)


def iron_of(kind: str, ticked: Iterable[str], others: Iterable[float]) -> list[float]:
    """Return the weights behind boxes and line: each plate is one of a pair."""
    numbers = [*(float(one) for one in ticked), *others]
    return [one for one in sorted(numbers) for _ in range(_PER_NUMBER.get(kind, 1))]
