"""Sets, weights and rests in the words of a gym, in the runner's units."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from ironstride.loading.inventory import in_units
from ironstride.sheets.plan_words import say_asked_distance
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.formats.weights import Units
    from ironstride.training.session import PlannedItem
    from ironstride.training.sets import PlannedSet

# Rests up to here read best in seconds.
_SHORT_REST_S: Final = 90


TURNS: Final = (
    "Exercises with the same letter (A1, A2) are done in turns: one set of each, with its rest "
    "after it, then round again."
)


def say_range(bounds: tuple[float, float]) -> str:
    """Return "8-10", or "8" where both ends are the same."""
    low, high = bounds
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def say_amount(one: PlannedSet, units: Units) -> str:
    """Return how much one set is: "8-10", "20-30 s each side", "10 landings"."""
    if one.reps is not None:
        amount = say_range(one.reps)
    elif one.seconds is not None:
        amount = f"{say_range(one.seconds)} s"
    elif one.distance_m is not None:
        amount = say_asked_distance(one.distance_m, units)
    else:
        amount = f"{one.contacts} landing" + ("s" if one.contacts != 1 else "")
    return f"{amount} each side" if one.per_side else amount


def say_load(one: PlannedSet, item: PlannedItem, units: Units) -> str:
    """Return the weight of a set: "70-75 kg", "find the weight", "with a band", or nothing."""
    if one.find_load:
        return "find the weight"
    if one.load_kg is None:
        return "with a band" if item.implement == "band" else ""
    return say_weight(one.load_kg, item, units)


def say_weight(load_kg: tuple[float, float], item: PlannedItem, units: Units) -> str:
    """Return a range of loads [kg] in the runner's units, with what the number counts."""
    if not any(load_kg):
        return "nothing added"
    low, high = (in_units(load, units) for load in load_kg)
    weight = f"{low} {units}" if low == high else f"{low}-{high} {units}"
    if any(one.set_kind == "assisted" for one in item.sets):
        return f"{weight} of help"
    return f"{weight} each hand" if item.load_counts == "per_hand" else weight


def say_rir(rir: tuple[int, int]) -> str:
    """Return reps in reserve: "RIR 2-3"."""
    return f"RIR {say_range(rir)}"


def explain_rir(rir: tuple[int, int]) -> str:
    """Return what a number of reps in reserve asks for, in plain words."""
    if rir[1] == 0:
        return "go on until no good rep is left"
    how_many = "1" if rir == (1, 1) else say_range(rir).replace("-", " to ")
    return f"stop when you could do {how_many} more with good form"


def say_rest(rest_s: int) -> str:
    """Return a rest as "45 s" or "2:30 min"."""
    if rest_s <= _SHORT_REST_S:
        return f"{rest_s} s"
    minutes, seconds = divmod(rest_s, S_PER_MINUTE)
    return f"{minutes}:{seconds:02d} min" if seconds else f"{minutes} min"


def alike_sets(item: PlannedItem) -> Iterator[tuple[int, PlannedSet]]:
    """Yield the work sets in order, those alike once with their number."""
    for one, group in groupby(item.work_sets):
        yield len(list(group)), one


def say_doses(item: PlannedItem, units: Units) -> list[str]:
    """Return a line for each kind of work set: "3 x 8-10 @ 70-75 kg"."""
    return [_say_dose(count, one, item, units) for count, one in alike_sets(item)]


def _say_dose(count: int, one: PlannedSet, item: PlannedItem, units: Units) -> str:
    times = f"{count} x {say_counted_amount(one, item, units)}"
    load = say_load(one, item, units)
    if not load:
        return times
    return f"{times} @ {load}" if any(one.load_kg or ()) else f"{times}, {load}"


def say_counted_amount(one: PlannedSet, item: PlannedItem, units: Units) -> str:
    """Return how much one set is, with what is counted: "8-10 reps each side", "20-30 s"."""
    amount = say_amount(one, units)
    if one.reps is None or item.rep_class == "mobility":
        return amount
    reps = "rep" if one.reps[1] == 1 else "reps"
    return f"{amount.replace(' each side', '')} {reps}" + (" each side" if one.per_side else "")


def say_ramp(item: PlannedItem, units: Units) -> str:
    """Return the warm-up sets: "8 reps with 20 kg, then 5 reps with 40 kg", or nothing."""
    ramp = [one for one in item.sets if one.kind == "warmup"]
    steps = [_say_step(one, item, units) for one in ramp]
    return ", then ".join(steps)


def _say_step(one: PlannedSet, item: PlannedItem, units: Units) -> str:
    return f"{say_counted_amount(one, item, units)} with {say_load(one, item, units)}"


def pair_marks(items: Sequence[PlannedItem]) -> dict[str, str]:
    """Return "A1", "A2" by item id for the items that are done in turns."""
    count: dict[str, int] = {}
    marks = {}
    for item in items:
        if item.pair_group is not None:
            count[item.pair_group] = count.get(item.pair_group, 0) + 1
            marks[item.id] = f"{item.pair_group}{count[item.pair_group]}"
    return marks
