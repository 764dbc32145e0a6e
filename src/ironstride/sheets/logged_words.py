"""Sets as they were logged, in words and in the runner's units."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ironstride.loading.inventory import in_units
from ironstride.sheets.plan_words import say_short_distance
from ironstride.units import S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet


def say_logged(sets: Sequence[LoggedSet], units: Units, *, per_hand: bool) -> str:
    """Return sets of one exercise in their order: "80 kg x 8, 8; 75 kg x 9"."""
    groups = groupby(sets, key=lambda one: (one.load_kg, one.side))
    return "; ".join(_say_alike(list(own), units, per_hand=per_hand) for _, own in groups)


def say_logged_load(one: LoggedSet, units: Units, *, per_hand: bool) -> str:
    """Return the weight of a set: "22.5 kg each hand", "20 kg of help", or nothing."""
    if not one.load_kg:
        return ""
    load = f"{in_units(one.load_kg, units)} {units}"
    if one.set_kind == "assisted":
        return f"{load} of help"
    return f"{load} each hand" if per_hand else load


def say_left(sets: Sequence[LoggedSet]) -> str:
    """Return how many more reps could have been done: "3, 2, 2 more left", or nothing."""
    left = [one.rir for one in sets if one.rir is not None]
    return f"{', '.join(f'{one:g}' for one in left)} more left" if left else ""


def say_pain(sets: Sequence[LoggedSet]) -> str:
    """Return the worst pain of sets: "pain 4 of 10", or nothing."""
    worst = max((one.pain or 0 for one in sets), default=0)
    return f"pain {worst} of 10" if worst else ""


def _say_alike(sets: Sequence[LoggedSet], units: Units, *, per_hand: bool) -> str:
    first = sets[0]
    load = say_logged_load(first, units, per_hand=per_hand)
    amounts = ", ".join(_say_amount(one, units) for one in sets)
    if not load and first.reps is not None:
        amounts += " rep" if [one.reps for one in sets] == [1] else " reps"
    times = f"{load} \N{MULTIPLICATION SIGN} " if load else ""
    side = "" if first.side == "both" else f" {first.side}"
    return f"{times}{amounts}{side}"


def _say_amount(one: LoggedSet, units: Units) -> str:
    if one.reps is not None:
        return f"{one.reps}"
    if one.seconds is not None:
        minutes, seconds = divmod(one.seconds, S_PER_MINUTE)
        return f"{minutes}:{seconds:02.0f} min" if minutes else f"{seconds} s"
    if one.distance_m is not None:
        return say_short_distance(one.distance_m, units)
    if one.contacts:
        return f"{one.contacts} landing" + ("s" if one.contacts != 1 else "")
    return "done"
