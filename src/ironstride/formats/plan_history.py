"""How a plan came to be, in a plan file: the events, and the plan that it replaces."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from ironstride.formats.athlete_health import encode_pain, read_pain
from ironstride.formats.athlete_history import encode_race, read_race
from ironstride.formats.field_readers import any_text, date, text, whole, word
from ironstride.formats.fields import Field, Record, each, nullable
from ironstride.formats.plain_tree import is_plain
from ironstride.training import events as ev
from ironstride.training.athlete import Pain
from ironstride.training.plan import Change, ChangeKind, Replaced
from ironstride.training.race import Race
from ironstride.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# The word of each event in a file and on the command line.
EVENT_KINDS: Final[Mapping[str, type[ev.Event]]] = {
    "done": ev.Done,
    "missed": ev.Missed,
    "moved": ev.Moved,
    "ill": ev.Ill,
    "away": ev.Away,
    "travel": ev.Travel,
    "pain": ev.PainReported,
    "less-time": ev.LessTime,
    "race-added": ev.RaceAdded,
    "race-moved": ev.RaceMoved,
    "race-dropped": ev.RaceDropped,
    "pin": ev.DayPinned,
    "unpin": ev.DayUnpinned,
    "swap": ev.Swapped,
    "runs-changed": ev.RunsChanged,
    "sets-logged": ev.SetsLogged,
}
# More than anybody lifts in a life, and a number that every program can read.
MAX_SETS: Final = 10_000_000
_KIND_OF: Final = {event: kind for kind, event in EVENT_KINDS.items()}
_READERS: Final[Mapping[str, Callable[[Field], object]]] = {
    "session": text,
    "on": date,
    "from_on": date,
    "to_on": date,
    "first_on": date,
    "last_on": date,
    "place": any_text,
    "pain": read_pain,
    "minutes": whole(1, MINUTES_PER_DAY),
    "race": read_race,
    "name": any_text,
    "item": text,
    "exercise": text,
    "changes": each(any_text),
    "sets": whole(1, MAX_SETS),
}
_READ_KIND: Final = word(tuple(EVENT_KINDS), "a kind of event")
_READ_CHANGE_KIND: Final = word(cast("tuple[ChangeKind, ...]", get_args(ChangeKind)), "a kind")


def encode_events(events: Iterable[ev.Reported]) -> list[dict[str, object]]:
    """Return each event with its kind, the day of its report and its own fields."""
    return [
        {
            "kind": _KIND_OF[type(reported.event)],
            "reported_on": reported.on.isoformat(),
            **{
                field.name: _encode_value(getattr(reported.event, field.name))
                for field in dataclasses.fields(reported.event)
            },
        }
        for reported in events
    ]


def _encode_value(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Race):
        return encode_race(value)
    if isinstance(value, Pain):
        return encode_pain(value)
    return list(value) if isinstance(value, tuple) else value


def read_event(field: Field) -> ev.Reported:
    """Read one event."""
    kinds = {name for made in EVENT_KINDS.values() for name in _names_of(made)}
    record = Record(field, ("kind", "reported_on", *sorted(kinds)))
    kind = record.required("kind", _READ_KIND)
    reported_on = record.required("reported_on", date)
    record.finish()
    made = cast("Callable[..., ev.Event]", EVENT_KINDS[kind])
    given: dict[str, Any] = {
        name: record.required(name, _READERS[name]) for name in _names_of(EVENT_KINDS[kind])
    }
    record.finish()
    return ev.Reported(reported_on, made(**given))


def _names_of(event: type[ev.Event]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(event))


def encode_replaced(replaced: Replaced | None) -> dict[str, object] | None:
    """Return the id of the plan that was replaced, and the difference to it."""
    if replaced is None:
        return None
    return {
        "id": replaced.id,
        "diff": {
            **_encode_step(replaced),
            "earlier": [{"id": step.id, **_encode_step(step)} for step in replaced.earlier],
        },
    }


def _encode_step(step: Replaced) -> dict[str, object]:
    return {
        "changes": encode_changes(step.changes),
        # A plain tree already: it was made from one, or read.
        "way_back": dict(step.way_back),
    }


def encode_changes(changes: Iterable[Change]) -> list[dict[str, object]]:
    """Return each change with the keys of the plan file."""
    return [
        {
            "kind": change.kind,
            "on": change.on.isoformat(),
            "text": change.text,
            "session": change.session,
        }
        for change in changes
    ]


def read_replaced(field: Field) -> Replaced:
    """Read what a plan replaces."""
    record = Record(field, ("id", "diff"))
    plan_id = record.required("id", text)
    diff = record.required("diff", _read_diff)
    record.finish()
    return dataclasses.replace(diff, id=plan_id)


def _read_diff(field: Field) -> Replaced:
    record = Record(field, ("changes", "way_back", "earlier"))
    earlier = record.required("earlier", each(_read_earlier))
    step = _read_step(record, "")
    return dataclasses.replace(step, earlier=earlier)


def _read_earlier(field: Field) -> Replaced:
    record = Record(field, ("id", "changes", "way_back"))
    return _read_step(record, record.required("id", text))


def _read_step(record: Record, plan_id: str) -> Replaced:
    changes = record.required("changes", each(_read_change))
    way_back = record.required("way_back", _read_tree)
    record.finish()
    return Replaced(plan_id, changes, way_back)


def _read_change(field: Field) -> Change:
    record = Record(field, ("kind", "on", "text", "session"))
    change = Change(
        record.required("kind", _READ_CHANGE_KIND),
        record.required("on", date),
        record.required("text", any_text),
        record.required("session", nullable(text)),
    )
    record.finish()
    return change


def _read_tree(field: Field) -> Mapping[str, object]:
    if not isinstance(field.value, dict):
        field.expected("a group of keys")
    if not is_plain(field.value):
        field.reject("is nested too deep or has a number out of range; write the plan again")
    return field.value
