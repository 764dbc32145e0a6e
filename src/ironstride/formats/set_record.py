"""One logged set as a plain record, with its id and the target it was done against.

This is how sets travel between phone, server and archive: docs/formats/sets.md.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.formats.field_readers import any_text, number, text, whole, word
from ironstride.formats.fields import Field, Record, nullable
from ironstride.formats.plan_encode import encode_planned_set
from ironstride.formats.session_decode import read_planned_set
from ironstride.training.athlete import MAX_LOAD_KG
from ironstride.training.sets import (
    LOGGED_ROLES,
    MAX_FIRST_REP_EFFORT,
    MAX_PAIN,
    SIDES,
    TECHNIQUES,
    LoggedSet,
)
from ironstride.training.words import SET_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

# Far more than anybody does: beyond these a number is a slip of the finger.
_MAX_REPS: Final = 1000
_MAX_SECONDS: Final = 86_400
_MAX_DISTANCE_M: Final = 500_000
_MAX_RIR: Final = 100
_MAX_NOTE: Final = 2000
# What a set may leave out, and what reads it.
_AMOUNTS: Final[dict[str, Callable[[Field], object]]] = {
    "load_kg": number(0, MAX_LOAD_KG),
    "reps": whole(0, _MAX_REPS),
    "rir": number(0, _MAX_RIR),
    "first_rep_effort": whole(0, MAX_FIRST_REP_EFFORT),
    "technique": word(TECHNIQUES, "a technique chip"),
    "seconds": whole(0, _MAX_SECONDS),
    "distance_m": number(0, _MAX_DISTANCE_M),
    "contacts": whole(0, _MAX_REPS),
    "pain": whole(0, MAX_PAIN),
    "rest_s": whole(0, _MAX_SECONDS),
}
_KEYS: Final = (
    "id",
    "exercise",
    "performed_at",
    "set_kind",
    "kind",
    *_AMOUNTS,
    "side",
    "session",
    "note",
    "target",
)


def encode_logged_set(one: LoggedSet) -> dict[str, object]:
    """Return the record of a set; what was not said is left out."""
    tree: dict[str, object] = {
        "id": one.id,
        "exercise": one.exercise,
        "performed_at": one.performed_at.isoformat(),
        "set_kind": one.set_kind,
        "kind": one.kind,
    }
    tree |= {name: value for name in _AMOUNTS if (value := getattr(one, name)) is not None}
    if one.side != "both":
        tree["side"] = one.side
    tree |= {name: value for name in ("session", "note") if (value := getattr(one, name))}
    if one.target is not None:
        tree["target"] = encode_planned_set(one.target)
    return tree


def read_logged_set(field: Field) -> LoggedSet:
    """Read one set; rejected as a whole when any part of it is wrong, as half a fact is none."""
    record = Record(field, _KEYS)
    set_id = record.required("id", text)
    exercise = record.required("exercise", text)
    performed_at = record.required("performed_at", _moment)
    set_kind = record.required("set_kind", word(SET_KINDS, "a kind of set"))
    kind = record.required("kind", word(LOGGED_ROLES, "a role of a set"))
    side = record.required("side", word(SIDES, "a side")) if "side" in record else "both"
    session = record.required("session", any_text) if "session" in record else ""
    note = record.required("note", _note) if "note" in record else ""
    target = record.required("target", nullable(read_planned_set)) if "target" in record else None
    amounts = {
        name: record.required(name, read) for name, read in _AMOUNTS.items() if name in record
    }
    record.finish()
    return LoggedSet(
        id=set_id,
        exercise=exercise,
        performed_at=performed_at,
        set_kind=set_kind,
        kind=kind,
        side=side,
        session=session,
        note=note,
        target=target,
        **amounts,  # type: ignore[arg-type]  # each reader gives the type of its field
    )


def _moment(field: Field) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(str(field.value))
    except ValueError:
        field.expected("a local time, such as 2026-11-24T18:42:10")
    if moment.tzinfo is not None:
        field.expected("a time on the athlete's own clock, without a zone")
    return moment


def _note(field: Field) -> str:
    return any_text(field)[:_MAX_NOTE]
