"""A calendar to subscribe to (RFC 5545): the same event under the same id, whatever changes.

A program that subscribes knows an event by its UID and a newer state of it by its SEQUENCE, so both
come from what was published before, not from the clock.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import unicodedata
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import require
from ironstride.formats.calendar_zones import find_zone
from ironstride.formats.feed_memory import FeedMemory, PublishedEvent
from ironstride.formats.feed_zone import define_zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from icalendar import Calendar, Event, Timezone

PRODUCT: Final = "-//Ironstride//Ironstride//EN"
# How long what was called off stays in the feed, so that every subscriber hears of it.
CANCELLED_FOR: Final = dt.timedelta(days=60)
REFRESH_AFTER: Final = dt.timedelta(hours=1)
# By it an event of ours is known in a runner's calendar, where it is no run.
OWN_ENDING: Final = "@ironstride"
# Made once for this purpose: ids of the same name in other spaces differ.
_SPACE: Final = uuid.UUID("9b1f3c62-2f0e-5a57-8e0a-6f6f1d0c4c55")


@dataclass(frozen=True, slots=True)
class FeedEvent:
    """An event of a feed: on the athlete's own clock, or all day where `at` is None.

    With `takes_time` the time is not free for anything else.
    """

    uid: str
    on: dt.date
    at: dt.time | None
    minutes: int
    summary: str
    description: str = ""
    location: str = ""
    takes_time: bool = True

    def __post_init__(self) -> None:
        require(self.minutes > 0, "minutes is above 0")


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself; `zone` is a name such as Europe/Vienna, None where not known.

    The events of a private feed are marked so (CLASS:PRIVATE).
    """

    name: str
    zone: str | None = None
    is_private: bool = False


def event_uid(*parts: str) -> str:
    """Return an id that is always the same for the same parts and says nothing of them.

    Whoever can guess all of the parts can make the same id: let one of them be a secret.
    """
    return f"{uuid.uuid5(_SPACE, json.dumps(parts))}{OWN_ENDING}"


def write_feed(
    events: Iterable[FeedEvent], head: FeedHead, *, memory: FeedMemory, now: dt.datetime
) -> tuple[bytes, FeedMemory]:
    """Return the feed and what is to be remembered of it for the next time.

    SEQUENCE is one more exactly where an event is not as `memory` has it, which also dates it:
    while nothing changes, the bytes are the same. An event that is gone from `events` before its
    day is called off for `CANCELLED_FOR`; one that was over is only left out. `now` is an instant.
    A zone that nobody knows counts as none: times are then those of whatever clock shows them.
    """
    require(now.tzinfo is not None, "now is an instant, with a time zone")
    feed = _Feed(head, memory, now.astimezone(dt.UTC).replace(microsecond=0))
    return feed.write(events)


