"""Facts as they were received, one a line: corrected and withdrawn ones too.

The log is what counts; the facts are how it came to be.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from ironstride.formats.field_readers import word
from ironstride.formats.fields import Field, Record
from ironstride.formats.json_lines import kept_text, read_lines, wall_time, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.errors import Problem

FactKind = Literal["set", "void", "report"]
FACT_KINDS: Final[tuple[FactKind, ...]] = get_args(FactKind)


@dataclass(frozen=True, slots=True)
class Fact:
    """A set, what takes a set back, or a report of a session, as it was received.

    `replaces` is the id of the set that this one corrects or, where it is a `void`, takes back.
    `performed_at` is the athlete's own clock, `received_at` an instant in UTC. `record` is what
    else was said, as it came.
    """

    kind: FactKind
    id: str
    performed_at: dt.datetime
    received_at: dt.datetime
    exercise: str = ""
    session: str = ""
    item: str = ""
    origin: str = ""
    replaces: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)


_TEXTS: Final = ("exercise", "session", "item", "origin", "replaces")
_KEYS: Final = ("kind", "id", "performed_at", "received_at", *_TEXTS, "record")


def write_facts(facts: Iterable[Fact]) -> bytes:
    """Return the facts in their order; `read_facts` reads the very same back."""
    return write_lines(_encode(one) for one in facts)


def read_facts(content: bytes, file: str) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """Return the facts in the order of the file; one that cannot be read costs that one."""
    return read_lines(content, file, decode_fact)


def _encode(one: Fact) -> dict[str, object]:
    said = {name: getattr(one, name) or None for name in (*_TEXTS, "record")}
    return {
        "kind": one.kind,
        "id": one.id,
        "performed_at": one.performed_at.isoformat(),
        "received_at": one.received_at.isoformat(),
        **said,
    }


def decode_fact(field: Field) -> Fact:
    """Read one fact; a part that is wrong rejects it."""
    record = Record(field, _KEYS)
    found: dict[str, Any] = {
        "kind": record.required("kind", word(FACT_KINDS, "a kind of fact")),
        "id": record.required("id", kept_text),
        "performed_at": record.required("performed_at", wall_time),
        "received_at": record.required("received_at", read_instant),
        "record": record.optional("record", _read_record, {}),
    }
    for name in _TEXTS:
        found[name] = record.optional(name, kept_text, "")
    record.finish()
    return Fact(**found)


def _read_record(field: Field) -> dict[str, Any]:
    if not isinstance(field.value, dict):
        field.expected("a group of keys in braces")
    return field.value


def read_instant(field: Field) -> dt.datetime:
    """Read a moment that is the same everywhere: `2026-11-23T17:30:00+00:00`."""
    try:
        at = dt.datetime.fromisoformat(field.value if isinstance(field.value, str) else "")
        return at.astimezone(dt.UTC) if at.tzinfo is not None else _without_zone(field)
    except (ValueError, OverflowError):
        field.expected("an instant such as 2026-11-23T17:30:00+00:00")


def _without_zone(field: Field) -> dt.datetime:
    field.reject("has no time zone; write an instant such as 2026-11-23T17:30:00+00:00")
