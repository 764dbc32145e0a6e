"""Readers of single values: numbers, words, dates, clock times, durations."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING, Final, TypeVar

from ironstride.formats.fields import Field, nearest, shown
from ironstride.formats.plain_tree import MAX_NUMBER
from ironstride.units import S_PER_HOUR, S_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

W = TypeVar("W", bound=str)
N = TypeVar("N", int, float)

MAX_TEXT: Final = 10_000
MAX_SPAN_DAYS: Final = 1100
_YEARS: Final = range(1900, 2200)
_DATE: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::00)?", re.ASCII)
_DURATION: Final = re.compile(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2}(?:\.\d{1,6})?)", re.ASCII)
_DECIMAL_COMMA: Final = re.compile(r"-?\d+,\d+", re.ASCII)
_EXERCISE_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ALLOWED_CONTROLS: Final = "\n\r\t"


def number(low: float = -MAX_NUMBER, high: float = MAX_NUMBER) -> Callable[[Field], float]:
    """Make a reader of a number from `low` to `high`, both allowed."""

    def read_number(field: Field) -> float:
        value = field.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            field.expected(f"a number, such as {_decimal_point(value)}")
        if not low <= value <= high:
            field.reject(
                f"is {shown(value).removeprefix('the number ')}; it must be {low:g} to {high:g}"
            )
        return float(value)

    return read_number


def whole(low: int, high: int) -> Callable[[Field], int]:
    """Make a reader of a whole number from `low` to `high`, both allowed."""

    def read_whole(field: Field) -> int:
        value = number(low, high)(field)
        if not value.is_integer():
            field.reject(f"is {value}; write a whole number")
        return int(value)

    return read_whole


def _decimal_point(value: object) -> str:
    if isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value):
        return f"{value.replace(',', '.')} (with a point)"
    return "10"


def text(field: Field) -> str:
    """Read a text that is safe to print: not blank, no control characters."""
    value = any_text(field)
    if not value.strip():
        field.reject("is blank; write some text")
    return value


def any_text(field: Field) -> str:
    """Read a text that may be empty, without control characters but line breaks and tabs."""
    value = field.value
    if not isinstance(value, str):
        field.expected('a text in quotes, such as "text"')
    if len(value) > MAX_TEXT:
        field.reject(f"has {len(value)} characters; shorten it to {MAX_TEXT}")
    if not value.isprintable() and any(_is_control(character) for character in value):
        field.reject("has characters that cannot be printed; remove them")
    return value


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs"} and character not in _ALLOWED_CONTROLS


def boolean(field: Field) -> bool:
    """Read true or false; yes and no are taken too."""
    value = field.value
    if isinstance(value, str):
        value = {"yes": True, "no": False}.get(value.lower(), value)
    if not isinstance(value, bool):
        field.expected("true or false")
    return value


def word(allowed: Sequence[W], what: str) -> Callable[[Field], W]:
    """Make a reader of one of the `allowed` words; case, spaces, `-` and `_` do not matter."""
    by_shape = {_shape(choice): choice for choice in allowed}

    def read_word(field: Field) -> W:
        if not isinstance(field.value, str):
            field.expected(f"{what}: one of {', '.join(allowed)}")
        found = by_shape.get(_shape(field.value))
        if found is None:
            field.reject(f"{shown(field.value)} is not {what}; {nearest(field.value, allowed)}")
        return found

    return read_word


def _shape(value: str) -> str:
    return value.strip().lower().replace("-", "_").replace(" ", "_")


def date(field: Field) -> dt.date:
    """Read a date written as year-month-day, of the years 1900 to 2199."""
    value = field.value
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        field.expected("a date as year-month-day, such as 2026-12-05")
    year, month, day = (int(part) for part in match.groups())
    if year not in _YEARS:
        field.reject(f"is in the year {year}; it must be {_YEARS.start} to {_YEARS.stop - 1}")
    try:
        return dt.date(year, month, day)
    except ValueError:
        field.reject(f"{match[0]} is not in the calendar; correct the month or the day")


def dates(field: Field) -> frozenset[dt.date]:
    """Read one date, or all days of `2026-12-21/2027-01-03`, both ends included."""
    if not (isinstance(field.value, str) and "/" in field.value):
        return frozenset({date(field)})
    first, last = (
        date(Field(end, field.path, field.report)) for end in field.value.split("/", maxsplit=1)
    )
    days = (last - first).days + 1
    if days < 1:
        field.reject(f"ends before it starts; write the earlier date first: {last}/{first}")
    if days > MAX_SPAN_DAYS:
        field.reject(f"spans {days} days; write at most {MAX_SPAN_DAYS} days")
    return frozenset(first + dt.timedelta(days=day) for day in range(days))


def clock(field: Field) -> dt.time:
    """Read a time of day on the 24-hour clock."""
    value = field.value
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        field.expected('a time of day on the 24-hour clock, such as "06:30"')
    try:
        return dt.time(int(match[1]), int(match[2]))
    except ValueError:
        field.reject(f"{match[0]} is not a time of day; it must be 00:00 to 23:59")


def duration_s(field: Field) -> float:
    """Read `mm:ss` or `h:mm:ss` as seconds, above 0."""
    value = field.value
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or float(match[3]) >= S_PER_MINUTE:
        field.expected('a time as mm:ss or h:mm:ss, such as "19:58" or "3:25:40"')
    hours, minutes = int(match[1] or 0), int(match[2])
    if match[1] and minutes >= S_PER_MINUTE:
        field.reject(f"{match[0]} has {minutes} minutes beside its hours; write less than 60")
    seconds = hours * S_PER_HOUR + minutes * S_PER_MINUTE + float(match[3])
    if seconds == 0:
        field.reject("is no time at all; write how long it took")
    return seconds


def pair_of(read: Callable[[Field], N]) -> Callable[[Field], tuple[N, N]]:
    """Make a reader of `[lowest, highest]`, each read by `read`."""

    def read_pair(field: Field) -> tuple[N, N]:
        if not isinstance(field.value, list) or len(field.value) != 2:  # noqa: PLR2004 - a pair
            field.expected("two numbers, lowest first, such as [8, 10]")
        low, high = read(field.child(0)), read(field.child(1))
        if low > high:
            field.reject(f"goes from {low:g} to {high:g}; write the lower number first")
        return low, high

    return read_pair


def whole_range(low: int, high: int) -> Callable[[Field], tuple[int, int]]:
    """Make a reader of `[lowest, highest]` or of one whole number that is both."""
    read = whole(low, high)
    read_pair = pair_of(read)

    def read_range(field: Field) -> tuple[int, int]:
        if isinstance(field.value, list):
            return read_pair(field)
        single = read(field)
        return single, single

    return read_range


def exercise_id(field: Field) -> str:
    """Read the id of an exercise, noted with its place; `Back squat` is taken as `back-squat`."""
    value = text(field)
    found = _shape(value).replace("_", "-")
    if not _EXERCISE_ID.fullmatch(found):
        field.expected("an exercise id, such as back-squat (see `ironstride exercises`)")
    field.report.exercise_ids[field.report.where(field.path)] = found
    return found
