"""From the names of other apps to exercises of the catalogue, with what the runner decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ironstride.formats.exercise_names import Match, exercise_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.exercise import Exercise
    from ironstride.training.sets import LoggedSet
    from ironstride.training.words import SetKind

BOTH_HANDS: Final = "/2"
# Kinds whose sets are not measured by a weight: an app writes 0 there because it has to.
_WITHOUT_LOAD: Final[frozenset[SetKind]] = frozenset({"hold", "distance", "contacts", "band"})


@dataclass(frozen=True, slots=True)
class Choice:
    """What a runner decided about a name: its exercise, None to keep the name as it is.

    `both_hands` is whether the weights written under it are those of both dumbbells together.
    """

    exercise: str | None
    both_hands: bool = False

    def __str__(self) -> str:
        return f"{self.exercise or ''}{BOTH_HANDS if self.both_hands else ''}"


def read_choice(text: str) -> Choice:
    """Return the choice written as `dumbbell-row`, `dumbbell-row/2`, or nothing to keep a name."""
    exercise = text.strip().removesuffix(BOTH_HANDS).strip()
    return Choice(exercise or None, both_hands=text.strip().endswith(BOTH_HANDS))


class NameTable:
    """The catalogue, and what was decided about the names that it does not surely know.

    `doubted` are names whose exercise is sure and whose weights are not: see `log_hands`.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        choices: Mapping[str, Choice],
        doubted: Collection[str] = (),
    ) -> None:
        self._catalogue = catalogue
        self._doubted = doubted
        self._names = exercise_names(catalogue)
        self._choices = {_key(name): choice for name, choice in choices.items()}
        self._found: dict[str, Match] = {}

    def match(self, name: str) -> Match:
        """Return what a name means; what the runner decided is sure."""
        found = self._found.get(name)
        if found is None:
            choice = self._choices.get(_key(name))
            if choice is None:
                found = self._names.match(name)
                if name in self._doubted:
                    found = Match("unsure", found.exercise)
            else:
                found = Match("sure" if choice.exercise else "none", choice.exercise)
            self._found[name] = found
        return found

    def is_decided(self, name: str) -> bool:
        """Whether the runner said what a name means."""
        return _key(name) in self._choices

    def is_doubted(self, name: str) -> bool:
        """Whether the weights under a name may be those of both dumbbells together."""
        return name in self._doubted and not self.is_decided(name)

    def is_both_hands(self, name: str) -> bool:
        """Whether the runner writes the weight of both dumbbells together under a name."""
        choice = self._choices.get(_key(name))
        return choice is not None and choice.both_hands

    def reads_as(self, other: NameTable, name: str) -> bool:
        """Whether sets under `name` become the same ones in both tables."""
        match, both_hands = self.match(name), self.is_both_hands(name)
        return (match.certainty == "sure", match.exercise, both_hands) == (
            other.match(name).certainty == "sure",
            other.match(name).exercise,
            other.is_both_hands(name),
        )

    def settled(self, sets: Iterable[LoggedSet]) -> list[LoggedSet]:
        """Return `sets` under the exercises that are sure, in the kind of that exercise."""
        return [self._settle(one) for one in sets]

    def _settle(self, one: LoggedSet) -> LoggedSet:
        match = self.match(one.exercise)
        if match.certainty != "sure" or match.exercise is None:
            return one
        exercise = self._catalogue.exercise(match.exercise)
        if exercise.id == one.exercise:
            return one
        return as_exercise(one, exercise, both_hands=self.is_both_hands(one.exercise))


def as_exercise(one: LoggedSet, exercise: Exercise, *, both_hands: bool = False) -> LoggedSet:
    """Return a set as one of `exercise`, in its kind; weights of both hands are halved."""
    kind = _kind_of(exercise, one)
    load_kg = _load_kg(one, kind, both_hands=both_hands)
    return replace(one, exercise=exercise.id, set_kind=kind, load_kg=load_kg)


def _kind_of(exercise: Exercise, one: LoggedSet) -> SetKind:
    """Return the kind of the exercise, unless what was written down is of another one."""
    counted = one.reps is not None or one.contacts is not None
    return exercise.set_kind if counted or exercise.set_kind in _WITHOUT_LOAD else one.set_kind


def _load_kg(one: LoggedSet, kind: SetKind, *, both_hands: bool) -> float | None:
    load_kg = one.load_kg
    if kind in _WITHOUT_LOAD and not load_kg:
        return None
    if kind == "bodyweight" and load_kg is None:
        return 0.0
    return load_kg / 2 if both_hands and load_kg is not None else load_kg


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
