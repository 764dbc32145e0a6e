"""Dates and clock times as runners of several languages write them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal

DateOrder = Literal["day_first", "month_first", "unknown"]

# Index 0 is January; words are plain (see `run_phrases.plain_text`).
MONTH_WORDS: Final[tuple[str, ...]] = (
    "january jan januar janner enero ene janvier janv gennaio gen januari janeiro",
    "february feb februar febrero fevrier fevr febbraio febb februari fevereiro",
    "march mar marz maerz marzo mars maart marco marts",
    "april apr abril abr avril avr aprile",
    "may mai mayo maggio mag mei maj maio",
    "june jun juni junio juin giugno giu junho",
    "july jul juli julio juillet juil luglio lug julho",
    "august aug agosto ago aout augustus augusti",
    "september sep sept septiembre septembre settembre setembro",
    "october oct oktober okt octubre octobre ottobre ott outubro",
    "november nov noviembre novembre novembro",
    "december dec dezember dez diciembre dic decembre dicembre dezembro desember",
)
_MONTHS: Final = {word: i + 1 for i, words in enumerate(MONTH_WORDS) for word in words.split()}
_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
# A date without a year is the one nearest to the plan: at most this many days before it starts.
_DAYS_BACK: Final = 180
_MONTHS_IN_YEAR: Final = 12
_SHORT_YEAR: Final = 2

DATE: Final = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
    r"|(?P<dd>\d{1,2})\.(?P<dm>\d{1,2})\.(?P<dy>\d{4}|\d{2}(?!\d))?(?!\d)"
    r"|(?P<s1>\d{1,2})[/-](?P<s2>\d{1,2})[/-](?P<sy>\d{4}|\d{2})(?!\d)"
    r"|(?P<t1>\d{1,2})/(?P<t2>\d{1,2})(?![\d/])"
    rf"|(?P<nd>\d{{1,2}})(?:\.|st|nd|rd|th)?[\s-]+(?:de\s+)?(?P<nm>{_MONTH})\b\.?"
    r"(?:,?[\s-]+(?:de\s+)?(?P<ny>\d{4}))?"
    rf"|(?P<od>{_MONTH})\.?\s+(?P<oday>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|:\d)(?:,?\s+(?P<oy>\d{{4}}))?"
)
CLOCK: Final = re.compile(
    r"(?P<h>\d{1,2}):(?P<m>\d\d)(?::\d\d)?\s*(?P<half>[ap]\.?m\b\.?|uhr\b|h\b)?(?!\d|:\d|/|[a-z])"
    r"|(?P<hh>\d{1,2})\s?h(?P<hm>\d\d)?(?![\d/a-z])"
    r"|(?P<u>\d{1,2})(?:[.](?P<um>\d\d))?\s*(?P<uhalf>[ap]\.?m\b\.?|uhr\b)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `explicit` when its form can be nothing else, such as "18 Uhr" or "6 pm"."""

    at: dt.time
    explicit: bool
    colon: bool


def clock_of(match: re.Match[str]) -> Clock | None:
    """Return the time of day of a `CLOCK` match, or None when no clock shows it."""
    half = match["half"] or match["uhalf"] or ""
    hour = int(match["h"] or match["hh"] or match["u"])
    minute = int(match["m"] or match["hm"] or match["um"] or 0)
    if half[:1] in {"a", "p"}:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - twelve hours on the clock
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59:  # noqa: PLR2004 - the clock
        return None
    return Clock(
        dt.time(hour, minute), explicit=half not in {"", "h"}, colon=match["h"] is not None
    )


def read_date(
    match: re.Match[str], *, near: dt.date, order: DateOrder = "unknown"
) -> dt.date | tuple[str, ...]:
    """Return the date of a `DATE` match, or the ISO dates it could be (none: no such date).

    Parameters
    ----------
    near
        A date without a year is the first that is not more than 180 days before this one.
    order
        How `3/4/2027` is meant when both numbers could be months.
    """
    found = match.groupdict()
    if found["y"]:
        return _one(found["y"], found["m"], found["d"], near)
    if found["dd"]:
        return _one(found["dy"], found["dm"], found["dd"], near)
    if found["nd"]:
        return _one(found["ny"], str(_MONTHS[found["nm"]]), found["nd"], near)
    if found["od"]:
        return _one(found["oy"], str(_MONTHS[found["od"]]), found["oday"], near)
    first, second = found["s1"] or found["t1"], found["s2"] or found["t2"]
    day_first = _one(found["sy"], second, first, near)
    month_first = _one(found["sy"], first, second, near)
    if order == "unknown":
        return _either(day_first, month_first)
    return day_first if order == "day_first" else month_first


def slash_order(texts: list[str]) -> DateOrder:
    """Decide over a whole file whether `3/4/2027` has the day or the month first."""
    pairs = [
        (int(m["s1"] or m["t1"]), int(m["s2"] or m["t2"]))
        for text in texts
        if (m := DATE.match(text)) is not None and (m["s1"] or m["t1"])
    ]
    day_first = any(first > _MONTHS_IN_YEAR for first, _ in pairs)
    month_first = any(second > _MONTHS_IN_YEAR for _, second in pairs)
    if day_first == month_first:
        return "unknown"
    return "day_first" if day_first else "month_first"


def _either(
    day_first: dt.date | tuple[str, ...], month_first: dt.date | tuple[str, ...]
) -> dt.date | tuple[str, ...]:
    dates = sorted({day for day in (day_first, month_first) if isinstance(day, dt.date)})
    return dates[0] if len(dates) == 1 else tuple(day.isoformat() for day in dates)


def _one(year: str | None, month: str, day: str, near: dt.date) -> dt.date | tuple[str, ...]:
    if year is not None:
        number = int(year) + (2000 if len(year) == _SHORT_YEAR else 0)
        return _date_or_none(number, int(month), int(day)) or ()
    earliest = dt.date.fromordinal(max(1, near.toordinal() - _DAYS_BACK))
    for number in range(earliest.year, min(earliest.year + 5, dt.MAXYEAR)):
        found = _date_or_none(number, int(month), int(day))
        if found is not None and found >= earliest:
            return found
    return ()


def _date_or_none(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
