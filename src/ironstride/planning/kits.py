"""What can be done at a place: each exercise that the runner, the iron and health allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.screen import Screen
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.exercise import Exercise, Setup
    from ironstride.training.place import Place
    from ironstride.training.words import Pattern


ARM_PATTERNS: Final = frozenset({"push", "pull"})


@dataclass(frozen=True, slots=True)
class Option:
    """An exercise with the setup that the place allows."""

    exercise: Exercise
    setup: Setup


@dataclass(frozen=True, slots=True)
class Kit:
    """The options of one place by main pattern, in the order of the catalogue."""

    place: Place
    by_pattern: Mapping[Pattern, tuple[Option, ...]]
    by_id: Mapping[str, Option]
    spared: frozenset[Pattern]

    def is_steady(self, pattern: Pattern) -> bool:
        """Whether nothing here trains `pattern` in 8-15 reps for size: only holding still."""
        return not any("hypertrophy" in one.exercise.rep_classes for one in self.of(pattern))

    def of(self, pattern: Pattern) -> tuple[Option, ...]:
        """Return the options whose main pattern is `pattern`."""
        return self.by_pattern.get(pattern, ())


def _is_within_reach(exercise: Exercise, most_skill: float, policy: Policy) -> bool:
    """Whether a runner may start it unlogged: not too technical, nor a pull-up that may fail."""
    moves_body = exercise.set_kind == "bodyweight" and exercise.main_pattern in ARM_PATTERNS
    share = policy.number("selection.own_body_needs_log")
    return exercise.skill <= most_skill and not (
        moves_body and exercise.bodyweight_fraction >= share
    )


def build_kit(
    place: Place, athlete: Athlete, catalogue: Catalogue, screen: Screen, policy: Policy
) -> Kit:
    """Collect what `athlete` can do at `place`.

    An exercise the runner has logged is never too technical; tests of the body are no training.
    `spared` are the patterns that only health takes away here.
    """
    most_skill = policy.table("selection.max_skill")[athlete.lifting.experience]
    own = athlete.lifted
    by_pattern: dict[Pattern, list[Option]] = {}
    by_id: dict[str, Option] = {}
    spared: set[Pattern] = set()
    for exercise in catalogue.exercises.values():
        setup = exercise.setup_for(place.equipment)
        if (
            exercise.is_test
            or setup is None
            or (exercise.needs_safeties and "rack" not in place.equipment)
        ):
            continue
        if exercise.id not in own and not _is_within_reach(exercise, most_skill, policy):
            continue
        if not screen.allows(exercise):
            spared.add(exercise.main_pattern)
            continue
        option = Option(exercise, setup)
        by_id[exercise.id] = option
        by_pattern.setdefault(exercise.main_pattern, []).append(option)
    return Kit(
        place=place,
        by_pattern={pattern: tuple(options) for pattern, options in by_pattern.items()},
        by_id=by_id,
        spared=frozenset(spared - by_pattern.keys()),
    )
