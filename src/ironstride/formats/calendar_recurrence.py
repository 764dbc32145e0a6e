"""The dates of a repeating calendar event inside the planned time.

`recurring-ical-events` knows rules, exceptions and moved single dates; it is imported only when
a file repeats something, for it and `icalendar` take about 0.13 s to start.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ironstride.formats.calendar_lines import Moment, RawCalendar, RawEvent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# What a training calendar needs. A rule by the second, with an interval of 0, or for a day that
# never comes (30 February, the ninth Monday of a month) would only stall the library.
_WEEKDAY: Final = r"[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS: Final = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY"),
    "INTERVAL": re.compile(r"0*[1-9]\d{0,3}"),
    "COUNT": re.compile(r"\d{1,9}"),
    "UNTIL": re.compile(r"[\dTZ-]{8,20}"),
    "WKST": re.compile("MO|TU|WE|TH|FR|SA|SU"),
    "BYDAY": re.compile(rf"{_WEEKDAY}(?:,{_WEEKDAY})*"),
    "BYMONTH": re.compile(r"\d{1,2}(?:,\d{1,2})*"),
    "BYMONTHDAY": re.compile(r"-?(?:[1-9]|1\d|2[0-8])(?:,-?(?:[1-9]|1\d|2[0-8]))*|29|30|31"),
    "BYSETPOS": re.compile("-?[1-4]"),
}
# A day of a month belongs to rules by the month; each day of the year would be asked in vain.
_BY_MONTH_ONLY: Final = ("BYMONTHDAY", "BYSETPOS", "BYMONTH")
_MAX_YEARS_BACK: Final = 20
MAX_REPEATING: Final = 300
MAX_EXCEPTIONS: Final = 2000


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a repeating event: `event` holds its own values where the date was changed."""

    event: RawEvent
    start: Moment


def repeats(event: RawEvent) -> bool:
    """Whether an event stands for several dates or changes one date of another."""
    return any(name in event.values for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


def reason_not_to_expand(event: RawEvent, starts_on: dt.date) -> str | None:
    """Say why the rule of `event` is not followed, or None when it can be."""
    rule = event.values.get("RRULE", "")
    start = event.moment("DTSTART")
    if rule and not _is_usual(rule):
        return "its rule is none of the usual daily, weekly, monthly or yearly ones"
    if rule and start is not None and start.on.year < starts_on.year - _MAX_YEARS_BACK:
        return f"it repeats since {start.on.year}"
    if len(event.lines) > MAX_EXCEPTIONS or sum(map(len, event.lines)) > 100 * MAX_EXCEPTIONS:
        return "it lists more than 2,000 single dates"
    return None


def _is_usual(rule: str) -> bool:
    """Whether a rule holds only parts that every calendar app offers, and days that come."""
    pairs = [part.partition("=") for part in rule.strip().upper().strip(";").split(";")]
    parts = {name.strip(): value.strip() for name, _, value in pairs}
    if len(parts) != len(pairs) or "FREQ" not in parts:
        return False
    if any(name not in _PARTS or not _PARTS[name].fullmatch(parts[name]) for name in parts):
        return False
    if parts["FREQ"] in ("DAILY", "WEEKLY"):
        return not any(name in parts for name in _BY_MONTH_ONLY)
    months = {int(month) for month in parts.get("BYMONTH", "1").split(",")}
    short_month = months & {2, 4, 6, 9, 11} or not months <= set(range(1, 13))
    if parts.get("BYMONTHDAY") in ("29", "30", "31") and "BYMONTH" in parts and short_month:
        return False
    if "BYDAY" in parts and "BYMONTHDAY" in parts:
        return False
    return "BYSETPOS" not in parts or "BYDAY" in parts


def expand(
    calendar: RawCalendar, events: Sequence[RawEvent], *, starts_on: dt.date, ends_on: dt.date
) -> list[Occurrence] | None:
    """Return the occurrences in [`starts_on`, `ends_on`] of events that share one UID.

    None when the library cannot read the rule.
    """
    import icalendar
    import recurring_ical_events

    text = "\r\n".join(_calendar_text(calendar, events))
    try:
        parsed = icalendar.Calendar.from_ical(text)
        query: Any = recurring_ical_events.of(parsed)
        found = query.between(starts_on, ends_on + dt.timedelta(days=1))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, IndexError):
        # What the two libraries raise on rules that are no rules.
        return None
    numbers = {event.number: event for event in events}
    return [_occurrence(numbers, item) for item in found]


def _calendar_text(calendar: RawCalendar, events: Iterable[RawEvent]) -> Iterable[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ironstride//EN")
    yield from calendar.timezone_lines
    for event in events:
        yield "BEGIN:VEVENT"
        yield f"X-IRONSTRIDE-NUMBER:{event.number}"
        yield from (line for line in event.lines if _is_needed(line))
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _is_needed(line: str) -> bool:
    """Whether a line dates the event; others, broken or not, stay with us."""
    return (
        re.match(r"(?:DTSTART|RRULE|RDATE|EXDATE|RECURRENCE-ID|UID|SEQUENCE)\b", line) is not None
    )


def _occurrence(numbers: dict[int, RawEvent], item: Any) -> Occurrence:  # noqa: ANN401 - untyped
    start = item["DTSTART"].dt
    event = numbers[int(item["X-IRONSTRIDE-NUMBER"])]
    own = event.moment("DTSTART") or Moment(dt.date.min)
    if isinstance(start, dt.datetime):
        return Occurrence(event, Moment(start.date(), start.time(), own.utc, own.zone))
    return Occurrence(event, Moment(start))
