"""Read exercises: the ones that come with Ironstride, and a runner's or coach's own."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import tomli

from ironstride.catalogue.catalogue import Catalogue, catalogue_of
from ironstride.catalogue.ladders import check_own_ladders
from ironstride.catalogue.record import read_exercise
from ironstride.errors import Problem, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.exercise import Exercise

EXERCISES_DIR: Final = Path(__file__).parent / "exercises"
_HEADER: Final = re.compile(r"(?m)^\[(?!\[)[^\]\n]*\][ \t]*(?:#.*)?$")


@cache
def read_catalogue() -> Catalogue:
    """Read the exercises that come with Ironstride, once per process.

    Raises
    ------
    UnreadableFileError
        One of the files is damaged; a test keeps that from being released.
    """
    exercises: list[Exercise] = []
    problems: list[Problem] = []
    for path in sorted(EXERCISES_DIR.glob("*.toml")):
        found, wrong = parse_exercises(path.read_text(encoding="utf-8"), path.name)
        exercises += found
        problems += wrong
    seen = Counter(exercise.id for exercise in exercises)
    problems += [
        Problem("exercises", exercise_id, "is in two files; keep one")
        for exercise_id, times in seen.items()
        if times > 1
    ]
    if problems:
        raise UnreadableFileError(tuple(problems))
    return catalogue_of(exercises)


def parse_exercises(text: str, file: str) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
    """Read exercises in the form of docs/formats/exercises.md.

    A wrong exercise is left out and every wrong field of it becomes a problem; the others stay.
    `file` is the name to show in problems.
    """
    tables, problems = _read_tables(text, file)
    exercises: list[Exercise] = []
    for exercise_id, values in tables.items():
        if not isinstance(values, dict):
            problems.append(
                Problem(file, exercise_id, f"stands outside a table; write [{exercise_id}] above")
            )
            continue
        exercise, wrong = read_exercise(exercise_id, values, file)
        problems += wrong
        if exercise is not None:
            exercises.append(exercise)
    return tuple(exercises), tuple(problems)


def extend_catalogue(
    catalogue: Catalogue, text: str, file: str
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Return `catalogue` with the exercises of a runner's own file.

    An own exercise whose ladder leads to an unknown exercise or in a circle is kept without
    that step, with a problem that says so.
    """
    exercises, problems = parse_exercises(text, file)
    mended, wrong = check_own_ladders(exercises, catalogue, file)
    return catalogue.extended(mended), problems + wrong


def _read_tables(text: str, file: str) -> tuple[dict[str, object], list[Problem]]:
    text = text.removeprefix("\ufeff")
    try:
        return tomli.loads(text), []
    except (tomli.TOMLDecodeError, RecursionError):
        return _read_tables_one_by_one(text, file)


def _read_tables_one_by_one(text: str, file: str) -> tuple[dict[str, object], list[Problem]]:
    """Read each table alone, so that a slip in one does not lose the others."""
    tables: dict[str, object] = {}
    problems: list[Problem] = []
    for line, section in _sections(text):
        try:
            found = tomli.loads(section)
        except (tomli.TOMLDecodeError, RecursionError) as error:
            problems.append(_syntax_problem(error, file, line))
            continue
        for exercise_id, values in found.items():
            if exercise_id in tables:
                again = f"{exercise_id} is here a second time; the first one stands"
                problems.append(Problem(file, f"line {line}", again))
            tables.setdefault(exercise_id, values)
    return tables, problems


def _sections(text: str) -> Iterator[tuple[int, str]]:
    """Yield each table of a file with the number of its first line."""
    starts = [0, *(match.start() for match in _HEADER.finditer(text)), len(text)]
    for start, end in pairwise(starts):
        if text[start:end].strip():
            yield text.count("\n", 0, start) + 1, text[start:end]


def _syntax_problem(error: Exception, file: str, first_line: int) -> Problem:
    if not isinstance(error, tomli.TOMLDecodeError):
        return Problem(file, f"line {first_line}", "is nested too deep; write plain keys")
    line = first_line + error.lineno - 1
    text = f"is not TOML: {error.msg}; this exercise is left out until it is"
    return Problem(file, f"line {line}", text)
