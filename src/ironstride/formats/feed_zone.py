"""The definition of a time zone (VTIMEZONE) for the years that a calendar covers.

The icalendar library can write one too, but puts the spring change an hour late: the standard
gives the moment of a change on the clock before it.
"""

from __future__ import annotations

import datetime as dt
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


class ClockChange(NamedTuple):
    """A change of the clock: `at` is its moment on the clock before it."""

    is_daylight: bool
    name: str
    offset_from: dt.timedelta
    offset_to: dt.timedelta
    at: dt.datetime


def define_zone(zone: ZoneInfo, first: dt.date, last: dt.date) -> Timezone:
    """Return the definition of `zone` from the beginning of `first` to the end of `last`."""
    from icalendar import Timezone

    defined = Timezone()
    defined.add("tzid", zone.key)
    changes = [_start(zone, first), *find_changes(zone, first, last)]
    alike = groupby(sorted(changes), key=lambda change: change[:4])
    for group in sorted(([*group] for _, group in alike), key=lambda group: group[0].at):
        defined.add_component(_define(group))
    return defined


def _define(changes: list[ClockChange]) -> TimezoneDaylight | TimezoneStandard:
    from icalendar import TimezoneDaylight, TimezoneStandard

    first = changes[0]
    part = TimezoneDaylight() if first.is_daylight else TimezoneStandard()
    part.add("dtstart", first.at)
    part.add("tzoffsetfrom", first.offset_from)
    part.add("tzoffsetto", first.offset_to)
    part.add("tzname", first.name)
    for change in changes[1:]:
        part.add("rdate", change.at)
    return part


def _start(zone: ZoneInfo, first: dt.date) -> ClockChange:
    """Return the clock that holds when the definition begins, as a change from itself."""
    midnight = dt.datetime.combine(first, dt.time(), zone)
    offset = _offset_at(midnight)
    naive = midnight.replace(tzinfo=None)
    return ClockChange(bool(midnight.dst()), _name_at(midnight), offset, offset, naive)


def find_changes(zone: ZoneInfo, first: dt.date, last: dt.date) -> Iterator[ClockChange]:
    """Yield the changes of the clock in `zone` after the beginning of `first`, to `last`."""
    start = dt.datetime.combine(first, dt.time(), zone).astimezone(dt.UTC)
    end = dt.datetime.combine(last, dt.time.max, zone).astimezone(dt.UTC)
    while start < end:
        after = min(start + dt.timedelta(days=1), end)
        before, then = (_offset_at(at.astimezone(zone)) for at in (start, after))
        if before != then:
            moment = _moment_of_change(zone, start, after)
            new = moment.astimezone(zone)
            naive = (moment + before).replace(tzinfo=None)
            yield ClockChange(bool(new.dst()), _name_at(new), before, then, naive)
        start = after


def _moment_of_change(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """Return the first second with the offset that holds at `after`, given both in UTC."""
    new = _offset_at(after.astimezone(zone))
    while after - before > dt.timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if _offset_at(middle.astimezone(zone)) == new:
            after = middle
        else:
            before = middle
    return after


def _offset_at(at: dt.datetime) -> dt.timedelta:
    return at.utcoffset() or dt.timedelta()


def _name_at(at: dt.datetime) -> str:
    return at.tzname() or "local"
