"""One logged set as a plain record, with its id and the target it was done against.

So sets travel between phone and server, stand in its database and in archives.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

from ironstride.formats.field_readers import number, whole, word
from ironstride.formats.fields import Field, Record
from ironstride.formats.json_lines import kept_text, wall_time
from ironstride.formats.plain_tree import plain_tree
from ironstride.formats.plan_encode import encode_planned_set
from ironstride.formats.session_decode import read_planned_set
from ironstride.training.sets import LOGGED_ROLES, SIDES, TECHNIQUES, LoggedSet
from ironstride.training.words import SET_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

_WHOLE: Final = whole(0, 1_000_000_000)
_AMOUNT: Final = number(0)
_NEEDED: Final[dict[str, Callable[[Field], object]]] = {
    "id": kept_text,
    "exercise": kept_text,
    "performed_at": wall_time,
    "set_kind": word(SET_KINDS, "a kind of set"),
    "kind": word(LOGGED_ROLES, "a role of a set"),
}
_OPTIONAL: Final[dict[str, Callable[[Field], object]]] = {
    "load_kg": _AMOUNT,
    "reps": _WHOLE,
    "rir": _AMOUNT,
    "first_rep_effort": _WHOLE,
    "technique": word(TECHNIQUES, "a chip of technique"),
    "seconds": _WHOLE,
    "distance_m": _AMOUNT,
    "contacts": _WHOLE,
    "side": word(SIDES, "a side"),
    "pain": _WHOLE,
    "rest_s": _WHOLE,
    "session": kept_text,
    "note": kept_text,
    "target": read_planned_set,
}
_KEYS: Final = (*_NEEDED, *_OPTIONAL)
_DEFAULTS: Final = {
    field.name: field.default for field in dataclasses.fields(LoggedSet) if field.name in _OPTIONAL
}


def encode_logged_set(one: LoggedSet) -> dict[str, object]:
    """Return a set as a plain tree, without what was not said."""
    encoded: dict[str, object] = {}
    for key in _KEYS:
        value = getattr(one, key)
        if key in _NEEDED or value != _DEFAULTS[key]:
            encoded[key] = plain_tree(value)
    encoded["performed_at"] = one.performed_at.isoformat()
    if one.target is not None:
        encoded["target"] = encode_planned_set(one.target)
    return encoded


def read_logged_set(field: Field) -> LoggedSet:
    """Read one set; a part that is wrong rejects it: half a set would be another one."""
    record = Record(field, _KEYS)
    found: dict[str, Any] = {key: record.required(key, read) for key, read in _NEEDED.items()}
    for key, read in _OPTIONAL.items():
        if key in record:
            found[key] = record.required(key, read)
    record.finish()
    return LoggedSet(**found)
