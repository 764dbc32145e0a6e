"""Days, races and runs as a person writes them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.init_answers import ask, read_date
from ironstride.errors import InvalidValueError
from ironstride.training.availability import Availability, Slot
from ironstride.training.intake_words import FEWEST_MINUTES, LONGEST_RACE_KM, MOST_MINUTES
from ironstride.training.race import Race
from ironstride.training.words import WEEKDAYS, Priority
from ironstride.units import M_PER_MILE

if TYPE_CHECKING:
    from collections.abc import Callable

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_RACE: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[\s,]+(\d+(?:[.,]\d+)?)\s*(km|k|miles|mile|mi)?\b[\s,]*(.*)", re.IGNORECASE
)
_PRIORITY: Final = re.compile(r"(.*?)[\s,]*\b([ABC])\b", re.IGNORECASE)
_EXAMPLE: Final = "mon 40, thu 18:30 40, sat 25"


def ask_availability(places: tuple[str, ...]) -> Availability:
    """Return the slots of a week; a place is named where there is more than one."""
    example = _EXAMPLE if len(places) == 1 else f"mon 40 {places[0]}, thu 18:30 40 {places[-1]}"
    click.echo(f"\nWhen can you train? Day and minutes, the time if it is fixed, like {example}")
    return ask("Days", lambda text: read_days(text, places))


def read_days(text: str, places: tuple[str, ...]) -> Availability:
    """Return the slots of "mon 40, thu 18:30 40 gym"; an unnamed place is the first one."""
    week: dict[int, tuple[Slot, ...]] = {}
    for part in re.split(r"[,;]", text):
        if part.strip():
            day, slot = _read_day(part, places)
            week[day] = (*week.get(day, ()), slot)
    if not week:
        raise InvalidValueError(f"please write days and minutes, like {_EXAMPLE}")
    return Availability(dict(sorted(week.items())))


def _read_day(text: str, places: tuple[str, ...]) -> tuple[int, Slot]:
    words = text.lower().split()
    days = [WEEKDAYS.index(word[:3]) for word in words if word[:3] in WEEKDAYS]
    times = [match for word in words if (match := _CLOCK.fullmatch(word))]
    minutes = [int(word[:4]) for word in words if word.isdecimal()]
    named = [place for place in places if place in words]
    if len(days) != 1 or len(minutes) != 1:
        raise InvalidValueError(f"{text.strip()!r}: please write a day and minutes, like mon 40")
    if not FEWEST_MINUTES <= minutes[0] <= MOST_MINUTES:
        raise InvalidValueError(f"please write {FEWEST_MINUTES} to {MOST_MINUTES} minutes")
    at = dt.time(int(times[0][1]), int(times[0][2])) if times else None
    return days[0], Slot(minutes[0], named[0] if named else places[0], at)


def race_reader(today: dt.date) -> Callable[[str], Race]:
    """Make a reader of "2027-04-11 42.2 km City Marathon B"; kilometres and A where not said."""

    def read(text: str) -> Race:
        match = _RACE.fullmatch(text.strip())
        if match is None:
            raise InvalidValueError("please write date, distance, name: 2027-04-11 10 km City Run")
        on = read_date(match[1])
        if on < today:
            raise InvalidValueError("that day is over; please write a race to come")
        unit_m = M_PER_MILE if (match[3] or "km").lower().startswith("m") else 1000
        distance_m = round(float(match[2].replace(",", ".")) * unit_m, 1)
        if not 0 < distance_m <= LONGEST_RACE_KM * 1000:
            raise InvalidValueError("please write the distance of the race, like 21.1 km")
        name, priority = _split_priority(match[4].strip())
        return Race(name or "race", on, distance_m, priority)

    return read


def _split_priority(name: str) -> tuple[str, Priority]:
    match = _PRIORITY.fullmatch(name)
    if match is None:
        return name, "A"
    priorities: dict[str, Priority] = {"A": "A", "B": "B", "C": "C"}
    return match[1].strip(), priorities[match[2].upper()]


def run_line_reader(today: dt.date) -> Callable[[str], str]:
    """Make a reader that takes a line as it is when the reader of athlete files understands it."""

    def read(text: str) -> str:
        from ironstride.formats.run_text import read_run_lines

        ends_on = today + dt.timedelta(days=6)
        runs, problems, strength = read_run_lines(
            [text], file="answer", where="run", starts_on=today, ends_on=ends_on
        )
        if not (runs or strength):
            advice = (
                problems[0].text
                if problems
                else "please write a day and a run, like tue 06:30: 6x800 m"
            )
            raise InvalidValueError(advice)
        return text

    return read
