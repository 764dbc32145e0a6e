"""Which loads can be built at a place, from the iron that is really there.

What a runner did not state is assumed from policy `inventory.*`, and said to be assumed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from ironstride.loading.plates import bar_loads, plates_per_side
from ironstride.training.place import Inventory
from ironstride.units import lb_from_kg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.policy.reader import Policy
    from ironstride.training.exercise import Setup
    from ironstride.training.place import Place
    from ironstride.training.words import Equipment, Implement, LoadCounts

Units = Literal["kg", "lb"]

_MACHINES: Final[Mapping[Equipment, str]] = {
    "cable": "cable",
    "leg-curl": "leg_curl",
    "leg-press": "leg_press",
    "calf-raise-machine": "calf_raise",
}
_MIN_PAIR: Final = 2


def buildable_loads(
    place: Place, setup: Setup, policy: Policy, units: Units = "kg"
) -> tuple[float, ...]:
    """Return the loads [kg] that `setup` can have at `place`, as written, ascending, each once.

    Empty where nothing is weighed (band, body) and where the iron cannot be built as the setup
    needs it (two equal bells, say).
    """
    inventory, _ = stock_for(place, setup, policy, units)
    return loads_from(inventory, setup.implement, setup.load_counts)


@lru_cache(maxsize=512)
def loads_from(
    inventory: Inventory, implement: Implement, load_counts: LoadCounts
) -> tuple[float, ...]:
    """Return the loads [kg] that an inventory gives to an implement, ascending, each once."""
    build = _BUILDERS.get(implement)
    if build is None:
        return ()
    return tuple(sorted({float(load) for load in build(inventory, load_counts)}))


def stock_for(
    place: Place, setup: Setup, policy: Policy, units: Units = "kg"
) -> tuple[Inventory, tuple[str, ...]]:
    """Return the inventory behind `setup` with what was not stated filled in, and those names.

    The names are fields of `Inventory`, for the sentence that says what was assumed.
    """
    stated = place.inventory
    stock = _filled(stated, setup, policy, units)
    names = (field.name for field in fields(Inventory))
    return stock, tuple(name for name in names if getattr(stock, name) != getattr(stated, name))


def explain_load(load_kg: float, inventory: Inventory, setup: Setup, units: Units = "kg") -> str:
    """Return how to build a load in the hands: "20 kg bar, each side 20 + 2.5 kg"."""

    def weight(part_kg: float) -> str:
        return f"{in_units(part_kg, units)} {units}"

    if setup.implement in {"barbell", "trap_bar"}:
        return _explain_bar(load_kg, inventory, setup.implement, units)
    if setup.load_counts == "per_hand":
        return f"two {setup.implement}s of {weight(load_kg)}"
    if setup.implement in {"dumbbell", "kettlebell"}:
        return f"one {setup.implement} of {weight(load_kg)}"
    return f"{weight(load_kg)} on the {setup.implement}"


def build_bar(
    load_kg: float, inventory: Inventory, implement: Implement
) -> tuple[float, tuple[float, ...]] | None:
    """Return the bar and the plates of one side [kg], heaviest first; None if none makes it.

    The heaviest bar that can be loaded so is taken: the fewest plates to carry.
    """
    for bar_kg in sorted(_bars(inventory, implement), reverse=True):
        plates = plates_per_side(load_kg, bar_kg, inventory.plates_kg)
        if plates is not None:
            return bar_kg, plates
    return None


def in_units(load_kg: float, units: Units) -> str:
    """Return a load [kg] as a number in the runner's units, without needless decimals."""
    load = load_kg if units == "kg" else round(lb_from_kg(load_kg), 1)
    return f"{round(load, 2):g}"


def _explain_bar(load_kg: float, inventory: Inventory, implement: Implement, units: Units) -> str:
    built = build_bar(load_kg, inventory, implement)
    if built is None:
        return f"{in_units(load_kg, units)} {units}: no bar and plates here make it"
    bar_kg, plates = built
    bar = f"{in_units(bar_kg, units)} {units} {'bar' if implement == 'barbell' else 'trap bar'}"
    each = " + ".join(in_units(plate_kg, units) for plate_kg in plates)
    return f"{bar}, each side {each} {units}" if plates else f"{bar} alone"


def _filled(stated: Inventory, setup: Setup, policy: Policy, units: Units) -> Inventory:
    """Return `stated` with what `setup` is built from assumed where it is not stated."""
    key = f"inventory.{units}"
    match setup.implement:
        case "barbell":
            return replace(
                stated,
                bars_kg=stated.bars_kg or policy.numbers(f"{key}.bars"),
                plates_kg=stated.plates_kg or policy.numbers(f"{key}.plates"),
            )
        case "trap_bar":
            return replace(
                stated,
                trap_bar_kg=stated.trap_bar_kg or policy.number(f"{key}.trap_bar"),
                plates_kg=stated.plates_kg or policy.numbers(f"{key}.plates"),
            )
        case "dumbbell":
            assumed = stated.dumbbells_kg or policy.numbers(f"{key}.dumbbells")
            return replace(stated, dumbbells_kg=assumed)
        case "kettlebell":
            assumed = stated.kettlebells_kg or policy.numbers(f"{key}.kettlebells")
            return replace(stated, kettlebells_kg=assumed)
        case "machine" | "cable":
            machine = next((_MACHINES[word] for word in setup.needs & _MACHINES.keys()), "cable")
            assumed = stated.machine_steps_kg or policy.numbers(f"{key}.machine.{machine}")
            return replace(stated, machine_steps_kg=assumed)
    return stated


def _bars(inventory: Inventory, implement: Implement) -> tuple[float, ...]:
    if implement == "barbell":
        return inventory.bars_kg
    return () if inventory.trap_bar_kg is None else (inventory.trap_bar_kg,)


def _barbell(inventory: Inventory, _: LoadCounts) -> tuple[float, ...]:
    bars = _bars(inventory, "barbell")
    return tuple(load for bar_kg in bars for load in bar_loads(bar_kg, inventory.plates_kg))


def _trap_bar(inventory: Inventory, _: LoadCounts) -> tuple[float, ...]:
    bars = _bars(inventory, "trap_bar")
    return tuple(load for bar_kg in bars for load in bar_loads(bar_kg, inventory.plates_kg))


def _dumbbells(inventory: Inventory, _: LoadCounts) -> tuple[float, ...]:
    """Each number is a pair: two hands hold that number each, one hand holds one of them."""
    return inventory.dumbbells_kg


def _kettlebells(inventory: Inventory, load_counts: LoadCounts) -> tuple[float, ...]:
    bells = Counter(inventory.kettlebells_kg)
    least = _MIN_PAIR if load_counts == "per_hand" else 1
    return tuple(bell_kg for bell_kg, number in bells.items() if number >= least)


def _machine_steps(inventory: Inventory, _: LoadCounts) -> tuple[float, ...]:
    return inventory.machine_steps_kg


_BUILDERS: Final[Mapping[Implement, Callable[[Inventory, LoadCounts], tuple[float, ...]]]] = {
    "barbell": _barbell,
    "trap_bar": _trap_bar,
    "dumbbell": _dumbbells,
    "kettlebell": _kettlebells,
    "machine": _machine_steps,
    "cable": _machine_steps,
}
