"""A feed, read back by the library and by our own reader, and the defects of others avoided."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from ironstride.errors import InvalidValueError
from ironstride.formats.calendar_lines import read_calendar_lines
from ironstride.formats.icalendar_feed import (
    OWN_ENDING,
    FeedEvent,
    FeedHead,
    event_uid,
    write_feed,
)
from ironstride.formats.icalendar_runs import read_icalendar_runs

NOW = dt.datetime(2026, 11, 23, 9, 0, 7, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)
HEAD = FeedHead("Strength: Ada", "Europe/Vienna")
UID = event_uid("key", "a")
EVENT = FeedEvent(UID, dt.date(2026, 11, 24), dt.time(18, 30), 40, "Squat", "3 x 8\nWhy: so", "gym")
SPAN: dict[str, Any] = {
    "file": "f.ics",
    "starts_on": dt.date(2026, 11, 1),
    "ends_on": dt.date(2026, 12, 1),
}
TEXTS = st.text(max_size=120)
ZONES = st.sampled_from(
    ["Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]
)
FEED_EVENTS = st.builds(
    FeedEvent,
    st.uuids().map(str),
    st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.integers(1, 300),
    TEXTS,
    TEXTS,
    TEXTS,
    st.booleans(),
)


def feed(*events: FeedEvent, **given_: Any) -> bytes:
    head = given_.pop("head", HEAD)
    usual: dict[str, Any] = {"memory": {}, "now": NOW}
    return write_feed(events, head, **usual | given_)[0]


def parsed(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def the_event(content: bytes) -> Any:
    (event,) = parsed(content)
    return event


def test_a_calendar_says_what_it_is() -> None:
    lines = feed(EVENT).decode().split("\r\n")
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "PRODID:-//Ironstride//Ironstride//EN" in lines
    assert "METHOD:PUBLISH" in lines
    assert "NAME:Strength: Ada" in lines
    assert "X-WR-CALNAME:Strength: Ada" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert "X-PUBLISHED-TTL:PT1H" in lines


def test_the_name_of_a_calendar_is_escaped_like_any_text() -> None:
    lines = feed(EVENT, head=FeedHead("Ada, Bo; C\\D\nE")).decode().split("\r\n")
    assert r"NAME:Ada\, Bo\; C\\D E" in lines
    assert r"X-WR-CALNAME:Ada\, Bo\; C\\D E" in lines


def test_an_event_has_all_that_a_subscriber_needs() -> None:
    event = the_event(feed(EVENT))
    assert event["UID"] == UID
    assert event["SEQUENCE"] == 0
    assert event["SUMMARY"] == "Squat"
    assert event["LOCATION"] == "gym"
    assert event["DESCRIPTION"] == "3 x 8\nWhy: so"
    assert event["STATUS"] == "CONFIRMED"
    assert event["TRANSP"] == "OPAQUE"
    assert "CLASS" not in event
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == NOW.replace(microsecond=0)


def test_every_stamp_is_there_and_in_utc() -> None:
    lines = feed(EVENT, dataclasses.replace(EVENT, uid="b", at=None)).decode().split("\r\n")
    assert lines.count("DTSTAMP:20261123T090007Z") == 2
    assert lines.count("LAST-MODIFIED:20261123T090007Z") == 2


def test_a_time_names_its_zone_and_the_zone_is_defined() -> None:
    content = feed(EVENT)
    assert b"DTSTART;TZID=Europe/Vienna:20261124T183000\r\n" in content
    assert b"DTEND;TZID=Europe/Vienna:20261124T191000\r\n" in content
    assert content.index(b"BEGIN:VTIMEZONE") < content.index(b"BEGIN:VEVENT")
    assert b"TZID:Europe/Vienna\r\n" in content


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../etc/passwd", "Europe"])
def test_without_a_known_zone_times_are_those_of_any_clock(zone: str | None) -> None:
    content = feed(EVENT, head=FeedHead("x", zone))
    assert b"DTSTART:20261124T183000\r\n" in content
    assert b"DTEND:20261124T191000\r\n" in content
    assert b"TZID" not in content


def test_an_outlook_zone_is_written_under_its_common_name() -> None:
    content = feed(EVENT, head=FeedHead("x", "W. Europe Standard Time"))
    assert b"DTSTART;TZID=Europe/Berlin:" in content


def test_a_race_lasts_its_day_and_no_zone_is_needed() -> None:
    content = feed(FeedEvent("r", dt.date(2027, 4, 25), None, 1440, "Race"))
    assert b"DTSTART;VALUE=DATE:20270425\r\n" in content
    assert b"DTEND;VALUE=DATE:20270426\r\n" in content
    assert b"VTIMEZONE" not in content


def test_an_event_without_a_length_cannot_be() -> None:
    with pytest.raises(InvalidValueError):
        FeedEvent("x", dt.date(2026, 11, 24), dt.time(18), 0, "Squat")


def test_a_clock_without_zone_is_no_instant() -> None:
    with pytest.raises(InvalidValueError):
        feed(EVENT, now=dt.datetime(2026, 11, 23))


@given(ZONES, st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2028, 1, 1)), st.integers(1, 300))
def test_every_event_lasts_its_minutes(name: str, start: dt.datetime, minutes: int) -> None:
    start = start.replace(second=0, microsecond=0)
    check_length(name, start, minutes)


@pytest.mark.parametrize("name", ["Europe/Vienna", "America/New_York", "Australia/Lord_Howe"])
def test_every_event_lasts_its_minutes_in_the_nights_when_clocks_change(name: str) -> None:
    for on in ("2027-03-28", "2027-10-31", "2027-03-14", "2027-11-07", "2027-10-03", "2027-04-04"):
        for quarter in range(20):
            start = dt.datetime.fromisoformat(on) + dt.timedelta(minutes=15 * quarter)
            for minutes in (1, 30, 60, 90):
                check_length(name, start, minutes)


def check_length(name: str, start: dt.datetime, minutes: int) -> None:
    one = dataclasses.replace(EVENT, on=start.date(), at=start.time(), minutes=minutes)
    event = the_event(feed(one, head=FeedHead("x", name)))
    began, ended = event["DTSTART"].dt, event["DTEND"].dt
    length = ended.astimezone(dt.UTC) - began.astimezone(dt.UTC)
    assert length == dt.timedelta(minutes=minutes)
    assert began.astimezone(dt.UTC) == start.replace(tzinfo=ZoneInfo(name)).astimezone(dt.UTC)
    # On the clock of a wall too, nothing ends before it begins.
    assert ended.replace(tzinfo=None) > began.replace(tzinfo=None)


def test_the_same_feed_again_is_the_same_bytes() -> None:
    first, memory = write_feed([EVENT], HEAD, memory={}, now=NOW)
    again, kept = write_feed([EVENT], HEAD, memory=memory, now=NOW + 3 * DAY)
    assert again == first
    assert kept == memory


@pytest.mark.parametrize(
    "change",
    [
        {"on": dt.date(2026, 11, 25)},
        {"at": dt.time(7)},
        {"at": None},
        {"minutes": 41},
        {"summary": "Done: Squat"},
        {"description": "3 x 9"},
        {"location": "home"},
        {"takes_time": False},
    ],
)
def test_the_sequence_rises_by_one_exactly_when_the_content_changes(change: dict[str, Any]) -> None:
    _, memory = write_feed([EVENT], HEAD, memory={}, now=NOW)
    other = dataclasses.replace(EVENT, **change)
    later, memory = write_feed([other], HEAD, memory=memory, now=NOW + DAY)
    event = the_event(later)
    assert (event["UID"], event["SEQUENCE"]) == (UID, 1)
    assert event["LAST-MODIFIED"].dt == (NOW + DAY).replace(microsecond=0)
    same, _ = write_feed([other], HEAD, memory=memory, now=NOW + 2 * DAY)
    assert same == later


def test_another_zone_changes_every_event() -> None:
    _, memory = write_feed([EVENT], HEAD, memory={}, now=NOW)
    content, _ = write_feed([EVENT], FeedHead("x", "Asia/Tokyo"), memory=memory, now=NOW)
    assert the_event(content)["SEQUENCE"] == 1


def test_what_is_gone_is_called_off_for_sixty_days() -> None:
    _, memory = write_feed([EVENT], HEAD, memory={}, now=NOW)
    content, memory = write_feed([], HEAD, memory=memory, now=NOW)
    event = the_event(content)
    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == (UID, "CANCELLED", 1)
    assert (event["SUMMARY"], event["TRANSP"]) == ("Squat", "TRANSPARENT")
    assert event["DTSTART"].dt.isoformat() == "2026-11-24T18:30:00+01:00"
    assert "DESCRIPTION" not in event
    again, kept = write_feed([], HEAD, memory=memory, now=NOW + 60 * DAY)
    assert (again, kept) == (content, memory)
    gone, forgotten = write_feed([], HEAD, memory=memory, now=NOW + 61 * DAY)
    assert parsed(gone) == []
    assert forgotten == {}


def test_what_comes_back_is_confirmed_again() -> None:
    _, memory = write_feed([EVENT], HEAD, memory={}, now=NOW)
    _, memory = write_feed([], HEAD, memory=memory, now=NOW)
    event = the_event(write_feed([EVENT], HEAD, memory=memory, now=NOW)[0])
    assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 2)


def test_what_was_over_is_left_out_and_not_called_off() -> None:
    _, memory = write_feed([EVENT], HEAD, memory={}, now=NOW)
    content, memory = write_feed([], HEAD, memory=memory, now=NOW + 2 * DAY)
    assert parsed(content) == []
    assert memory == {}


def test_a_private_feed_marks_each_event_also_the_called_off_ones() -> None:
    head = FeedHead("Busy", "Europe/Vienna", is_private=True)
    other = dataclasses.replace(EVENT, uid="b")
    _, memory = write_feed([EVENT, other], head, memory={}, now=NOW)
    content, _ = write_feed([EVENT], head, memory=memory, now=NOW)
    assert content.count(b"CLASS:PRIVATE\r\n") == 2


@given(st.lists(FEED_EVENTS, max_size=4, unique_by=lambda one: one.uid), TEXTS)
def test_hostile_text_stays_text(events: list[FeedEvent], name: str) -> None:
    content = feed(*events, head=FeedHead(name, "Europe/Vienna"))
    check_lines(content)
    read = {str(event["UID"]): event for event in parsed(content)}
    assert set(read) == {event.uid for event in events}
    for event in events:
        found = read[event.uid]
        for key, text in (("SUMMARY", event.summary), ("DESCRIPTION", event.description)):
            written = "".join(text.split())
            if written.isprintable():
                assert "".join(str(found.get(key, "")).split()) == written
    ours = read_calendar_lines(content, max_events=100)
    assert not ours.truncated
    assert [one.values["UID"] for one in ours.events] == [str(one) for one in read]


def check_lines(content: bytes) -> None:
    assert content.endswith(b"\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75, line
        assert b"\r" not in line
        assert b"\n" not in line
        # No letter is cut in two.
        line.decode("utf-8")


@pytest.mark.parametrize(
    "title",
    [
        "Squat\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil",
        "a\nATTACH:http://evil.example",
        'a;b,c\\d:e"f\\n',
        "\x00\x07\x1b[31m",
        "\u2028END:VEVENT\u2029\x85X",
        "\ud800half",
        "ä" * 400,
        "🏋️" * 60,
    ],
)
def test_a_title_adds_no_line_of_its_own(title: str) -> None:
    content = feed(dataclasses.replace(EVENT, summary=title, description=title, location=title))
    check_lines(content)
    event = the_event(content)
    assert str(event["UID"]) == UID
    assert "ATTACH" not in event


def test_an_id_is_the_same_each_time_and_tells_nothing() -> None:
    assert event_uid("key", "2026-11-24-lift") == event_uid("key", "2026-11-24-lift")
    assert event_uid("key", "2026-11-24-lift") != event_uid("other", "2026-11-24-lift")
    assert event_uid("a", "b|c") != event_uid("a|b", "c")
    assert "lift" not in event_uid("key", "2026-11-24-lift")


def test_our_own_reader_finds_the_same_times_and_takes_none_for_a_run() -> None:
    content = feed(EVENT)
    own = read_icalendar_runs(content, **SPAN)
    assert (own.runs, own.strength) == ((), ())
    assert "1 of the events are sessions that Ironstride planned" in own.problems[0].text
    copied = content.replace(OWN_ENDING.encode(), b"@example")
    (run,) = read_icalendar_runs(copied, **SPAN).runs
    assert (run.on, run.at, run.duration_s) == (EVENT.on, EVENT.at, 2400)


def test_a_called_off_event_is_none_for_our_own_reader() -> None:
    _, memory = write_feed([EVENT], HEAD, memory={}, now=NOW)
    content, _ = write_feed([], HEAD, memory=memory, now=NOW)
    copied = content.replace(OWN_ENDING.encode(), b"@example")
    assert read_icalendar_runs(copied, **SPAN).runs == ()
