"""Dates with times of day as the apps of several languages write them into lift logs."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ironstride.formats.log_cells import UnreadableCellError
from ironstride.formats.run_dates import MONTH_WORDS, DateOrder

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2100
_NOON: Final = 12
# The names of the months in languages that running plans were not met in.
_MONTH_NAMES: Final = Path(__file__).parent / "month_names.toml"
_ISO: Final = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:[T ]\s*(?P<rest>.*))?"
)
# "2026年8月7日", "2026년 8월 7일", "2026. 8. 7."
_YEAR_FIRST: Final = re.compile(
    r"(?P<year>\d{4})\s*[年년.]\s*(?P<month>\d{1,2})\s*[月월.]\s*(?P<day>\d{1,2})\s*[日일.]?"
    r"(?P<rest>.*)"
)
# "7 8月 2026": the day first, the month as this language writes it.
_DAY_THEN_MONTH: Final = re.compile(
    r"(?P<day>\d{1,2})[\s,]+(?P<month>\d{1,2})\s*[月월][\s,]+(?P<year>\d{4})(?P<rest>.*)"
)
_NAMED: Final = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]+(?:de\s+|d')?(?P<month>[^\W\d_]+)\.?[\s,-]+"
    r"(?:de\s+)?(?P<year>\d{4})(?P<rest>.*)"
)
_NAMED_FIRST: Final = re.compile(
    r"(?P<month>[^\W\d_]+)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})(?P<rest>.*)"
)
_SLASHES: Final = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?P<rest>(?!\d).*)"
)
_CLOCK: Final = re.compile(
    r"(?P<before>[^\d]*?)(?P<hour>\d{1,2})\s*[:.h時时시]\s*(?P<minute>\d\d)"
    r"(?:\s*[:.分분]\s*(?P<second>\d\d)(?:[.,]\d+)?)?\s*(?P<after>[^\d]*?)"
    r"(?P<offset>Z|[+-]\d\d:?\d\d)?"
)
_WEEKDAY: Final = re.compile(r"[^\W\d_]+\.?,?\s+(?=\d|[^\W\d_]+\.?\s+\d)")
_AFTERNOON: Final = re.compile(r"p\.?\s?m\.?|午後|下午|오후|ös|μ\.?μ\.?", re.IGNORECASE)
_MORNING: Final = re.compile(r"a\.?\s?m\.?|午前|上午|오전|öö|π\.?μ\.?", re.IGNORECASE)


def plain_word(text: str) -> str:
    """Return a word in small letters without accents, to compare it with others."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its plain names, read when a name is first met."""
    import tomli

    languages = tomli.loads(_MONTH_NAMES.read_text("utf-8"))
    return {
        plain_word(name): number
        for months in (*languages.values(), MONTH_WORDS)
        for number, names in enumerate(months, start=1)
        for name in names.split()
    }


@lru_cache(maxsize=1024)
def read_moment(cell: str, order: DateOrder, zone: ZoneInfo | None) -> dt.datetime:
    """Return the time in a cell on the athlete's clock; midnight where only the day is written.

    A time with an offset is put on the clock of `zone`; without a zone its own clock is kept.
    Raises UnreadableCellError where the cell is no date, or could be two.
    """
    text = " ".join(cell.replace("\u202f", " ").split())
    day, rest = _day_of(text, order)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UnreadableCellError(f"{cell[:40]!r} is not of our time; correct the year")
    if not rest.strip(" ,"):
        return dt.datetime.combine(day, dt.time())
    moment = _clock_of(day, rest, cell)
    if moment.tzinfo is not None and zone is not None:
        moment = moment.astimezone(zone)
    return moment.replace(tzinfo=None)


def has_offset(cell: str) -> bool:
    """Whether a cell says how far its clock is from that of Greenwich."""
    match = _ISO.fullmatch(" ".join(cell.split()))
    clock = _CLOCK.fullmatch((match["rest"] or "").strip()) if match else None
    return clock is not None and clock["offset"] is not None


def is_slashed(cell: str) -> bool:
    """Whether a date is written as three numbers of which two could be the month."""
    return _SLASHES.fullmatch(cell) is not None


def order_of(cells: list[str]) -> DateOrder:
    """Decide over a whole file whether `3/4/2027` has the day or the month first."""
    pairs = [(int(m["one"]), int(m["two"])) for cell in cells if (m := _SLASHES.fullmatch(cell))]
    day_first = any(one > _NOON for one, _ in pairs)
    month_first = any(two > _NOON for _, two in pairs)
    if day_first == month_first:
        return "unknown"
    return "day_first" if day_first else "month_first"


def _day_of(text: str, order: DateOrder) -> tuple[dt.date, str]:
    numbered = (
        _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text) or _DAY_THEN_MONTH.fullmatch(text)
    )
    if numbered is not None:
        return _date(text, numbered["year"], int(numbered["month"]), numbered["day"]), (
            numbered["rest"] or ""
        )
    slashed = _SLASHES.fullmatch(text)
    if slashed is not None:
        return _slashed_day(text, slashed, order), slashed["rest"]
    for start in (text, _WEEKDAY.sub("", text, count=1)):
        named = _NAMED.fullmatch(start) or _NAMED_FIRST.fullmatch(start)
        month = _months().get(plain_word(named["month"])) if named else None
        if named is not None and month is not None:
            return _date(text, named["year"], month, named["day"]), named["rest"]
    raise UnreadableCellError(f"{text[:40]!r} is no date that is known; write it as 2026-11-23")


def _slashed_day(text: str, match: re.Match[str], order: DateOrder) -> dt.date:
    one, two = int(match["one"]), int(match["two"])
    year = match["year"] if len(match["year"]) > 2 else f"20{match['year']}"  # noqa: PLR2004 - the century is left out
    if match["sign"] == ".":
        order = "day_first"
    if order == "unknown" and one != two:
        raise UnreadableCellError(
            f"{text[:40]!r} can be day or month first and nothing in the file shows which; write "
            "it as 2026-11-23"
        )
    day, month = (two, one) if order == "month_first" else (one, two)
    return _date(text, year, month, str(day))


def _date(text: str, year: str, month: int, day: str) -> dt.date:
    try:
        return dt.date(int(year), month, int(day))
    except ValueError:
        raise UnreadableCellError(f"{text[:40]!r} is no day of the calendar; correct it") from None


def _clock_of(day: dt.date, rest: str, cell: str) -> dt.datetime:
    match = _CLOCK.fullmatch(rest.strip(" ,"))
    wrong = UnreadableCellError(f"{cell[:40]!r} has no time that is known; write it as 17:30")
    if match is None:
        raise wrong
    hour, words = int(match["hour"]), f"{match['before']}{match['after']}"
    if _AFTERNOON.search(words):
        hour = hour % _NOON + _NOON
    elif _MORNING.search(words):
        hour %= _NOON
    try:
        moment = dt.datetime.combine(
            day, dt.time(hour, int(match["minute"]), int(match["second"] or 0))
        )
    except ValueError:
        raise wrong from None
    return moment.replace(tzinfo=_offset(match["offset"])) if match["offset"] else moment


def _offset(text: str) -> dt.tzinfo:
    if text == "Z":
        return dt.UTC
    digits = text[1:].replace(":", "")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-offset if text[0] == "-" else offset)
