"""When an athlete can train: weekly and dated slots, blocked days, pinned sessions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from ironstride.formats.field_readers import (
    boolean,
    clock,
    date,
    dates,
    exercise_id,
    text,
    whole,
    whole_range,
)
from ironstride.formats.fields import Field, Record, attempt, each, one_or_each
from ironstride.formats.weights import Units, encode_weight, read_weight, weight_keys
from ironstride.training.athlete import MAX_LOAD_KG, AuthoredItem, Pinned
from ironstride.training.availability import Availability, Slot
from ironstride.training.session import MAX_LEG_GRADE
from ironstride.training.words import WEEKDAYS
from ironstride.units import MINUTES_PER_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ironstride.formats.athlete_places import PlaceBook

# The contract of the file: what a day offers when only sessions_per_week is given.
DEFAULT_SLOT_MINUTES: Final = 40
_MAX_COUNT: Final = 100
_MAX_SECONDS: Final = 3600
_SLOT_KEYS: Final = ("minutes", "place", "at")
_PINNED_KEYS: Final = ("on", "at", "place", "minutes", "title", "off", "leg_grade", "items")
_ITEM_KEYS: Final = ("exercise", "sets", "reps", "seconds", *weight_keys("load"), "rir")


def every_day(book: PlaceBook, blocked: frozenset[dt.date]) -> Availability:
    """Return one untimed slot a day at the first place, for a file without availability."""
    slot = Slot(DEFAULT_SLOT_MINUTES, book.first)
    return Availability(dict.fromkeys(range(len(WEEKDAYS)), (slot,)), {}, blocked)


def read_availability(
    book: PlaceBook, blocked: frozenset[dt.date]
) -> Callable[[Field], Availability]:
    """Make a reader of the slots by weekday and by date."""
    read_slots = _slots_reader(book)

    def read(field: Field) -> Availability:
        record = Record(field, (*WEEKDAYS, "dated"))
        week = {
            number: record.optional(day, read_slots, ())
            for number, day in enumerate(WEEKDAYS)
            if day in record
        }
        dated = record.optional("dated", lambda part: _read_dated(part, read_slots), {})
        return Availability(week, dated, blocked)

    return read


def _read_dated(
    field: Field, read_slots: Callable[[Field], tuple[Slot, ...]]
) -> dict[dt.date, tuple[Slot, ...]]:
    dated: dict[dt.date, tuple[Slot, ...]] = {}
    for key, slots_field in field.entries():
        days = attempt(Field(key, slots_field.path, field.report), dates, frozenset[dt.date]())
        slots = () if slots_field.value is None else attempt(slots_field, read_slots, None)
        if slots is not None:
            dated |= dict.fromkeys(sorted(days), slots)
    return dated


def _slots_reader(book: PlaceBook) -> Callable[[Field], tuple[Slot, ...]]:
    def read_slot(field: Field) -> Slot:
        if isinstance(field.value, int) and not isinstance(field.value, bool):
            return Slot(whole(1, MINUTES_PER_DAY)(field), book.first)
        record = Record(field, _SLOT_KEYS)
        minutes = record.required("minutes", whole(1, MINUTES_PER_DAY), "40")
        place = record.optional("place", book.read_name, None)
        at = record.optional("at", clock, None)
        record.finish()
        return Slot(minutes, book.first if place is None else place, at)

    return one_or_each(read_slot)


def read_blocked(field: Field) -> frozenset[dt.date]:
    """Read the days without training: dates and intervals, both ends included."""
    return frozenset().union(*one_or_each(dates)(field))


def pinned_reader(book: PlaceBook) -> Callable[[Field], Pinned]:
    """Make a reader of a day that the athlete or a coach decided."""

    def read(field: Field) -> Pinned:
        record = Record(field, _PINNED_KEYS)
        on = record.required("on", date, "2026-12-05")
        at = record.optional("at", clock, None)
        place = record.optional("place", book.read_name, None)
        minutes = record.optional("minutes", whole(1, MINUTES_PER_DAY), None)
        title = record.optional("title", text, None)
        items = record.optional("items", each(read_item), ())
        leg_grade = record.optional("leg_grade", whole(0, MAX_LEG_GRADE), None)
        off = record.optional("off", boolean, default=False)
        record.finish()
        if off and items:
            field.reject("is a day off with items; remove `off: true` or the items")
        return Pinned(on, at, place, minutes, title, items, leg_grade, off)

    return read


def read_item(field: Field) -> AuthoredItem:
    """Read one exercise of an authored session."""
    record = Record(field, _ITEM_KEYS)
    exercise = record.required("exercise", exercise_id, "back-squat")
    sets = record.required("sets", whole(1, _MAX_COUNT), "3")
    in_reps, in_seconds = "reps" in record, "seconds" in record
    reps = record.required("reps", whole_range(1, _MAX_COUNT)) if in_reps else None
    seconds = record.required("seconds", whole_range(1, _MAX_SECONDS)) if in_seconds else None
    load_kg = read_weight(record, "load", 0, MAX_LOAD_KG)
    rir = record.optional("rir", whole(0, 20), None)
    record.finish()
    if in_reps == in_seconds:
        field.reject("has no single amount; write either `reps: [8, 10]` or `seconds: 30`")
    return AuthoredItem(exercise, sets, reps, seconds, load_kg, rir)


def encode_availability(availability: Availability) -> dict[str, object]:
    """Return the slots by weekday name and by ISO date."""
    encoded: dict[str, object] = {
        WEEKDAYS[day]: _encode_slots(slots) for day, slots in sorted(availability.week.items())
    }
    if availability.dated:
        encoded["dated"] = {
            day.isoformat(): _encode_slots(slots)
            for day, slots in sorted(availability.dated.items())
        }
    return encoded


def _encode_slots(slots: Iterable[Slot]) -> list[object]:
    return [_encode_slot(slot) for slot in slots]


def _encode_slot(slot: Slot) -> dict[str, object]:
    encoded: dict[str, object] = {"minutes": slot.minutes, "place": slot.place}
    return encoded if slot.at is None else encoded | {"at": encode_clock(slot.at)}


def encode_clock(at: dt.time) -> str:
    """Return a time of day as HH:MM."""
    return at.strftime("%H:%M")


def encode_blocked(blocked: frozenset[dt.date]) -> list[str]:
    """Return single dates and intervals, in order."""
    spans: list[tuple[dt.date, dt.date]] = []
    for day in sorted(blocked):
        if spans and spans[-1][1] + dt.timedelta(days=1) == day:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return [f"{first}" if first == last else f"{first}/{last}" for first, last in spans]


def encode_pinned(pinned: Pinned, units: Units) -> dict[str, object]:
    """Return a pinned day without the keys that say nothing."""
    given: dict[str, object | None] = {
        "on": pinned.on.isoformat(),
        "at": None if pinned.at is None else encode_clock(pinned.at),
        "place": pinned.place,
        "minutes": pinned.minutes,
        "title": pinned.title,
        "off": pinned.off or None,
        "leg_grade": pinned.leg_grade,
        "items": [_encode_item(item, units) for item in pinned.items] or None,
    }
    return {key: value for key, value in given.items() if value is not None}


def _encode_item(item: AuthoredItem, units: Units) -> dict[str, object]:
    encoded: dict[str, object] = {"exercise": item.exercise, "sets": item.sets}
    if item.reps is not None:
        encoded["reps"] = list(item.reps)
    if item.seconds is not None:
        encoded["seconds"] = list(item.seconds)
    encoded |= encode_weight("load", item.load_kg, units)
    return encoded if item.rir is None else encoded | {"rir": item.rir}
