"""What a reader gives that somebody writes in an hour: the named baseline of the calendar bench.

Calendars go through the `icalendar` library, tables through `csv.DictReader`; the type is the first
English keyword of the title, the size the first number with a unit. Anything else is not read.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from typing import TYPE_CHECKING, Final

import icalendar

from ironstride.formats.run_collection import Runs
from ironstride.training.foreign_strength import ForeignStrength
from ironstride.training.run import PlannedRun
from ironstride.units import M_PER_MILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.words import RunType

NAME: Final = "icalendar/csv + title keywords + first number"
_KEYWORDS: Final[tuple[tuple[str, RunType], ...]] = (
    ("race|marathon|parkrun", "race"),
    ("long", "long"),
    ("interval|repeats|\\d ?x ?\\d", "intervals"),
    ("hill", "hills"),
    ("tempo", "tempo"),
    ("threshold", "threshold"),
    ("stride", "strides"),
    ("recovery", "recovery"),
    ("rest|day off", "rest"),
    ("bike|ride|swim|cross", "cross"),
    ("easy", "easy"),
)
_STRENGTH: Final = re.compile("strength|gym|core|weights")
_DISTANCE: Final = re.compile(r"(\d+(?:\.\d+)?) ?(km|k|mi|miles?)\b")
_MINUTES: Final = re.compile(r"(\d+) ?min")
_EVENT_S: Final = 12 * 3600


def read_naively(content: bytes, *, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read runs as the module says; a file that the libraries refuse gives none."""
    text = content.decode("utf-8", "replace")
    rows = _calendar_rows(content) if "BEGIN:VCALENDAR" in text else _table_rows(text)
    runs: list[PlannedRun] = []
    strength: list[ForeignStrength] = []
    for on, at, title, seconds in rows:
        if not starts_on <= on <= ends_on:
            continue
        if _STRENGTH.search(title.lower()):
            strength.append(ForeignStrength(on, title, "naive", at))
        else:
            runs.append(_run(on, at, title, seconds))
    return Runs(tuple(runs), (), tuple(strength))


def _run(on: dt.date, at: dt.time | None, title: str, seconds: float | None) -> PlannedRun:
    lower = title.lower()
    run_type: RunType = next((kind for words, kind in _KEYWORDS if re.search(words, lower)), "easy")
    distance, minutes = _DISTANCE.search(lower), _MINUTES.search(lower)
    unit_m = M_PER_MILE if distance and distance[2].startswith("m") else 1000.0
    return PlannedRun(
        on,
        run_type,
        title,
        "naive",
        at=at,
        distance_m=float(distance[1]) * unit_m if distance else None,
        duration_s=float(minutes[1]) * 60 if minutes else seconds,
    )


Row = tuple[dt.date, dt.time | None, str, float | None]


def _calendar_rows(content: bytes) -> Iterator[Row]:
    try:
        calendar = icalendar.Calendar.from_ical(content)
    except (ValueError, IndexError):
        return
    for event in calendar.walk("VEVENT"):
        when, until = _moment(event, "DTSTART"), _moment(event, "DTEND")
        if isinstance(when, dt.datetime):
            title = str(event.get("SUMMARY", ""))
            yield when.date(), when.time(), title, _seconds(when, until)
        elif isinstance(when, dt.date):
            yield when, None, str(event.get("SUMMARY", "")), None


def _moment(event: icalendar.Component, name: str) -> object:
    try:
        return getattr(event.get(name), "dt", None)
    except icalendar.error.BrokenCalendarProperty:
        return None


def _seconds(start: dt.datetime, end: object) -> float | None:
    if not isinstance(end, dt.datetime) or (end.tzinfo is None) != (start.tzinfo is None):
        return None
    seconds = (end - start).total_seconds()
    return seconds if 0 < seconds <= _EVENT_S else None


def _table_rows(text: str) -> Iterator[Row]:
    for row in csv.DictReader(text.splitlines()):
        cells = {str(key).lower(): str(value or "") for key, value in row.items()}
        try:
            on = dt.date.fromisoformat(cells.get("date", ""))
        except ValueError:
            continue
        distance = cells.get("distance_km") or cells.get("distance") or ""
        title = " ".join((cells.get("title", ""), cells.get("type", "")))
        yield on, None, f"{title} {distance} km" if distance else title, None
