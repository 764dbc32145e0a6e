"""A log of another app, read and compared with what is there: nothing here writes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from ironstride.catalogue.reader import read_catalogue
from ironstride.formats.log_hands import find_doubted_names
from ironstride.formats.log_match import find_new_sets, find_same
from ironstride.formats.log_names import NameTable, read_choice
from ironstride.formats.log_units import find_bare_loads, read_in_unit
from ironstride.formats.name_choices import Choices

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ironstride.errors import Problem
    from ironstride.formats.lift_log import LiftLog
    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet

SHOWN_PROBLEMS: Final = 20
SHOWN_NAMES: Final = 150
# What the facts of an import say of where they come from: the app, then the upload.
_ORIGIN: Final = "import"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the runner said about a file: unit of bare weights, zone of its clock, names."""

    unit: Units | None = None
    zone: str | None = None
    names: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ReadLog:
    """A log as it was read, with what the file left open: the unit of weights, the zone of times.

    With `lacks_unit` its weights took the runner's own unit, unless another one was answered, and
    `readings` are some of them in either unit. With `is_greenwich` its times were put on the
    runner's clock.
    """

    log: LiftLog
    lacks_unit: bool
    is_greenwich: bool
    readings: Mapping[Units, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Intake:
    """What an import would change: sets that are new, that get another name, that go.

    A set goes where the runner decided otherwise about its name than before: it is read anew.
    """

    new: tuple[LoggedSet, ...]
    renamed: tuple[tuple[LoggedSet, LoggedSet], ...]
    gone: tuple[LoggedSet, ...]
    known: int
    problems: tuple[Problem, ...]


def origin_of(app: str, upload: object) -> str:
    """Return where the facts of an import say that they come from."""
    return f"{_ORIGIN} {app} {upload}"


def is_from_file(origin: str) -> bool:
    """Whether a fact was read from a file: its time is that of the session."""
    return origin.startswith(_ORIGIN)


def read_log_file(
    content: bytes,
    name: str,
    answers: Answers,
    own_unit: Units,
    report: Callable[[int], None] | None = None,
) -> ReadLog:
    """Read a log; weights without a unit take the one answered, else the runner's own.

    Raises UnreadableFileError.
    """
    unit = answers.unit or own_unit
    found, lacks_unit = read_in_unit(content, name, unit, report=report)
    is_greenwich = found.clock_of_greenwich
    if is_greenwich and answers.zone:
        zone = ZoneInfo(answers.zone)
        found, _ = read_in_unit(content, name, unit, zone=zone, report=report)
    bare = find_bare_loads(found.sets, unit) if lacks_unit else ()
    both: tuple[Units, Units] = ("kg", "lb")
    readings = {one: tuple(load.read_as(one, own_unit) for load in bare) for one in both}
    return ReadLog(found, lacks_unit, is_greenwich, readings)


def compare(
    read: LiftLog, log: Sequence[LoggedSet], file: str, tables: Tables, own: frozenset[str]
) -> Intake:
    """Return what an import of a log would change; `own` are ids of sets logged one by one."""
    settled = tables.names.settled(log)
    renamed = [(old, new) for old, new in zip(log, settled, strict=True) if old is not new]
    sets = read.sets
    changed = {
        name
        for name in {one.exercise for one in sets}
        if not tables.names.reads_as(tables.before, name)
    }
    otherwise = tables.before.settled(one for one in sets if one.exercise in changed)
    gone = find_same(settled, otherwise)
    gone_ids = {one.id for one in gone}
    there = [one for one in settled if one.id not in gone_ids]
    fresh = tables.names.settled(sets)
    found = find_new_sets(there, fresh, file, is_own=lambda one: one.id in own)
    return Intake(
        found.new,
        tuple(pair for pair in renamed if pair[0].id not in gone_ids),
        tuple(gone),
        found.known,
        found.problems,
    )


@dataclass(frozen=True, slots=True)
class Tables:
    """Names as they are read now, and as they were read before this file."""

    names: NameTable
    before: NameTable
    choices: Choices


def tables_for(read: ReadLog, log: Sequence[LoggedSet], kept: Choices, answers: Answers) -> Tables:
    """Return what the names of a log mean, with what was decided before and now."""
    catalogue = read_catalogue()
    given = answers.names or {}
    decided = {**kept.names, **{name: read_choice(text) for name, text in given.items()}}
    decided = {
        name: choice
        for name, choice in decided.items()
        if choice.exercise is None or choice.exercise in catalogue.exercises
    }
    doubted = find_doubted_names(read.log.sets, log, NameTable(catalogue, decided), catalogue)
    # The zone of a clock is remembered once it was needed: another one would double the sets.
    zone = kept.zone or (answers.zone if read.is_greenwich else None)
    return Tables(
        NameTable(catalogue, decided, doubted),
        NameTable(catalogue, kept.names, doubted),
        Choices(decided, zone),
    )


def look_at(read: ReadLog, intake: Intake, tables: Tables) -> dict[str, Any]:
    """Return what a page shows of a log before it is imported, as plain values."""
    log = read.log
    days = sorted({one.performed_on for one in log.sets})
    unread = [*log.problems, *intake.problems]
    return {
        "app": log.app,
        "sets": len(log.sets),
        "sessions": len({(one.performed_on, one.session) for one in log.sets}),
        "first_day": f"{days[0].day} {days[0]:%B %Y}" if days else "",
        "last_day": f"{days[-1].day} {days[-1]:%B %Y}" if days else "",
        "new": len(intake.new) - len(intake.gone),
        "known": intake.known,
        "anew": len(intake.gone),
        "renamed": len(intake.renamed),
        "differ": len(intake.problems),
        "unread": len(log.problems),
        "problems": [f"{one.where}: {one.text}" for one in unread[:SHOWN_PROBLEMS]],
        "more_problems": max(0, len(unread) - SHOWN_PROBLEMS),
        "others": sum(log.others.values()),
        "undone": log.undone,
        "lacks_unit": read.lacks_unit,
        "readings": {unit: list(loads) for unit, loads in read.readings.items()},
        "greenwich": read.is_greenwich,
        "zone": tables.choices.zone or "",
        **_look_at_names(log.sets, tables.names),
    }


def _look_at_names(sets: Sequence[LoggedSet], names: NameTable) -> dict[str, Any]:
    counts = Counter(one.exercise for one in sets)
    shown = [_look_at_name(name, count, names) for name, count in counts.most_common(SHOWN_NAMES)]
    return {"names": shown, "more_names": max(0, len(counts) - SHOWN_NAMES)}


def _look_at_name(name: str, count: int, names: NameTable) -> dict[str, Any]:
    match = names.match(name)
    exercise = read_catalogue().exercises.get(match.exercise or "")
    return {
        "name": name,
        "sets": count,
        "certainty": "doubted" if names.is_doubted(name) else match.certainty,
        "decided": names.is_decided(name),
        "exercise": exercise.name if exercise else "",
        "per_hand": bool(exercise)
        and any(setup.load_counts == "per_hand" for setup in (exercise.setups if exercise else ())),
        "both_hands": names.is_both_hands(name),
    }
