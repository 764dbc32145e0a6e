"""Content lines of calendars."""

from __future__ import annotations

import datetime as dt

from ironstride.formats.calendar_lines import (
    Moment,
    read_calendar_lines,
    read_duration_s,
    read_moment,
)


def test_values_parameters_and_escapes() -> None:
    content = (
        b"BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VEVENT\r\n"
        b'SUMMARY;X="a:b;c":Easy\\, 8 km\\nwith \\;friends\\\\\r\n'
        b"DTSTART;TZID=Europe/Paris:20261117T063000\r\nSUMMARY:second\r\nEND:VEVENT\r\n"
        b"END:VCALENDAR\r\n"
    )
    calendar = read_calendar_lines(content, max_events=5)
    event = calendar.events[0]
    assert event.text("summary".upper()) == "Easy, 8 km\nwith ;friends\\"
    assert event.moment("DTSTART") == Moment(
        dt.date(2026, 11, 17), dt.time(6, 30), zone="Europe/Paris"
    )
    assert calendar.values["X-WR-TIMEZONE"] == "Europe/Berlin"
    assert not calendar.truncated


def test_what_is_inside_an_event_stays_there() -> None:
    content = (
        b"BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\nBEGIN:VEVENT\nBEGIN:VALARM\n"
        b"SUMMARY:alarm\nEND:VALARM\nSUMMARY:run\nEND:VEVENT\nEND:VCALENDAR"
    )
    calendar = read_calendar_lines(content, max_events=5)
    assert [event.text("SUMMARY") for event in calendar.events] == ["run"]
    assert calendar.timezone_lines == ["BEGIN:VTIMEZONE", "TZID:X", "END:VTIMEZONE"]


def test_too_many_events_and_a_missing_end_are_truncated() -> None:
    event = b"BEGIN:VEVENT\nEND:VEVENT\n"
    for content in (b"BEGIN:VCALENDAR\n" + event * 9 + b"END:VCALENDAR", event):
        calendar = read_calendar_lines(content, max_events=3)
        assert calendar.truncated
        assert len(calendar.events) <= 3


def test_moments() -> None:
    assert read_moment("20261117") == Moment(dt.date(2026, 11, 17))
    assert read_moment("2026-11-17T06:30:00Z") == Moment(
        dt.date(2026, 11, 17), dt.time(6, 30), utc=True
    )
    assert [read_moment(value) for value in ("", "soon", "20261340", "20261117T990000")] == [
        None
    ] * 4


def test_durations() -> None:
    values = ("PT1H30M", "P1DT2H", "P1W", "PT0S", "-PT1H", "1h")
    assert [read_duration_s(value) for value in values] == [5400, 93600, 604800, None, None, None]
