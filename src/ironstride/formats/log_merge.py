"""One log out of two: what is there stays, what is new is added, what differs is said."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.log_csv import say_moment
from ironstride.formats.log_identity import in_order
from ironstride.units import lb_from_kg

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from ironstride.training.sets import LoggedSet

# The same set in kilograms and in rounded pounds.
_SAME_LOAD_KG: Final = 0.06
_SAME_DISTANCE_M: Final = 1.0
Place = tuple["dt.datetime", str]


@dataclass(frozen=True, slots=True)
class Merged:
    """The log after it took in others: `added` and `known` count sets; `problems` the unlike ones.

    A set whose numbers differ from those that are logged is a problem; the logged one stays.
    """

    log: tuple[LoggedSet, ...]
    added: int
    known: int
    problems: tuple[Problem, ...]


def merge_logs(logged: Iterable[LoggedSet], read: Iterable[LoggedSet], file: str) -> Merged:
    """Add the sets `read` from `file` to those `logged`, each set once.

    Sets of one exercise in one session are compared as a whole: those with like numbers are the
    same, the rest are paired in order. So an export with fewer sets of a session, or one that
    puts two names of an exercise the other way round, adds nothing twice.
    """
    there = _by_place(logged)
    log: list[LoggedSet] = [one for sets in there.values() for one in sets]
    problems: list[Problem] = []
    added = known = 0
    for place, sets in _by_place(read).items():
        left, fresh = _unlike(there.get(place, []), sets)
        pairs = min(len(left), len(fresh))
        problems += [_say_unlike(file, *pair) for pair in zip(left, fresh, strict=False)]
        log += fresh[pairs:]
        added += len(fresh) - pairs
        known += len(sets) - len(fresh)
    return Merged(in_order(log), added, known, tuple(problems))


def without(log: Iterable[LoggedSet], sets: Iterable[LoggedSet]) -> list[LoggedSet]:
    """Return `log` without the sets that are the same as one of `sets`, each of these once."""
    gone = _by_place(sets)
    return [
        one
        for place, logged in _by_place(log).items()
        for one in _unlike(logged, gone.get(place, []))[0]
    ]


def _by_place(sets: Iterable[LoggedSet]) -> dict[Place, list[LoggedSet]]:
    places: dict[Place, list[LoggedSet]] = defaultdict(list)
    for one in sets:
        places[one.performed_at, one.exercise].append(one)
    return places


def _unlike(
    logged: Sequence[LoggedSet], read: Sequence[LoggedSet]
) -> tuple[list[LoggedSet], list[LoggedSet]]:
    """Return the sets of each side that have no like on the other."""
    left: dict[int, LoggedSet] = dict(enumerate(logged))
    by_numbers: dict[Hashable, list[int]] = defaultdict(list)
    for place, one in left.items():
        by_numbers[_numbers(one, one.load_kg)].append(place)
    fresh = []
    for one in read:
        like = _like(one, left, by_numbers)
        if like is None:
            fresh.append(one)
        else:
            del left[like]
    return list(left.values()), fresh


def _like(
    one: LoggedSet, left: Mapping[int, LoggedSet], by_numbers: Mapping[Hashable, list[int]]
) -> int | None:
    """Return the place of the first set that is the same as `one`."""
    load_kg = one.load_kg or 0.0
    near = {_numbers(one, load_kg + step_kg) for step_kg in (-_SAME_LOAD_KG, _SAME_LOAD_KG)}
    places = [place for numbers in near for place in by_numbers.get(numbers, ())]
    return min(
        (place for place in places if place in left and _is_same(one, left[place])), default=None
    )


def _numbers(one: LoggedSet, load_kg: float | None) -> Hashable:
    """Return what the same sets share, so that a long session is not compared set by set."""
    return (one.reps, one.kind, one.side, one.seconds, one.contacts, math.floor(load_kg or 0.0))


def _is_same(one: LoggedSet, other: LoggedSet) -> bool:
    return (
        one.reps == other.reps
        and one.kind == other.kind
        and one.side == other.side
        and one.seconds == other.seconds
        and one.contacts == other.contacts
        and _near(one.load_kg, other.load_kg, _SAME_LOAD_KG)
        and _near(one.distance_m, other.distance_m, _SAME_DISTANCE_M)
        # One dialect of an app writes the effort, another leaves it out.
        and (one.rir is None or other.rir is None or one.rir == other.rir)
    )


def _near(one: float | None, other: float | None, tolerance: float) -> bool:
    if one is None or other is None:
        # No weight and a weight of 0 are the same.
        return not one and not other
    return math.isclose(one, other, rel_tol=0, abs_tol=tolerance)


def _say_unlike(file: str, logged: LoggedSet, read: LoggedSet) -> Problem:
    where = f"{say_moment(read.performed_at)} {read.exercise}"
    text = (
        f"{say_amount(read)} differs from the logged {say_amount(logged)}, which stays; correct "
        "the log if the new one is right"
    )
    return Problem(file, where, text)


def say_amount(one: LoggedSet) -> str:
    """Return what was done in a set, in a few words: "80 kg (176.4 lb) x 5 reps, RIR 2"."""
    load = f"{one.load_kg:.4g} kg ({lb_from_kg(one.load_kg):.4g} lb)" if one.load_kg else ""
    amounts = (
        "" if one.reps is None else f"{one.reps} reps",
        "" if one.seconds is None else f"{one.seconds} s",
        "" if one.distance_m is None else f"{one.distance_m:.4g} m",
        "" if one.contacts is None else f"{one.contacts} contacts",
    )
    parts = [" x ".join(part for part in (load, *amounts) if part)]
    if one.rir is not None:
        parts.append(f"RIR {one.rir:g}")
    if one.kind != "work":
        parts.append({"warmup": "warm-up", "drop": "drop set"}[one.kind])
    return ", ".join(part for part in parts if part)
