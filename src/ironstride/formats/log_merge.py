"""One log out of two: what is there stays, what is new is added, what differs is said."""

from __future__ import annotations

import math
from collections import defaultdict, deque
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
    log, new = list(logged), list(read)
    there = _by_place(log)
    problems: list[Problem] = []
    added: list[int] = []
    known = 0
    for place, here in _by_place(new).items():
        left, fresh = unlike(log, there.get(place, []), new, here)
        pairs = list(zip(left, fresh, strict=False))
        problems += [say_unlike(file, log[one], new[other]) for one, other in pairs]
        added += fresh[len(pairs) :]
        known += len(here) - len(fresh)
    # In the order in which they were done: exercises may take turns.
    log += [new[number] for number in sorted(added)]
    return Merged(in_order(log), len(added), known, tuple(problems))


def without(log: Iterable[LoggedSet], sets: Iterable[LoggedSet]) -> list[LoggedSet]:
    """Return `log` without the sets that are the same as one of `sets`, each of these once."""
    log, gone = list(log), list(sets)
    there = _by_place(gone)
    kept = [
        number
        for place, here in _by_place(log).items()
        for number in unlike(log, here, gone, there.get(place, []))[0]
    ]
    return [log[number] for number in sorted(kept)]


def _by_place(sets: Sequence[LoggedSet]) -> dict[Place, list[int]]:
    """Return the numbers of the sets of each exercise in each session."""
    places: dict[Place, list[int]] = defaultdict(list)
    for number, one in enumerate(sets):
        places[one.performed_at, one.exercise].append(number)
    return places


def unlike(
    logged: Sequence[LoggedSet],
    there: Sequence[int],
    read: Sequence[LoggedSet],
    here: Sequence[int],
) -> tuple[list[int], list[int]]:
    """Return the numbers of `there` and of `here` whose sets have no like on the other side."""
    left = dict.fromkeys(there)
    by_numbers: dict[Hashable, deque[int]] = defaultdict(deque)
    for number in there:
        by_numbers[_numbers(logged[number], logged[number].load_kg or 0.0)].append(number)
    fresh = []
    for number in here:
        like = _take_like(read[number], logged, by_numbers)
        if like is None:
            fresh.append(number)
        else:
            del left[like]
    return list(left), fresh


def _take_like(
    one: LoggedSet, logged: Sequence[LoggedSet], by_numbers: Mapping[Hashable, deque[int]]
) -> int | None:
    """Take a set that is the same as `one` out of those of its numbers, and return its own."""
    load_kg = one.load_kg or 0.0
    for step_kg in (-_SAME_LOAD_KG, _SAME_LOAD_KG):
        bucket = by_numbers.get(_numbers(one, load_kg + step_kg), deque())
        for place, number in enumerate(bucket):
            if _is_same(one, logged[number]):
                del bucket[place]
                return number
    return None


def _numbers(one: LoggedSet, load_kg: float) -> Hashable:
    """Return what the same sets share, so that a long session is not compared set by set."""
    return (one.reps, one.kind, one.side, one.seconds, one.contacts, math.floor(load_kg))


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


def say_unlike(file: str, logged: LoggedSet, read: LoggedSet) -> Problem:
    """Return the problem of a set whose numbers differ from those that are logged."""
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
