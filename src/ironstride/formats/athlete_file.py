"""The athlete file (public contract `ironstride.athlete/1`), in YAML."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from ironstride.formats.athlete_codec import AthleteFile, decode_athlete, encode_athlete
from ironstride.formats.athlete_health import UNREAD_FLAG
from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.source_text import read_source_text
from ironstride.formats.yaml_text import write_yaml
from ironstride.formats.yaml_tree import read_yaml_tree

if TYPE_CHECKING:
    from ironstride.errors import Problem

MAX_ATHLETE_BYTES: Final = 1_000_000


def read_athlete_file(
    source: str | bytes, file: str
) -> tuple[AthleteFile | None, tuple[Problem, ...]]:
    """Return the athlete and every problem of the file, in its order.

    There is no athlete only when the text is no YAML, or when the name, the birth date, the body
    mass or the time to train is missing or wrong; any other bad part is left out. A health
    statement that is not understood is not left out: it stands as the flag
    `health_not_understood`.
    """
    text, problems = read_source_text(source, file, max_bytes=MAX_ATHLETE_BYTES)
    if text is None:
        return None, problems
    tree, problems = read_yaml_tree(text, file)
    if tree is None:
        return None, problems
    report = Report(file, tree.lines)
    report.problems.extend(problems)
    found = attempt(Field(tree.value, "", report), decode_athlete, None)
    if found is not None and _hides_health(problems):
        found = _with_unread_health(found)
    return found, tuple(report.problems)


def _hides_health(problems: tuple[Problem, ...]) -> bool:
    """Whether a key of the health part is written twice, so that one of the two is not read."""
    return any(": health" in problem.where for problem in problems)


def _with_unread_health(given: AthleteFile) -> AthleteFile:
    athlete = given.athlete
    health = dataclasses.replace(athlete.health, flags=athlete.health.flags | {UNREAD_FLAG})
    return dataclasses.replace(given, athlete=dataclasses.replace(athlete, health=health))


def write_athlete_file(given: AthleteFile) -> str:
    """Return the text of an athlete file that reads back as the same value."""
    return write_yaml(encode_athlete(given))
