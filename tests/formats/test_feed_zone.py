"""The written zones against the zones themselves, as the standard says to read them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from ironstride.formats.feed_zone import define_zone, find_changes

if TYPE_CHECKING:
    from collections.abc import Iterator

ZONES = (
    *("Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"),
    *("Asia/Kathmandu", "America/Santiago", "Europe/Dublin", "Antarctica/Troll", "Asia/Tehran"),
)
FIRST, LAST = dt.date(2021, 1, 1), dt.date(2029, 12, 31)


def onsets(definition: Any) -> Iterator[tuple[dt.datetime, dt.timedelta]]:
    """Yield each moment in UTC and the offset from then on (RFC 5545, 3.6.5)."""
    for part in definition.subcomponents:
        shift: Any = part["tzoffsetfrom"].td
        dates = part.get("rdate", [])
        groups = dates if isinstance(dates, list) else [dates]
        moments = [part["dtstart"].dt, *(one.dt for group in groups for one in group.dts)]
        for moment in moments:
            yield moment.replace(tzinfo=dt.UTC) - shift, part["tzoffsetto"].td


@pytest.mark.parametrize("name", ZONES)
def test_a_definition_tells_every_hour_right(name: str) -> None:
    zone = ZoneInfo(name)
    written = define_zone(zone, FIRST, LAST).to_ical()
    read = sorted(onsets(Component.from_ical(written)))
    hour = dt.datetime.combine(FIRST, dt.time(), zone).astimezone(dt.UTC)
    end = dt.datetime.combine(LAST, dt.time(), zone).astimezone(dt.UTC)
    place = 0
    while hour < end:
        while place + 1 < len(read) and read[place + 1][0] <= hour:
            place += 1
        assert read[place][1] == hour.astimezone(zone).utcoffset(), hour
        hour += dt.timedelta(hours=1)


def test_the_spring_change_stands_at_the_hour_on_the_clock_before_it() -> None:
    changes = list(
        find_changes(ZoneInfo("Europe/Vienna"), dt.date(2027, 1, 1), dt.date(2027, 12, 31))
    )
    assert [(change.at, change.name) for change in changes] == [
        (dt.datetime(2027, 3, 28, 2), "CEST"),
        (dt.datetime(2027, 10, 31, 3), "CET"),
    ]


def test_a_zone_without_changes_has_one_clock() -> None:
    defined = define_zone(ZoneInfo("Asia/Kathmandu"), FIRST, LAST)
    assert [to for _, to in onsets(defined)] == [dt.timedelta(hours=5, minutes=45)]


@given(st.sampled_from(ZONES), st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)))
def test_any_years_can_be_written(name: str, first: dt.date) -> None:
    last = first + dt.timedelta(days=400)
    calendar = Calendar()
    calendar.add_component(define_zone(ZoneInfo(name), first, last))
    assert b"BEGIN:STANDARD" in calendar.to_ical() or b"BEGIN:DAYLIGHT" in calendar.to_ical()
