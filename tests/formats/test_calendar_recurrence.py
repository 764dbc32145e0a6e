"""Repeating events."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.calendar_lines import RawCalendar, read_calendar_lines
from ironstride.formats.calendar_recurrence import expand, reason_not_to_expand, repeats

STARTS_ON = dt.date(2026, 11, 16)


def calendar(*lines: str) -> RawCalendar:
    text = "\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])
    return read_calendar_lines(text.encode(), max_events=9)


def test_dates_inside_the_span_only() -> None:
    raw = calendar("UID:1", "DTSTART:20261101", "RRULE:FREQ=WEEKLY", "RDATE;VALUE=DATE:20261118")
    found = expand(raw, raw.events, starts_on=STARTS_ON, ends_on=dt.date(2026, 11, 29))
    assert found is not None
    assert [item.start.on.day for item in found] == [18, 22, 29]
    assert {item.start.at for item in found} == {None}


def test_wall_time_stays_over_the_change_of_clocks() -> None:
    raw = calendar(
        "UID:1", "DTSTART;TZID=Europe/Berlin:20270321T063000", "RRULE:FREQ=WEEKLY;COUNT=2"
    )
    found = expand(raw, raw.events, starts_on=STARTS_ON, ends_on=dt.date(2027, 4, 29))
    assert found is not None
    assert [(item.start.on, item.start.at) for item in found] == [
        (dt.date(2027, 3, 21), dt.time(6, 30)),
        (dt.date(2027, 3, 28), dt.time(6, 30)),
    ]


def test_a_broken_rule_is_none() -> None:
    raw = calendar("UID:1", "DTSTART:20261101", "RRULE:FREQ=WEEKLY;INTERVAL=x;UNTIL=never")
    assert expand(raw, raw.events, starts_on=STARTS_ON, ends_on=STARTS_ON) is None


@pytest.mark.parametrize(
    ("rule", "start", "is_followed"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "20261101", True),
        ("FREQ=HOURLY", "20261101", False),
        ("FREQ=DAILY;BYMINUTE=1,2", "20261101", False),
        ("FREQ=MONTHLY;BYDAY=SA;BYSETPOS=-1;COUNT=3", "20261101", True),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "20261101", True),
        ("freq=weekly;interval=2;byday=mo,-1fr;wkst=su;until=20270101T000000Z", "20261101", True),
        ("FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "20261101", True),
        ("FREQ=WEEKLY;INTERVAL=0", "20261101", False),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "20261101", False),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "20261101", False),
        ("FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=31", "20261101", False),
        ("FREQ=MONTHLY;BYDAY=9MO", "20261101", False),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "20261101", False),
        ("FREQ=YEARLY;BYYEARDAY=400", "20261101", False),
        ("FREQ=MONTHLY;BYSETPOS=1", "20261101", False),
        ("FREQ=DAILY;FREQ=WEEKLY", "20261101", False),
        ("FREQ=DAILY", "19000101", False),
        ("", "19000101", True),
    ],
)
def test_rules_that_are_followed(rule: str, start: str, *, is_followed: bool) -> None:
    raw = calendar("UID:1", f"DTSTART:{start}", *([f"RRULE:{rule}"] if rule else []))
    assert (reason_not_to_expand(raw.events[0], STARTS_ON) is None) == is_followed
    assert repeats(raw.events[0]) == bool(rule)


def test_thousands_of_single_dates_are_not_followed() -> None:
    raw = calendar("UID:1", "DTSTART:20261101", *(["RDATE:20261118"] * 3000))
    assert "2,000" in (reason_not_to_expand(raw.events[0], STARTS_ON) or "")
