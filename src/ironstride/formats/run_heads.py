"""The head of a runner's line: which days, which date, which time; and where heads begin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_dates import CLOCK, DATE, Clock, clock_of, read_date
from ironstride.formats.run_keywords import (
    AND_WORDS,
    DAILY_WORDS,
    EVENING_WORDS,
    MORNING_WORDS,
    WEEKDAY_WORDS,
)
from ironstride.formats.run_keywords_north_west import HEADING_DAYS
from ironstride.formats.run_phrases import same_length_text
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

# The first letters of the days, Monday first, as they stand over a week in several languages.
LETTERS: Final = ("mtwtfss", "mdmdfss", "lmmjvsd", "lmxjvsd", "lmmgvsd", "mdwdvzz", "stqqssd")
_GERMAN_SHORT: Final = 2
# A run does not start before this hour unless the text leaves no doubt: "1:30 easy" is a duration.
_FIRST_HOUR: Final = 5
_FIRST_TWO_DIGIT_HOUR: Final = 10
_HALF_WORDS: Final = "|".join(re.escape(word) for word in (*MORNING_WORDS, *EVENING_WORDS))
_HALF: Final = re.compile(rf"(?:{_HALF_WORDS})(?![a-z])\s*:?\s*")
_AT: Final = r"(?:at|um|ab|a las|a la|alle|a|h)\s+"
_LEAD: Final = re.compile(rf"\s*,?\s*(?:{_AT})?")
_TAIL_CLOCK: Final = re.compile(
    rf"\s*,?\s*(?:\bat|\bum|\bab|\ba las|\balle|\ba|@)\s*(?:{CLOCK.pattern})\s*$"
)
_BULLET: Final = re.compile(r"[\s\-*•>·|]*(?:(?:on|every|each|am|jeden|le|el|los|il|ogni)\s+)?")
_BEFORE_DATE: Final = re.compile(r"[\s,.(]*")
_AFTER_DATE: Final = re.compile(r"\)?")
_AFTER_HEAD: Final = re.compile(r"\s*[:=,>\-]*\s*")
_DAY_CUT: Final = re.compile(r"\s+/\s+|\s*[;|]\s*")
_LETTERED: Final = re.compile(r"\s*(?P<day>[A-Za-z]{1,2})\s*[-:=\u2013]\s*(?P<body>.*)", re.DOTALL)
_PART: Final = re.compile(r"\s*[/;|&]\s*|\s*[,+]\s*(?=[ap]m\b)|\n")


@dataclass(frozen=True, slots=True)
class Head:
    """The days or the date that a line speaks of, and the text after it.

    `on` is a date, or the ISO dates that an unclear one could be (none: no such date).
    """

    weekdays: tuple[int, ...]
    on: dt.date | tuple[str, ...] | None
    at: dt.time | None
    body: str


@cache
def _weekdays() -> dict[str, int]:
    found: dict[str, int] = {}
    for days in WEEKDAY_WORDS.values():
        for weekday, words in enumerate(days):
            for word in words.split():
                found[word] = weekday
                if len(word) > 5:  # noqa: PLR2004 - full names: Mondays, montags
                    found[f"{word}s"] = weekday
    return found


@cache
def _day_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(_weekdays(), key=len, reverse=True))
    return re.compile(rf"({words})(?![a-z])\.?")


@cache
def _join_pattern() -> re.Pattern[str]:
    words = "|".join(AND_WORDS)
    return re.compile(rf"\s*(?:[+&/,]|(-|(?:to|bis|a)(?![a-z]))|(?:{words})(?![a-z]))\s*")


def weekday_of(word: str) -> int | None:
    """Return the weekday (0 is Monday) that a single word names, in any of the languages."""
    plain = same_length_text(word).strip(" .:")
    return _weekdays().get(plain, HEADING_DAYS.get(plain))


def read_head(line: str, *, near: dt.date) -> Head | None:
    """Read the days, date and time in front of a line; None when it names no day."""
    plain = same_length_text(line)
    start = _end(_BULLET, plain, 0)
    weekdays, end = _read_days(line, plain, start)
    on: dt.date | tuple[str, ...] | None = None
    date_match = DATE.match(plain, _end(_BEFORE_DATE, plain, end))
    if date_match is not None and len(weekdays) <= 1:
        on, end = read_date(date_match, near=near), _end(_AFTER_DATE, plain, date_match.end())
    if not weekdays and on is None:
        return None
    at, end = _read_clock(plain, end)
    body_at = _end(_AFTER_HEAD, plain, end)
    if at is None:
        at, body_at = _read_clock(plain, body_at, in_body=True)
        body_at = body_at if at is None else _end(_AFTER_HEAD, plain, body_at)
    return Head(weekdays, on, at, line[body_at:].strip())


def _end(pattern: re.Pattern[str], plain: str, start: int) -> int:
    match = pattern.match(plain, start)
    return start if match is None else match.end()


def _read_days(line: str, plain: str, start: int) -> tuple[tuple[int, ...], int]:
    for word in DAILY_WORDS:
        if plain.startswith(word, start):
            return tuple(range(DAYS_PER_WEEK)), start + len(word)
    days: list[int] = []
    end = at = start
    span = False
    while (match := _day_pattern().match(plain, at)) is not None and _is_day(line, plain, match):
        day = _weekdays()[match[1]]
        first = days[-1] if span and days else day
        days.extend((first + step) % 7 for step in range(1 if span else 0, (day - first) % 7 + 1))
        end = match.end()
        join = _join_pattern().match(plain, end)
        if join is None:
            break
        at, span = join.end(), join[1] is not None
    return tuple(dict.fromkeys(days)), end


def _is_day(line: str, plain: str, match: re.Match[str]) -> bool:
    """Whether a word is a day: the short German ones are also words of other kinds."""
    if len(match[1]) > _GERMAN_SHORT:
        return True
    after = plain[match.end() : match.end() + 2].strip()
    return (
        line[match.start()].isupper()
        or match[0].endswith(".")
        or (after[:1] in set(":+-/,&=") or after[:1].isdigit())
    )


def _read_clock(plain: str, start: int, *, in_body: bool = False) -> tuple[dt.time | None, int]:
    lead = _end(_LEAD, plain, start)
    match = CLOCK.match(plain, lead)
    clock = None if match is None else clock_of(match)
    if match is None or clock is None:
        return None, start
    after = plain[match.end() :].lstrip()
    if clock.explicit or after.startswith(":") or lead > start + 2:
        return clock.at, match.end()
    first = _FIRST_HOUR if clock.colon or not in_body else _FIRST_TWO_DIGIT_HOUR
    return (clock.at, match.end()) if clock.at.hour >= first and after else (None, start)


def split_lettered(body: str) -> list[str]:
    """Cut "M - off / T - 10k / ..." into its seven days; empty when the letters are no week."""
    parts = [_LETTERED.match(part) for part in _DAY_CUT.split(body)]
    if len(parts) != DAYS_PER_WEEK or None in parts:
        return []
    letters = "".join(part["day"][0].lower() for part in parts if part is not None)
    return (
        [part["body"].strip() for part in parts if part is not None] if letters in LETTERS else []
    )


def take_tail_clock(body: str) -> tuple[str, dt.time | None]:
    """Take "at 18:30" from the end of a run's text."""
    match = _TAIL_CLOCK.search(same_length_text(body))
    clock: Clock | None = None if match is None else clock_of(match)
    if match is None or clock is None:
        return body, None
    if not (clock.explicit or clock.at.hour >= _FIRST_TWO_DIGIT_HOUR):
        return body, None
    return body[: match.start()].strip(), clock.at


