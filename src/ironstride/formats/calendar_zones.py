"""Wall times of events that are written in UTC."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from ironstride.formats.calendar_lines import Moment, RawCalendar


def zone_of(calendar: RawCalendar) -> ZoneInfo | None:
    """Return the zone that a calendar names, or the only one that it defines."""
    named = calendar.values.get("X-WR-TIMEZONE", "").strip()
    if named:
        return find_zone(named)
    defined = {
        line.partition(":")[2].strip()
        for line in calendar.timezone_lines
        if line.upper().startswith("TZID")
    }
    return find_zone(defined.pop()) if len(defined) == 1 else None


def find_zone(name: str) -> ZoneInfo | None:
    """Return the zone of an Olson name or of Outlook's own ("W. Europe Standard Time")."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    olson = WINDOWS_TO_OLSON.get(name)
    return None if olson is None else ZoneInfo(olson)


def in_zone(start: Moment, zone: ZoneInfo) -> Moment | None:
    """Return the wall time in `zone` of a time in UTC; None beyond the calendar's ends."""
    if start.at is None:
        return start
    try:
        moved = dt.datetime.combine(start.on, start.at, dt.UTC).astimezone(zone)
    except (OverflowError, ValueError):
        return None
    return replace(start, on=moved.date(), at=moved.time())
