"""Zones of calendars and wall times."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.calendar_lines import Moment, RawCalendar
from ironstride.formats.calendar_zones import in_zone, zone_of

START = Moment(dt.date(2027, 3, 27), dt.time(23, 0), utc=True)


@pytest.mark.parametrize("name", ["Europe/Berlin", "W. Europe Standard Time"])
def test_a_zone_by_its_own_or_its_windows_name(name: str) -> None:
    zone = zone_of(RawCalendar(values={"X-WR-TIMEZONE": name}))
    assert zone is not None
    moved = in_zone(START, zone)
    assert moved is not None
    assert (moved.on, moved.at) == (dt.date(2027, 3, 28), dt.time(0, 0))


def test_the_only_zone_that_a_calendar_defines_is_its_zone() -> None:
    lines = ["BEGIN:VTIMEZONE", "TZID:Europe/Madrid", "END:VTIMEZONE"]
    assert str(zone_of(RawCalendar(timezone_lines=lines))) == "Europe/Madrid"
    assert zone_of(RawCalendar(timezone_lines=[*lines, "TZID:Asia/Tokyo"])) is None


@pytest.mark.parametrize("name", ["No/Where", "../../etc", "", "\0"])
def test_a_zone_that_nobody_knows_is_none(name: str) -> None:
    assert zone_of(RawCalendar(values={"X-WR-TIMEZONE": name})) is None


def test_days_have_no_zone_and_ends_of_time_no_wall_clock() -> None:
    zone = zone_of(RawCalendar(values={"X-WR-TIMEZONE": "Europe/Berlin"}))
    assert zone is not None
    day = Moment(dt.date(2026, 11, 24))
    assert in_zone(day, zone) == day
    assert in_zone(Moment(dt.date.max, dt.time(23, 59), utc=True), zone) is None
