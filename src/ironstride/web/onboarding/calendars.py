"""Running calendars of an athlete: kept as they came, understood anew whenever they are read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from ironstride.formats.run_text import read_run_lines
from ironstride.formats.runs_file import read_runs
from ironstride.sheets.plan_words import say_day, say_distance
from ironstride.training.calendar_weeks import monday_of
from ironstride.training.words import WEEKDAYS
from ironstride.units import S_PER_MINUTE
from ironstride.web.config.clock import now
from ironstride.web.language.remembered import once_in_each_language
from ironstride.web.plans.models import RunCalendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.errors import Problem
    from ironstride.formats.run_collection import Runs
    from ironstride.formats.weights import Units
    from ironstride.training.run import PlannedRun
    from ironstride.web.accounts.models import AthleteRow

MAX_UPLOAD_BYTES: Final = 5_000_000
MOST_CALENDARS: Final = 10
_AHEAD: Final = dt.timedelta(weeks=52)
_MOST_RUNS: Final = 14
_MOST_PROBLEMS: Final = 12


@dataclass(frozen=True, slots=True)
class UnderstoodLine:
    """A line as it was written, the runs it was read as, and what was not understood."""

    line: str
    runs: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnderstoodCalendar:
    """What a calendar holds: how many runs, the next of them, and what was not understood."""

    runs: int
    coming: tuple[str, ...]
    others: int
    problems: tuple[str, ...]
    more_problems: int


def understand_lines(
    lines: Sequence[str], today: dt.date, units: Units
) -> tuple[UnderstoodLine, ...]:
    """Return what each line of a usual week was read as."""
    first = monday_of(today)
    last = first + dt.timedelta(days=len(WEEKDAYS) - 1)
    told = []
    for line in lines:
        runs, problems, strength = read_run_lines(
            [line], file="", where="", starts_on=first, ends_on=last
        )
        days = [f"{say_day(run.on).split()[0]}: {_say_run(run, units)}" for run in runs]
        days += [
            _("%(title)s: strength of another plan") % {"title": one.title} for one in strength
        ]
        told.append(UnderstoodLine(line, tuple(days), tuple(one.text for one in problems)))
    return tuple(told)


def understand_text(text: str, today: dt.date, units: Units) -> UnderstoodCalendar:
    """Return what a plan of dates or weeks was read as."""
    return _understood(_read(text.encode(), "", today), today, units)


def understand_calendar(row: RunCalendar, today: dt.date, units: Units) -> UnderstoodCalendar:
    """Return what a stored calendar was read as; read once for each state of it."""
    return _understand_stored(row.pk, row.fetched_at, today, units)


@once_in_each_language(64)
def _understand_stored(
    pk: int, _fetched_at: dt.datetime, today: dt.date, units: Units
) -> UnderstoodCalendar:
    row = RunCalendar.objects.get(pk=pk)
    return _understood(_read(bytes(row.content), row.name, today), today, units)


def _read(content: bytes, name: str, today: dt.date) -> Runs:
    first = monday_of(today)
    return read_runs(content, name, starts_on=first, ends_on=first + _AHEAD)


def _understood(found: Runs, today: dt.date, units: Units) -> UnderstoodCalendar:
    runs = [run for run in found.runs if run.type != "rest"]
    coming = [run for run in runs if run.on >= today][:_MOST_RUNS]
    problems = [_say_problem(one) for one in found.problems]
    return UnderstoodCalendar(
        runs=len(runs),
        coming=tuple(f"{say_day(run.on)}: {_say_run(run, units)}" for run in coming),
        others=len(found.strength),
        problems=tuple(problems[:_MOST_PROBLEMS]),
        more_problems=max(0, len(problems) - _MOST_PROBLEMS),
    )


def _say_problem(one: Problem) -> str:
    return one.text if one.where in ("", "file", "dates") else f"{one.where}: {one.text}"


def _say_run(run: PlannedRun, units: Units) -> str:
    size = []
    if run.distance_m:
        size.append(say_distance(run.distance_m, units))
    if run.duration_s:
        size.append(_("%(minutes)s min") % {"minutes": round(run.duration_s / S_PER_MINUTE)})
    kind = _("a run we do not know the kind of") if run.type == "unknown" else run.type
    at = f" {run.at:%H:%M}" if run.at else ""
    return ", ".join((f"{kind}{at}", *size))


def add_calendar(
    row: AthleteRow, kind: str, name: str, content: bytes, url: str = ""
) -> RunCalendar:
    """Keep a calendar; one of the same kind and name or address takes its place."""
    same: dict[str, Any] = {"url": url} if url else {"name": name[:200]}
    made, _is_new = RunCalendar.objects.update_or_create(
        athlete=row,
        kind=kind,
        **same,
        defaults={"name": name[:200], "content": content, "fetched_at": now(), "problem": ""},
    )
    return made