class _Feed:
    """One feed being written."""

    def __init__(self, head: FeedHead, memory: FeedMemory, now: dt.datetime) -> None:
        self.head = head
        self.before = memory
        self.now = now
        self.zone = None if head.zone is None else find_zone(head.zone)

    def write(self, events: Iterable[FeedEvent]) -> tuple[bytes, FeedMemory]:
        there = {event.uid: event for event in sorted(events, key=_by_time)}
        memory = {uid: self._remember(event) for uid, event in there.items()}
        memory |= dict(self._called_off(there))
        calendar = self._calendar()
        if self.zone is not None and any(one.at is not None for one in memory.values()):
            calendar.add_component(_definition(self.zone, [one.on for one in memory.values()]))
        for uid, published in sorted(memory.items(), key=lambda pair: (_by_time(pair[1]), pair[0])):
            calendar.add_component(self._event(uid, published, there.get(uid)))
        return calendar.to_ical(), memory

    def _remember(self, event: FeedEvent) -> PublishedEvent:
        content = [_plain(event.description), _one_line(event.location), event.takes_time]
        return self._published(event.uid, event, content, is_cancelled=False)

    def _called_off(self, there: Mapping[str, FeedEvent]) -> Iterator[tuple[str, PublishedEvent]]:
        today = (self.now if self.zone is None else self.now.astimezone(self.zone)).date()
        for uid, before in self.before.items():
            if uid in there:
                continue
            is_fresh = self.now - before.changed_at <= CANCELLED_FOR
            if is_fresh if before.is_cancelled else before.on >= today:
                yield uid, self._published(uid, before, [], is_cancelled=True)

    def _published(
        self,
        uid: str,
        one: FeedEvent | PublishedEvent,
        content: list[object],
        *,
        is_cancelled: bool,
    ) -> PublishedEvent:
        summary = _one_line(one.summary)
        start = f"{one.on} {one.at} {one.minutes} {self.zone}"
        parts = [start, summary, self.head.is_private, is_cancelled, *content]
        digest = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        before = self.before.get(uid)
        if before is not None and before.digest == digest:
            return before
        sequence = 0 if before is None else before.sequence + 1
        return PublishedEvent(
            sequence, digest, self.now, one.on, one.at, one.minutes, summary, is_cancelled
        )

    def _calendar(self) -> Calendar:
        from icalendar import Calendar, vText

        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", PRODUCT)
        calendar.add("calscale", "GREGORIAN")
        calendar.add("method", "PUBLISH")
        for key in ("name", "x-wr-calname"):
            # The library takes NAME for something else than text and would not escape it.
            calendar.add(key, vText(_one_line(self.head.name)))
        if self.zone is not None:
            calendar.add("x-wr-timezone", self.zone.key)
        calendar.add("refresh-interval", REFRESH_AFTER, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", f"PT{REFRESH_AFTER // dt.timedelta(hours=1)}H")
        return calendar

    def _event(self, uid: str, published: PublishedEvent, event: FeedEvent | None) -> Event:
        from icalendar import Event

        component = Event()
        component.add("uid", uid)
        component.add("dtstamp", published.changed_at)
        component.add("last-modified", published.changed_at)
        component.add("sequence", published.sequence)
        start, end = _times(published, self.zone)
        component.add("dtstart", start)
        component.add("dtend", end)
        component.add("summary", published.summary)
        component.add("status", "CANCELLED" if published.is_cancelled else "CONFIRMED")
        takes_time = event is not None and event.takes_time
        component.add("transp", "OPAQUE" if takes_time else "TRANSPARENT")
        if self.head.is_private:
            component.add("class", "PRIVATE")
        if event is not None and event.location:
            component.add("location", _one_line(event.location))
        if event is not None and event.description:
            component.add("description", _plain(event.description))
        return component


def _by_time(one: FeedEvent | PublishedEvent) -> tuple[dt.date, dt.time, str, int]:
    return one.on, one.at or dt.time(), one.summary, one.minutes


def _definition(zone: ZoneInfo, days: list[dt.date]) -> Timezone:
    # Whole years with one on each side: the same definition while the events stay within them.
    first, last = min(days).year - 1, max(days).year + 1
    return define_zone(zone, dt.date(first, 1, 1), dt.date(last, 12, 31))


def _times(
    one: FeedEvent | PublishedEvent, zone: ZoneInfo | None
) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime]:
    """Return start and end; both in UTC where the clock changes between them.

    In such a night one time of day comes twice, or not at all: an event could end before it began.
    """
    if one.at is None:
        return one.on, one.on + dt.timedelta(days=1)
    start = dt.datetime.combine(one.on, one.at.replace(tzinfo=None))
    length = dt.timedelta(minutes=one.minutes)
    if zone is None:
        return start, start + length
    began = start.replace(tzinfo=zone)
    start_utc = began.astimezone(dt.UTC)
    ended = (start_utc + length).astimezone(zone)
    is_skipped = start_utc.astimezone(zone).replace(tzinfo=None) != start
    if is_skipped or began.utcoffset() != ended.utcoffset():
        return start_utc, start_utc + length
    return began, ended


def _one_line(text: str) -> str:
    return _plain(text).replace("\n", " ")


def _plain(text: str) -> str:
    """Return `text` without the signs that no calendar may hold; line breaks stay."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        " " if sign != "\n" and unicodedata.category(sign) in _NO_TEXT else sign for sign in lines
    )


# Control signs, half characters, and line breaks that only some programs know.
_NO_TEXT: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
