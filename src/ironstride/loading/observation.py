"""A logged set in the terms of the strength model: what was moved, how often, how near the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ironstride.loading.strength_numbers import StrengthNumbers
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import LoadCounts, SetKind

WEIGHED: Final[frozenset[SetKind]] = frozenset({"load_reps", "bodyweight", "assisted"})


@dataclass(frozen=True, slots=True)
class Observation:
    """One work set of a lift: `system_kg` is all that moved, the share of the body included.

    `rir` is as reported, None when it was not; `before` counts the work sets of the lift that day
    before this one.
    """

    set_id: str
    system_kg: float
    reps: float
    rir: float | None
    before: int


def hands(load_counts: LoadCounts) -> int:
    """Return how many times a written load [kg] is lifted: twice when it is per hand."""
    return 2 if load_counts == "per_hand" else 1


def hands_of(exercise: Exercise) -> int:
    """Return the hands that a remembered load of `exercise` counts for.

    Where its setups differ the lighter reading is taken: the runner did not say which it was.
    """
    return min(hands(setup.load_counts) for setup in exercise.setups)


def load_sign(exercise: Exercise) -> int:
    """Return -1 where a load takes weight off the runner (assisted sets), else 1."""
    return -1 if exercise.set_kind == "assisted" else 1


def in_order(loads: tuple[float, ...], exercise: Exercise) -> tuple[float, ...]:
    """Return loads [kg] from what asks least of the runner on: help below 0, nothing added as 0."""
    if load_sign(exercise) < 0:
        return tuple(-load for load in reversed(loads))
    return (0.0, *loads) if exercise.set_kind == "bodyweight" else loads


def system_kg(load_kg: float, exercise: Exercise | None, body_mass_kg: float) -> float:
    """Return everything moved [kg] with a written load; a lift the catalogue lacks moves that."""
    if exercise is None:
        return load_kg
    share_kg = exercise.bodyweight_fraction * body_mass_kg
    return share_kg + load_sign(exercise) * hands_of(exercise) * load_kg


def written_kg(moved_kg: float, exercise: Exercise | None, body_mass_kg: float) -> float:
    """Return the load as it is written [kg] when `moved_kg` is moved: the inverse of system_kg."""
    if exercise is None:
        return moved_kg
    share_kg = exercise.bodyweight_fraction * body_mass_kg
    return (moved_kg - share_kg) / (load_sign(exercise) * hands_of(exercise))


def is_informative(logged: LoggedSet, moved_kg: float, numbers: StrengthNumbers) -> bool:
    """Whether a set says something about a one-rep max.

    A warm-up, a drop set, a set without a load, and one of more than policy `loading.set.reps_max`
    reps say nothing (reynolds2006). What was left does not matter here: to leave out sets by what
    they report would keep those that were reported wrong. A set of no reps says that it was heavy.
    """
    if logged.kind != "work" or logged.set_kind not in WEIGHED or logged.reps is None:
        return False
    return moved_kg > 0 and logged.reps <= numbers.reps_max
