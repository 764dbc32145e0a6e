"""What a calendar feed has published: by it the next feed knows what has changed."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from ironstride.formats.athlete_calendar import encode_clock
from ironstride.formats.field_readers import boolean, clock, date, text, whole
from ironstride.formats.fields import Field, Record, Report, attempt
from ironstride.formats.json_lines import kept_text
from ironstride.formats.json_tree import read_json_tree
from ironstride.formats.source_text import read_source_text

if TYPE_CHECKING:
    from ironstride.errors import Problem

MAX_MEMORY_BYTES: Final = 20_000_000
_KEYS: Final = ("sequence", "digest", "changed_at", "on", "at", "minutes", "summary", "cancelled")
_COUNT: Final = whole(0, 1_000_000_000)


@dataclass(frozen=True, slots=True)
class PublishedEvent:
    """An event as it was published last: how often it changed, what it held, and since when.

    `changed_at` is an instant in UTC. The day, time (None: all day), length and title are kept so
    that an event which is gone can still be called off.
    """

    sequence: int
    digest: str
    changed_at: dt.datetime
    on: dt.date
    at: dt.time | None
    minutes: int
    summary: str
    is_cancelled: bool = False


# By the id of the event (UID).
FeedMemory: TypeAlias = Mapping[str, PublishedEvent]


def write_feed_memory(memory: FeedMemory) -> str:
    """Return a memory as JSON text, an event a line; the same memory gives the same text."""
    lines = (
        f"{json.dumps(uid)}: {json.dumps(_encode(one), ensure_ascii=False)}"
        for uid, one in sorted(memory.items())
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _encode(one: PublishedEvent) -> dict[str, object]:
    return {
        "sequence": one.sequence,
        "digest": one.digest,
        "changed_at": one.changed_at.isoformat(),
        "on": one.on.isoformat(),
        "at": None if one.at is None else encode_clock(one.at),
        "minutes": one.minutes,
        "summary": one.summary,
        "cancelled": one.is_cancelled,
    }


def read_feed_memory(source: str | bytes, file: str) -> tuple[FeedMemory, tuple[Problem, ...]]:
    """Return a memory; an event that cannot be read is forgotten and is a problem."""
    content, problems = read_source_text(source, file, max_bytes=MAX_MEMORY_BYTES)
    if content is None:
        return {}, problems
    tree, problems = read_json_tree(content, file)
    if tree is None and problems:
        return {}, problems
    report = Report(file)
    report.problems.extend(problems)
    return attempt(Field(tree, "", report), _read_events, {}), tuple(report.problems)


def _read_events(top: Field) -> FeedMemory:
    read = {uid: attempt(part, _read_event, None) for uid, part in top.entries()}
    return {uid: one for uid, one in read.items() if one is not None}


def _read_event(field: Field) -> PublishedEvent:
    record = Record(field, _KEYS)
    sequence = record.required("sequence", _COUNT)
    digest = record.required("digest", text)
    changed_at = record.required("changed_at", _read_instant)
    on = record.required("on", date)
    at = record.optional("at", clock, None)
    minutes = record.required("minutes", _COUNT)
    summary = record.required("summary", kept_text)
    is_cancelled = record.required("cancelled", boolean)
    record.finish()
    return PublishedEvent(sequence, digest, changed_at, on, at, minutes, summary, is_cancelled)


def _read_instant(field: Field) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(field.value if isinstance(field.value, str) else "")
    except ValueError:
        field.expected("an instant such as 2026-11-23T17:30:00+00:00")
    if at.tzinfo is None:
        field.reject("has no time zone; write an instant such as 2026-11-23T17:30:00+00:00")
    return at.astimezone(dt.UTC)
