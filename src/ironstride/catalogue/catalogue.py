"""The exercises as one value that plans are made from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ironstride.errors import IronstrideError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.training.exercise import Exercise
    from ironstride.training.words import Pattern

MAX_NEAREST = 3


class UnknownExerciseError(IronstrideError, KeyError):
    """No exercise has this id; `nearest` are the ids that look most like it, best first."""

    def __init__(self, exercise_id: str, nearest: tuple[str, ...]) -> None:
        super().__init__(exercise_id)
        self.exercise_id = exercise_id
        self.nearest = nearest

    def __str__(self) -> str:
        hint = f"; did you mean {' or '.join(self.nearest)}?" if self.nearest else ""
        return f"no exercise has the id {self.exercise_id!r}{hint}"


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Exercises by id, in the order of their files.

    Two catalogues are equal only if they are the same object, so that one can key a cache.
    """

    exercises: Mapping[str, Exercise]

    def exercise(self, exercise_id: str) -> Exercise:
        """Return the exercise with this id, or raise `UnknownExerciseError` with near ids."""
        found = self.exercises.get(exercise_id)
        if found is None:
            raise UnknownExerciseError(exercise_id, self.nearest_ids(exercise_id))
        return found

    def nearest_ids(self, exercise_id: str) -> tuple[str, ...]:
        """Return up to three ids that look like `exercise_id`, best first."""
        from difflib import get_close_matches  # only when a word was wrong

        wanted = exercise_id.strip().lower().replace(" ", "-").replace("_", "-")
        return tuple(get_close_matches(wanted, self.exercises, n=MAX_NEAREST))

    def with_pattern(self, pattern: Pattern) -> tuple[Exercise, ...]:
        """Return the exercises of `pattern`: first those it is the main pattern of."""
        matching = [one for one in self.exercises.values() if pattern in one.patterns]
        return tuple(sorted(matching, key=lambda one: one.main_pattern != pattern))

    def with_group(self, related_group: str) -> tuple[Exercise, ...]:
        """Return the lifts whose loads are related, in the order of the catalogue."""
        return tuple(one for one in self.exercises.values() if one.related_group == related_group)

    def extended(self, exercises: Iterable[Exercise]) -> Catalogue:
        """Return a catalogue with these added; one with a known id takes that one's place."""
        added = {exercise.id: exercise for exercise in exercises}
        return catalogue_of({**self.exercises, **added}.values())


def catalogue_of(exercises: Iterable[Exercise]) -> Catalogue:
    """Return a catalogue that nobody can change; of two with the same id the last one stands."""
    return Catalogue(MappingProxyType({exercise.id: exercise for exercise in exercises}))
