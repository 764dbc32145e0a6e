"""Distances, durations, dates and clock times in the cells of a table."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_amounts import WAYS, read_amounts
from ironstride.formats.run_dates import CLOCK, DATE, DateOrder, clock_of, read_date
from ironstride.formats.run_measures import UNIT
from ironstride.formats.run_phrases import has_word, plain_text, plain_words, same_length_text
from ironstride.formats.run_size import MAX_DURATION_S
from ironstride.formats.run_workout import is_plausible_m

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER: Final = re.compile(r"\d{1,7}(?:[.,]\d{1,6})?")
_THOUSANDS: Final = re.compile(r"\d{1,3}[.,]\d{3}")
_CLOCK_TIME: Final = re.compile(r"(\d{1,3}):(\d\d)(?::(\d\d))?(?:\.\d+)?")
# A bare h:mm from here on is minutes and seconds: "45:00".
_MAX_HOURS: Final = 9
# A bare number up to this is kilometres; a column that goes further is in metres.
MAX_BARE_KM: Final = 300.0
# A bare number up to this is minutes; a column that goes further is in seconds.
MAX_BARE_MINUTES: Final = 900.0
_MILE_WORDS: Final = ("mi", "mile", "miles", "meilen", "mijl", "millas", "miglia")
_KM_WORDS: Final = ("km", "kms", "kilometres", "kilometers", "kilometer", "k")
_MILES: Final = re.compile(r"\b\d{1,2}mi\b")
_KILOMETRES: Final = re.compile(r"\b\d{1,3}(?:km|k)\b")
# "3 m" is three miles in a table of miles; "6x60 m" and "400 m" stay metres.
_LONE_M: Final = re.compile(
    r"(?<![\dx.,:])(?<!x )(\d{1,2}(?:[.,]\d)?)\s*m\b(?!\s*/)", re.IGNORECASE
)
# "2 WU" and "1 CD" in a table of miles; more than a few of them are minutes.
_WAY: Final = re.compile(
    rf"(?<![\d.,:x])(?<!x )([1-5](?:[.,]\d{{1,2}})?)(?=\s*{WAYS})", re.IGNORECASE
)
_LEADING: Final = re.compile(
    rf"^\s*(\d{{1,2}}(?:[.,]\d{{1,2}})?)(?=\s+(?!{UNIT}|{WAYS}|x\b|x\d)[a-z@(]|\s*$)",
    re.IGNORECASE,
)
_YES: Final = ("yes", "y", "true", "1", "x", "ja", "si", "oui", "key")
_NO: Final = ("no", "n", "false", "0", "nein", "non")


def number_of(cell: str) -> float | None:
    """Return a bare number, decimal comma or point; None when the cell is something else."""
    text = cell.strip()
    return float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def distance_m_of(cell: str, unit_m: float) -> float | None:
    """Return a distance in metres: the cell's own unit counts before `unit_m`."""
    text = cell.strip()
    if unit_m == 1 and _THOUSANDS.fullmatch(text):
        text = text.replace(",", "").replace(".", "")
    number = number_of(text)
    metres = read_amounts(_plain(text)).distance_m if number is None else number * unit_m
    return metres if metres is not None and is_plausible_m(metres) else None


def duration_s_of(cell: str, unit_s: float) -> float | None:
    """Return a duration in seconds: `1:30` is hours unless it is minutes by its size."""
    text = cell.strip()
    clock = _CLOCK_TIME.fullmatch(text)
    if clock is not None:
        first, second, third = int(clock[1]), int(clock[2]), clock[3]
        in_hours = third is not None or first <= _MAX_HOURS
        seconds = (
            first * 3600.0 + second * 60 + int(third or 0) if in_hours else (first * 60.0 + second)
        )
    else:
        number = number_of(text)
        seconds = (
            (read_amounts(_plain(text)).duration_s or 0.0) if number is None else number * unit_s
        )
    return seconds if 0 < seconds <= MAX_DURATION_S else None


def date_of(cell: str, *, near: dt.date, order: DateOrder) -> dt.date | tuple[str, ...]:
    """Return the date in a cell, or the ISO dates it could be (none: it is no date)."""
    match = DATE.search(same_length_text(cell[:60]))
    return () if match is None else read_date(match, near=near, order=order)


def settled_unit(header: Sequence[str], cells: Sequence[str]) -> str | None:
    """Return the unit of bare numbers in a table: that of a heading, else the one that cells use.

    None where nothing names one or both do.
    """
    for texts in (header, cells):
        words = [plain_words(_plain(text)) for text in texts]
        miles = any(has_word(text, _MILE_WORDS) or _MILES.search(text) for text in words)
        km = any(has_word(text, _KM_WORDS) or _KILOMETRES.search(text) for text in words)
        if miles != km:
            return "mi" if miles else "km"
    return None


def with_unit(text: str, unit: str | None) -> str:
    """Write `unit` behind a number that begins a run's text without one: "5 easy", "3 m run".

    And behind those of a warm-up and a cool-down: "2 WU, 3x1 mi, 1 CD".
    """
    if unit is None:
        return text
    if unit == "mi":
        text = _LONE_M.sub(r"\1 mi", text)
    text = _WAY.sub(rf"\1 {unit}", text)
    return _LEADING.sub(rf"\1 {unit}", text, count=1)


def time_of(cell: str) -> dt.time | None:
    """Return the time of day in a cell, or None."""
    match = CLOCK.search(same_length_text(cell[:40]))
    clock = None if match is None else clock_of(match)
    return None if clock is None else clock.at


def time_behind_date(cell: str) -> dt.time | None:
    """Return the time in `2026-11-24 06:31:05` or `2026-11-24T06:31`; midnight says none."""
    match = DATE.match(same_length_text(cell[:60]))
    at = None if match is None else time_of(cell[match.end() :])
    return None if at == dt.time() else at


def key_of(cell: str) -> bool | None:
    """Return whether a cell says yes or no; None when it says neither."""
    word = plain_words(plain_text(cell[:20])).strip()
    if word in _YES:
        return True
    return False if word in _NO else None


def _plain(text: str) -> str:
    return " ".join(plain_text(text[:100]).split())
