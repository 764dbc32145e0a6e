"""One usual running week as text: told apart from a dated plan, and written line by line."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, get_args

from ironstride.formats.athlete_calendar import encode_clock
from ironstride.formats.run_anchors import find_anchors
from ironstride.formats.run_heads import read_head, split_heads
from ironstride.formats.run_week_headings import read_week_heading
from ironstride.formats.run_workout import clean_text
from ironstride.training.words import RUN_TYPES, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.words import RunType

Unit = Literal["km", "mi", "min"]
UNITS: Final[tuple[Unit, ...]] = get_args(Unit)
_MAX_LINES: Final = 60
_LINE: Final = re.compile(
    r"(?P<day>[a-z]{3})(?: (?P<at>\d\d:\d\d))?: (?P<type>[a-z]+)"
    r"(?: (?P<amount>\d{1,4}(?:\.\d{1,2})?) (?P<unit>km|mi|min))?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class WeekRun:
    """A run of a usual week: its weekday (0 is Monday) and how far or how long, as written."""

    weekday: int
    type: RunType
    at: dt.time | None = None
    amount: str = ""
    unit: Unit = "km"


def write_week_run(run: WeekRun) -> str:
    """Return the line of a run: "tue 06:30: intervals 8 km"."""
    at = "" if run.at is None else f" {encode_clock(run.at)}"
    size = f" {run.amount} {run.unit}" if run.amount else ""
    return f"{WEEKDAYS[run.weekday]}{at}: {run.type}{size}"


def read_week_run(line: str) -> WeekRun | None:
    """Return the run of a line that `write_week_run` wrote, None for any other line."""
    match = _LINE.fullmatch(line)
    if match is None or match["day"] not in WEEKDAYS:
        return None
    kind = next((one for one in RUN_TYPES if one == match["type"]), None)
    unit: Unit = next((one for one in UNITS if one == match["unit"]), "km")
    if kind is None:
        return None
    try:
        at = None if match["at"] is None else dt.time.fromisoformat(match["at"])
    except ValueError:
        return None
    return WeekRun(WEEKDAYS.index(match["day"]), kind, at, match["amount"] or "", unit)


def read_usual_week(text: str, *, near: dt.date) -> tuple[str, ...] | None:
    """Return the lines of a week that repeats, one for each part that names its days.

    None where the text is a plan of its own weeks: it has dates or headings of weeks, or comes
    back to a weekday. A line that names no day is kept as it is, for the reader to refuse.
    """
    if len(text.splitlines()) > _MAX_LINES or find_anchors(text, near=near).lines:
        return None
    lines: list[str] = []
    seen: list[int] = []
    for part, is_heading in _parts(text):
        head = read_head(part, near=near)
        if is_heading or (head is not None and head.on is not None):
            return None
        if head is None:
            if lines and _is_bare(lines[-1], near):
                lines[-1] = f"{lines[-1].rstrip(':')}: {part}"
            else:
                lines.append(part)
            continue
        if any(day in seen[:-1] and day != seen[-1] for day in head.weekdays):
            return None
        seen += head.weekdays
        lines.append(part)
    return tuple(lines)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    for line in text.splitlines():
        cleaned = clean_text(line)
        if not cleaned:
            continue
        if read_week_heading(cleaned) is not None:
            yield cleaned, True
            continue
        for part in split_heads(cleaned):
            yield part, False


def _is_bare(line: str, near: dt.date) -> bool:
    """Whether a line only names its days: the run stands in the next one."""
    head = read_head(line, near=near)
    return head is not None and not head.body
