"""Wishes in plain words, such as "thu +30min" or "long run to sat", and what they ask for."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.training import week_change as ask
from ironstride.training.availability import Slot
from ironstride.training.words import RUN_TYPES, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ironstride.training.words import RunType

MAX_LETTERS: Final = 200
WHAT_CAN_BE_SAID: Final = (
    "thu +30min",
    "gym instead of home on tue",
    "mon 18:30 instead of 06:30",
    "+1 day: sat 40min gym 09:00",
    "tue off",
    "long run to sat",
    "easy instead of tempo on thu",
    "no run on wed",
)
_DATE: Final = r"\d{4}-\d\d-\d\d"
_WEEKDAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)(?:s|rs?|days?|nesdays?|r?sdays?|urdays?)?\b"
# Each part of a form; a blank between two parts may be left out.
_PARTS: Final = {
    "DAY": rf"(?P<day>{_DATE}|{_WEEKDAY})",
    "FROM": rf"(?P<since>{_WEEKDAY})",
    "TO": rf"(?P<to>{_WEEKDAY})",
    "SIGNED": r"(?P<minutes>[+-] ?\d{1,4}) ?m(?:in(?:ute)?s?)?",
    "MINUTES": r"(?P<minutes>\d{1,4}) ?m(?:in(?:ute)?s?)?",
    "AT": r"(?P<at>\d{1,2}:\d\d)",
    "THAN": r"(?P<than>\d{1,2}:\d\d)",
    "NEW": r"(?P<new>.+?)",
    "OLD": r"(?P<old>.+?)",
}


class _Said:
    """The parts of a wish; ValueError for a day, time or number that is none."""

    def __init__(self, found: re.Match[str], places: Collection[str]) -> None:
        self._found = {part: words.strip() for part, words in found.groupdict("").items()}
        self._places = {name.lower(): name for name in places}

    def day(self, part: str = "day") -> ask.WhichDay:
        words = self._found[part].lower()
        if words[0].isdigit():
            on = dt.date.fromisoformat(words)
            return ask.WhichDay(on.weekday(), on)
        return ask.WhichDay(WEEKDAYS.index(words[:3]))

    def time(self, part: str) -> dt.time:
        hour, minute = self._found[part].split(":")
        return dt.time(int(hour), int(minute))

    def minutes(self) -> int:
        count = int(self._found["minutes"].replace(" ", ""))
        most = Slot(abs(count), "any").minutes
        return most if count > 0 else -most

    def has(self, part: str) -> bool:
        return bool(self._found.get(part))

    def place(self, part: str) -> str:
        """Return one of the runner's places; KeyError for another."""
        return self._places[self._found[part].lower()]

    def run_type(self, part: str) -> RunType:
        """Return a type of run; KeyError for another word."""
        words = re.sub(r" ?runs?$", "", self._found[part].lower())
        words = "intervals" if words == "interval" else words
        return {str(name): name for name in RUN_TYPES}[words]


def _more(said: _Said) -> ask.WeekChange:
    return ask.MoreMinutes(said.day(), said.minutes())


def _one_more(said: _Said) -> ask.WeekChange:
    place = said.place("new") if said.has("new") else None
    at = said.time("at") if said.has("at") else None
    return ask.OneMoreSlot(said.day(), said.minutes(), place, at)


def _off(said: _Said) -> ask.WeekChange:
    return ask.DayOff(said.day())


def _no_run(said: _Said) -> ask.WeekChange:
    return ask.NoRun(said.day())


def _other_time(said: _Said) -> ask.WeekChange:
    return ask.OtherTime(
        said.day(), said.time("at"), said.time("than") if said.has("than") else None
    )


def _other_run(said: _Said) -> ask.WeekChange:
    old = said.run_type("old") if said.has("old") else None
    return ask.OtherRun(said.day(), said.run_type("new"), old)


def _other_place(said: _Said) -> ask.WeekChange:
    return ask.OtherPlace(
        said.day(), said.place("new"), said.place("old") if said.has("old") else None
    )


def _moved(said: _Said) -> ask.WeekChange:
    return ask.MovedRun(
        said.run_type("new"), said.day("to"), said.day("since") if said.has("since") else None
    )


_FORMS: Final[tuple[tuple[str, Callable[[_Said], ask.WeekChange]], ...]] = (
    ("DAY SIGNED", _more),
    ("SIGNED on DAY", _more),
    (
        r"\+ ?(?:1|one)? ?(?:day|slot):? DAY,? MINUTES(?: (?:at )?(?P<new>\D+?))?(?: (?:at )?AT)?",
        _one_more,
    ),
    ("DAY off", _off),
    ("(?:off|no lifts?|no strength) on DAY", _off),
    ("no runs? on DAY", _no_run),
    ("DAY (?:at )?AT(?: instead of THAN)?", _other_time),
    ("NEW(?: from FROM)? to TO", _moved),
    ("(?P<new>long) runs? on TO", _moved),
    ("NEW instead of OLD on DAY", _other_run),
    ("NEW instead of OLD on DAY", _other_place),
    ("NEW on DAY", _other_run),
    ("NEW on DAY", _other_place),
    ("DAY (?:at )?NEW", _other_place),
)


def read_wish(
    words: str, places: Collection[str], where: str = "wish"
) -> tuple[ask.WeekChange | None, tuple[Problem, ...]]:
    """Return what a wish asks for, or a problem that says what can be said.

    `places` are the names of the runner's own.
    """
    text = " ".join(words[: MAX_LETTERS + 1].split())
    if len(text) > MAX_LETTERS:
        return None, (Problem(where, text[:20], "is too long; say one wish at a time"),)
    for form, build in _FORMS:
        found = _compiled(form).fullmatch(text)
        if found is None:
            continue
        try:
            return build(_Said(found, places)), ()
        except (KeyError, ValueError):
            continue
    return None, (Problem(where, text, _say_unclear(places)),)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    for part, pattern in _PARTS.items():
        form = re.sub(rf"\b{part}\b", pattern.replace("\\", "\\\\"), form)
    return re.compile(form, re.IGNORECASE)


def _say_unclear(places: Collection[str]) -> str:
    names = ", ".join(sorted(places))
    examples = "; ".join(f'"{one}"' for one in WHAT_CAN_BE_SAID)
    return f"is not understood. Say it like one of these: {examples}. Your places: {names}"
