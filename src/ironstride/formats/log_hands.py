"""One dumbbell or two: which weights in a log are probably those of both dumbbells together.

Apps mean the weight of one dumbbell, and many people write both. Twice the weight in each hand
would make the weights of every related lift wrong, so such names are asked about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.log_names import NameTable
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet

# Between 1, the weight of one dumbbell, and 2, that of both: asked about only when nearer to 2.
_DOUBTED_FROM: Final = 1.6
_MIN_SETS: Final = 3
_MAX_REPS: Final = 10
# The best set in ten: one mistyped weight says nothing.
_BEST: Final = 0.9
# Epley's reps, good enough to tell one from two.
_EPLEY_REPS: Final = 30


def find_doubted_names(
    sets: Iterable[LoggedSet], old: Iterable[LoggedSet], names: NameTable, catalogue: Catalogue
) -> frozenset[str]:
    """Return the names in `sets` whose weights would be far too heavy in each hand.

    They are measured by the lifts of the same group that have one weight, in `sets` and in the
    log `old`. A name that was doubted before, and so stands in `old` as it is, stays doubted; one
    whose sets were read before is doubted no more. `names` are those without any doubt.
    """
    old = tuple(old)
    read = {(one.performed_at, one.exercise) for one in old}
    by_name: dict[str, list[LoggedSet]] = defaultdict(list)
    for one in sets:
        by_name[one.exercise].append(one)
    held = {
        name: exercise
        for name in {*by_name, *(one.exercise for one in old)}
        if (exercise := _held_in_each_hand(name, names, catalogue)) is not None
    }
    references = _references([*by_name.values(), old], names, catalogue)
    waiting = {one.exercise for one in old} & held.keys()
    doubted = {name for name in waiting if names.match(name).certainty == "sure"}
    for name in by_name.keys() & held.keys() - doubted:
        was_read = any((one.performed_at, held[name].id) in read for one in by_name[name])
        if not was_read and _is_too_heavy(by_name[name], held[name], references):
            doubted.add(name)
    return frozenset(doubted)


def _held_in_each_hand(name: str, names: NameTable, catalogue: Catalogue) -> Exercise | None:
    """Return what another app's name means where a dumbbell in each hand is all that moves."""
    exercise_id = names.match(name).exercise
    if exercise_id is None or exercise_id == name or names.is_decided(name):
        return None
    exercise = catalogue.exercise(exercise_id)
    per_hand = all(setup.load_counts == "per_hand" for setup in exercise.setups)
    return exercise if per_hand and not exercise.bodyweight_fraction else None


def _is_too_heavy(
    written: Sequence[LoggedSet], exercise: Exercise, references: Mapping[str, float]
) -> bool:
    reference_kg = references.get(exercise.related_group or "")
    found_kg = _reference_kg(written, exercise)
    if reference_kg is None or found_kg is None:
        return False
    return found_kg >= _DOUBTED_FROM * reference_kg


def _references(
    groups: Iterable[Sequence[LoggedSet]], names: NameTable, catalogue: Catalogue
) -> dict[str, float]:
    """Return the most that lifts with one weight say about the reference lift of each group."""
    by_exercise: dict[str, list[LoggedSet]] = defaultdict(list)
    for sets in groups:
        for one in sets:
            match = names.match(one.exercise)
            if match.certainty == "sure" and match.exercise is not None:
                by_exercise[match.exercise].append(one)
    found: dict[str, float] = {}
    for exercise_id, sets in by_exercise.items():
        exercise = catalogue.exercise(exercise_id)
        group = exercise.related_group
        has_one_weight = all(setup.load_counts == "total" for setup in exercise.setups)
        reference_kg = _reference_kg(sets, exercise)
        if group and has_one_weight and reference_kg is not None:
            found[group] = max(found.get(group, 0.0), reference_kg)
    return found


def _reference_kg(sets: Sequence[LoggedSet], exercise: Exercise) -> float | None:
    """Return the one-rep max [kg] of the group's reference lift that the best sets speak for."""
    if exercise.prior_load_ratio is None or exercise.bodyweight_fraction:
        return None
    bests = sorted(
        one.load_kg * (1 + one.reps / _EPLEY_REPS)
        for one in sets
        if one.load_kg and one.reps and one.reps <= _MAX_REPS
    )
    if len(bests) < _MIN_SETS:
        return None
    return bests[int(len(bests) * _BEST)] / exercise.prior_load_ratio
