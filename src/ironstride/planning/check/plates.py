"""Which weights can be built at a place: the judge's own arithmetic of bars, plates and bells."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ironstride.planning.check.case import Case
    from ironstride.training.place import Inventory, Place
    from ironstride.training.session import PlannedItem

# Weights are compared in grams; pounds in kilograms are rounded to three decimals.
GRAMS: Final = 1000
SAME_GRAMS: Final = 20
MOST_GRAMS: Final = 700 * GRAMS
PAIR: Final = 2
LOADABLE: Final = frozenset({"barbell", "trap_bar", "dumbbell", "kettlebell", "machine", "cable"})
STACK_WORDS: Final = {
    "leg-press": "leg_press",
    "leg-curl": "leg_curl",
    "calf-raise-machine": "calf_raise",
}

Grams = frozenset[int]


def buildable_grams(case: Case, item: PlannedItem, place: Place) -> Grams | None:
    """Return each weight [g] that `item` can have at `place`, or None where nothing is built."""
    iron = place.inventory
    if item.implement == "barbell":
        bars = iron.bars_kg or _standard(case, "bars")
        return frozenset(gram for bar in bars for gram in _on_bar(bar, _plates(case, iron)))
    if item.implement == "trap_bar":
        bar = iron.trap_bar_kg or case.policy.number(f"inventory.{_units(case)}.trap_bar")
        return _on_bar(bar, _plates(case, iron))
    if item.implement == "dumbbell":
        return _grams(iron.dumbbells_kg or _standard(case, "dumbbells"))
    if item.implement == "kettlebell":
        return _bells(case, item, iron)
    if item.implement in {"machine", "cable"}:
        return _grams(iron.machine_steps_kg) or _stack(case, item)
    return None


def is_buildable(load_kg: float, grams: Grams) -> bool:
    """Whether one of the weights is `load_kg`, but for what rounding leaves."""
    return any(abs(load_kg * GRAMS - gram) <= SAME_GRAMS for gram in grams)


def next_step_kg(load_kg: float, grams: Grams) -> float:
    """Return the lightest weight above `load_kg` that can be built, or `load_kg` at the top."""
    above = [gram for gram in grams if gram > load_kg * GRAMS + SAME_GRAMS]
    return min(above, default=load_kg * GRAMS) / GRAMS


def _on_bar(bar_kg: float, plates_kg: tuple[float, ...]) -> Grams:
    """Add the same plates to both sides; a plate without its partner stays on the floor."""
    loads = {round(bar_kg * GRAMS)}
    for plate_kg, number in Counter(plates_kg).items():
        pair = round(plate_kg * PAIR * GRAMS)
        for _ in range(number // PAIR):
            wider = loads | {load + pair for load in loads if load + pair <= MOST_GRAMS}
            if len(wider) == len(loads):
                break
            loads = wider
    return frozenset(loads)


def _bells(case: Case, item: PlannedItem, iron: Inventory) -> Grams:
    bells = Counter(iron.kettlebells_kg or _standard(case, "kettlebells"))
    least = PAIR if item.load_counts == "per_hand" else 1
    return _grams(tuple(bell for bell, number in bells.items() if number >= least))


def _stack(case: Case, item: PlannedItem) -> Grams:
    """Return the usual weights of every machine on which the exercise can be done."""
    exercise = case.exercise(item)
    setups = exercise.setups if exercise else ()
    needs = {word for setup in setups if setup.implement == item.implement for word in setup.needs}
    names = {STACK_WORDS[word] for word in needs & STACK_WORDS.keys()} or {"cable"}
    return frozenset().union(*(_grams(_standard(case, f"machine.{name}")) for name in names))


def _plates(case: Case, iron: Inventory) -> tuple[float, ...]:
    return iron.plates_kg or _standard(case, "plates")


def _standard(case: Case, name: str) -> tuple[float, ...]:
    return case.policy.numbers(f"inventory.{_units(case)}.{name}")


def _units(case: Case) -> str:
    return case.plan.athlete.units


def _grams(loads_kg: tuple[float, ...]) -> Grams:
    return frozenset(round(load_kg * GRAMS) for load_kg in loads_kg)
