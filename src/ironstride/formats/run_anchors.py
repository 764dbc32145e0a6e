"""What fixes a plan without dates to the calendar: "Week 1 starts 7 Dec", "Race day: 4 May"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_dates import DATE, read_date
from ironstride.formats.run_keywords import WEEK_WORDS
from ironstride.formats.run_phrases import same_length_text
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.training.run import PlannedRun

_LINES: Final = 5000
_LINE: Final = 200
_LINK: Final = r"[\s:=]*(?:(?:on|is|am|le|el|il|op|den|em|at)\s+)?(?:[a-z]{2,10},?\s+)?"
_WEEK: Final = rf"(?:{'|'.join(WEEK_WORDS)})\s*(?P<week>\d{{1,2}})"
_BEGINS: Final = (
    r"(?:start(?:s|ing|et|ar|er)?(?:\s*date)?|begin(?:s|ning|nt|t)?|beginn|comienza|empieza|debut|"
    r"commence|inizia|inizio|comeca)"
)
_START: Final = re.compile(
    rf"(?:^|.*\s|\W+)(?:{_WEEK}(?:\s+of\s+\d{{1,2}})?\W*(?:{_BEGINS}|from|of|ab|=|:)|(?<!\S)(?:plan\s+)?{_BEGINS}){_LINK}"
    rf"(?={DATE.pattern})"
)
_RACE: Final = re.compile(
    r"\b(?:race(?:\s*day|\s*date)?|wettkampf(?:tag)?|renntag|rennen|jour de (?:la )?course|"
    r"dia de (?:la )?carrera|(?:giorno della )?gara|wedstrijd(?:dag)?|dia da prova)"
    rf"{_LINK}(?={DATE.pattern})"
)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The Monday of the week with a number, the day of the race, and the lines that say so."""

    start: tuple[int, dt.date] | None = None
    race_on: dt.date | None = None
    lines: frozenset[str] = frozenset()


def find_anchors(text: str, *, near: dt.date) -> Anchors:
    """Return what `text` says of the start of a plan and of its race; the first of each counts."""
    start: tuple[int, dt.date] | None = None
    race_on: dt.date | None = None
    lines = []
    for line in text.splitlines()[:_LINES]:
        plain = same_length_text(line[:_LINE])
        starts, races = _START.match(plain), _RACE.search(plain)
        if starts is not None and (day := _date_at(plain, starts.end(), near)) is not None:
            start = start or (int(starts["week"] or 1), monday_of(day))
        elif races is not None and (day := _date_at(plain, races.end(), near)) is not None:
            race_on = race_on or day
        else:
            continue
        lines.append(line.strip())
    return Anchors(start, race_on, frozenset(lines))


def _date_at(plain: str, at: int, near: dt.date) -> dt.date | None:
    match = DATE.match(plain, at)
    found = None if match is None else read_date(match, near=near)
    return found if isinstance(found, dt.date) else None


def days_to_race(runs: Sequence[PlannedRun], race_on: dt.date) -> int:
    """Return by how many days a plan without dates moves so that its last race is on `race_on`.

    0 where no race stands in its last week or the weekdays differ: the plan says otherwise.
    """
    if not runs:
        return 0
    last = max(run.on for run in runs)
    races = [run.on for run in runs if run.type == "race"]
    if not races or (last - max(races)).days >= DAYS_PER_WEEK:
        return 0
    days = (race_on - max(races)).days
    return days if days % DAYS_PER_WEEK == 0 else 0
