"""Ladders: each exercise may name one that is easier and one that is harder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.catalogue.table import nearest_hint
from ironstride.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.exercise import Exercise


def climb(catalogue: Catalogue, exercise_id: str) -> Iterator[Exercise]:
    """Yield the harder exercises above this one, rung by rung, each at most once."""
    yield from _walk(catalogue.exercises, exercise_id, "harder")


def descend(catalogue: Catalogue, exercise_id: str) -> Iterator[Exercise]:
    """Yield the easier exercises below this one, rung by rung, each at most once."""
    yield from _walk(catalogue.exercises, exercise_id, "easier")


def check_own_ladders(
    own: tuple[Exercise, ...], catalogue: Catalogue, file: str
) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
    """Return the own exercises without the ladder steps that lead nowhere or in a circle."""
    known = {**catalogue.exercises, **{exercise.id: exercise for exercise in own}}
    problems: list[Problem] = []
    for exercise in own:
        for key in ("easier", "harder"):
            text = _step_problem(known, exercise, key)
            if text is not None:
                problems.append(Problem(file, f"{exercise.id}.{key}", text))
                known[exercise.id] = _without_step(known[exercise.id], key)
    return tuple(known[exercise.id] for exercise in own), tuple(problems)


def _walk(known: Mapping[str, Exercise], exercise_id: str, key: str) -> Iterator[Exercise]:
    seen = {exercise_id}
    here = known.get(exercise_id)
    while here is not None:
        step = here.easier if key == "easier" else here.harder
        here = None if step is None or step in seen else known.get(step)
        if here is not None:
            seen.add(here.id)
            yield here


def _step_problem(known: Mapping[str, Exercise], exercise: Exercise, key: str) -> str | None:
    step = exercise.easier if key == "easier" else exercise.harder
    if step is None:
        return None
    if step not in known:
        hint = nearest_hint(step, known)
        return f"is {step!r}, which no exercise is called{hint}; the step is left out"
    last = [exercise, *_walk(known, exercise.id, key)][-1]
    beyond = last.easier if key == "easier" else last.harder
    if beyond == exercise.id:
        return f"leads back to {exercise.id} in a circle; the step is left out"
    return None


def _without_step(exercise: Exercise, key: str) -> Exercise:
    return replace(exercise, easier=None) if key == "easier" else replace(exercise, harder=None)
