"""The runs of an athlete file: lines as the athlete wrote them, and runs already dated."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.formats.athlete_calendar import encode_clock
from ironstride.formats.field_readers import any_text, boolean, clock, date, number, text, word
from ironstride.formats.fields import Field, Record, each, one_or_each
from ironstride.formats.plain_tree import plain_number
from ironstride.training.run import PlannedRun
from ironstride.training.words import RUN_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.errors import Problem
    from ironstride.training.athlete import Athlete
    from ironstride.training.foreign_strength import ForeignStrength

_KEYS: Final = ("week", "dated", "files", "planned")
_RUN_KEYS: Final = tuple(field.name for field in dataclasses.fields(PlannedRun))
_MAX_M: Final = 1e7
_MAX_S: Final = 1e7


@dataclass(frozen=True, slots=True)
class RunLines:
    """Lines by weekday, lines by date and paths of calendar files, all unread."""

    week: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def read_runs(field: Field) -> tuple[RunLines, tuple[PlannedRun, ...]]:
    """Read the part `runs`: the lines as they are, and `planned`, which programs write."""
    record = Record(field, _KEYS)
    lines = RunLines(
        week=record.optional("week", _read_lines, ()),
        dated=record.optional("dated", _read_lines, ()),
        files=record.optional("files", one_or_each(text), ()),
    )
    return lines, record.optional("planned", each(_read_planned), ())


def _read_lines(field: Field) -> tuple[str, ...]:
    """Read lines from a list, a text block or keys: YAML takes `tue: 6x800` for a key."""
    value = field.value
    if isinstance(value, list):
        parts = each(_read_lines)(field)
        return tuple(line for part in parts for line in part)
    if isinstance(value, dict):
        return tuple(
            f"{day}: {line}" if line else day
            for key, part in field.entries()
            for day in _read_lines(Field(key, part.path, part.report))
            for line in (_read_lines(part) or ("",))
        )
    if value is None:
        return ()
    if isinstance(value, bool) or not isinstance(value, str):
        return (f"{value}",)
    return tuple(line.strip() for line in any_text(field).splitlines() if line.strip())


def _read_planned(field: Field) -> PlannedRun:
    record = Record(field, _RUN_KEYS)
    on = record.required("on", date)
    kind = record.required("type", word(RUN_TYPES, "a run type"))
    title = record.required("title", any_text)
    source = record.required("source", any_text)
    at = record.optional("at", clock, None)
    distance_m = record.optional("distance_m", number(0, _MAX_M), None)
    duration_s = record.optional("duration_s", number(0, _MAX_S), None)
    key = record.optional("key", boolean, None)
    uid = record.optional("uid", any_text, None)
    line = record.optional("text", any_text, "")
    record.finish()
    return PlannedRun(on, kind, title, source, at, distance_m, duration_s, key, uid, line)


def encode_runs(lines: RunLines, runs: tuple[PlannedRun, ...]) -> dict[str, object]:
    """Return the part `runs` without its empty keys."""
    parts: dict[str, list[object]] = {
        "week": list(lines.week),
        "dated": list(lines.dated),
        "files": list(lines.files),
        "planned": [_encode_planned(run) for run in runs],
    }
    return {key: part for key, part in parts.items() if part}


def _encode_planned(run: PlannedRun) -> dict[str, object]:
    given: dict[str, object | None] = {
        "on": run.on.isoformat(),
        "type": run.type,
        "title": run.title,
        "source": run.source,
        "at": None if run.at is None else encode_clock(run.at),
        "distance_m": None if run.distance_m is None else plain_number(run.distance_m),
        "duration_s": None if run.duration_s is None else plain_number(run.duration_s),
        "key": run.key,
        "uid": run.uid,
        "text": run.text or None,
    }
    return {key: value for key, value in given.items() if value is not None}


def join_runs(
    athlete: Athlete,
    lines: RunLines,
    *,
    file: str,
    starts_on: dt.date,
    ends_on: dt.date,
    calendars: Sequence[Sequence[PlannedRun]] = (),
    strength: Sequence[ForeignStrength] = (),
) -> tuple[Athlete, tuple[Problem, ...]]:
    """Return the athlete with the runs that `lines` give from `starts_on` to `ends_on`.

    Weekly lines are repeated over the days and give way to `calendars`, the runs read from whole
    files; `lines.files` are left to the caller, who can open files. Sessions of other strength
    plans, those in `strength` and in the lines, are kept beside the runs; one told twice counts
    once.
    """
    if not (lines.week or lines.dated or calendars or strength):
        return athlete, ()
    from ironstride.formats.run_merge import merge_runs
    from ironstride.formats.run_text import read_run_lines

    found: list[tuple[PlannedRun, ...]] = []
    problems: list[Problem] = []
    others = [*athlete.other_strength, *strength]
    for where, some in (("runs.week", lines.week), ("runs.dated", lines.dated)):
        read, unread, sessions = read_run_lines(
            some, file=file, where=where, starts_on=starts_on, ends_on=ends_on
        )
        found.append(read)
        problems.extend(unread)
        others.extend(sessions)
    weekly, dated = found
    runs, twice, _ = merge_runs(weekly, [dated, athlete.runs], calendars)
    joined = dataclasses.replace(athlete, runs=runs, other_strength=once_each(others))
    return joined, (*problems, *twice)


def once_each(sessions: Iterable[ForeignStrength]) -> tuple[ForeignStrength, ...]:
    """Return the sessions by day, those of one day and title once."""
    known: dict[tuple[dt.date, str], ForeignStrength] = {}
    for session in sessions:
        known.setdefault((session.on, session.title.casefold()), session)
    return tuple(sorted(known.values(), key=lambda one: (one.on, one.at or dt.time.max)))