def split_day(body: str) -> Iterator[tuple[str, dt.time | None]]:
    """Yield each run of one day and its time: "am easy 6 km / pm 6x800" are two."""
    plain = same_length_text(body)
    starts = [0]
    for match in _PART.finditer(plain):
        at, _ = _read_clock(plain, match.end(), in_body=True)
        if match.start() and (at is not None or _HALF.match(plain, match.end())):
            starts.append(match.end())
    for first, last in zip(starts, [*starts[1:], len(body)], strict=True):
        part = body[first:last].strip().rstrip("/;|&+,").strip()
        at, end = _read_clock(same_length_text(part), 0, in_body=True)
        if at is not None:
            part = part[end:].lstrip(" :,-")
        else:
            part, at = take_tail_clock(part)
        if part or len(starts) == 1:
            yield part, at


def split_heads(line: str) -> list[str]:
    """Cut a line where a new day begins: "Tue 6x800, Sun 26k" gives two parts."""
    plain = same_length_text(line)
    cuts = [0]
    for match in re.finditer(r"[,;|\t•]\s*|\.\s+", plain):
        _, end = _read_days(line, plain, match.end())
        joined = _read_days(line, plain, _end(_BULLET, plain, cuts[-1]))[1] >= end
        if end > match.end() and not joined:
            cuts.append(match.end())
    parts = [line[a:b].strip(" ,;|\t•") for a, b in zip(cuts, [*cuts[1:], len(line)], strict=True)]
    return [part for part in parts if part]
