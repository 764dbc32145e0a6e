"""Every exercise is one that the catalogue knows, the place allows and the runner can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.check.case import items_of
from ironstride.planning.check.findings import Finding, find_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.exercise import Exercise
    from ironstride.training.session import PlannedItem, PlannedSession
    from ironstride.training.words import Equipment


def exercise_is_in_the_catalogue(case: Case) -> Iterator[Finding]:
    """Each item is an exercise of the catalogue, with its patterns and in a class it allows."""
    for session, item, exercise in _items(case):
        if exercise is None:
            text = f"the catalogue has no exercise {item.exercise!r}"
        elif item.patterns != exercise.patterns:
            text = f"{item.name} trains {exercise.patterns}; the plan says {item.patterns}"
        elif item.rep_class not in exercise.rep_classes:
            text = f"{item.name} is not done in the class {item.rep_class}"
        else:
            continue
        yield find_at(session, text, item=item.id)


def equipment_of_place(case: Case) -> Iterator[Finding]:
    """Each exercise can be set up at the session's place, with a rack where it has to be safe."""
    for session, item, exercise in _items(case):
        place = case.plan.athlete.places.get(session.place)
        # A run's warm-up is done where the run starts: there is nothing but the runner.
        if place is None and session.kind != "run_warmup":
            text = f"the athlete has no place {session.place!r}"
            yield find_at(session, text, item=item.id)
            continue
        equipment = place.equipment if place else frozenset()
        if exercise and not _can_set_up(exercise, item, equipment):
            text = f"{item.name} with {item.implement} cannot be set up at {session.place}"
            yield find_at(session, text, item=item.id)
        elif exercise and exercise.needs_safeties and "rack" not in equipment:
            text = f"{item.name} needs safeties; {session.place} has no rack"
            yield find_at(session, text, item=item.id)


def comfort_decides_the_exercise(case: Case) -> Iterator[Finding]:
    """No exercise asks for more skill than the runner's level has, but one that was logged."""
    most = case.policy.table("selection.max_skill")[case.level]
    done = case.plan.athlete.lifted
    for session, item, exercise in _items(case):
        if exercise and exercise.skill > most and item.exercise not in done:
            text = f"{item.name} has skill {exercise.skill}; level {case.level} goes to {most:g}"
            yield find_at(session, text, item=item.id)


def _items(case: Case) -> Iterator[tuple[PlannedSession, PlannedItem, Exercise | None]]:
    for session in case.own_sessions:
        for item in items_of(session):
            yield session, item, case.exercise(item)


def _can_set_up(exercise: Exercise, item: PlannedItem, equipment: frozenset[Equipment]) -> bool:
    return any(
        setup.implement == item.implement
        and setup.load_counts == item.load_counts
        and setup.needs <= equipment
        for setup in exercise.setups
    )
