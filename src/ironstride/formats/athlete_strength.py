"""Strength sessions of another plan in an athlete, and whose sessions count."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from ironstride.formats.athlete_calendar import encode_clock
from ironstride.formats.field_readers import any_text, clock, date, number
from ironstride.formats.fields import Field, Record
from ironstride.formats.plain_tree import plain_number
from ironstride.training.foreign_strength import ForeignStrength

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEYS: Final = tuple(field.name for field in dataclasses.fields(ForeignStrength))
_MAX_S: Final = 1e7


def read_other_strength(field: Field) -> ForeignStrength:
    """Read one session, which programs write."""
    record = Record(field, _KEYS)
    on = record.required("on", date)
    title = record.required("title", any_text)
    source = record.required("source", any_text)
    at = record.optional("at", clock, None)
    duration_s = record.optional("duration_s", number(0, _MAX_S), None)
    uid = record.optional("uid", any_text, None)
    record.finish()
    return ForeignStrength(on, title, source, at, duration_s, uid)


def encode_other_strength(sessions: Iterable[ForeignStrength]) -> list[object]:
    """Return the sessions without the keys that say nothing."""
    return [_encode(one) for one in sessions]


def _encode(session: ForeignStrength) -> dict[str, object]:
    given: dict[str, object | None] = {
        "on": session.on.isoformat(),
        "title": session.title,
        "source": session.source,
        "at": None if session.at is None else encode_clock(session.at),
        "duration_s": None if session.duration_s is None else plain_number(session.duration_s),
        "uid": session.uid,
    }
    return {key: value for key, value in given.items() if value is not None}
