"""The health part of an athlete file. What is not understood here is taken seriously."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, cast

from ironstride.formats.field_readers import any_text, date, text, whole
from ironstride.formats.fields import Field, Record, attempt, each, nearest, one_or_each
from ironstride.training.athlete import MAX_PAIN, Health, Injury, Pain
from ironstride.training.words import REGIONS, Region

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

# Stands for a health statement that could not be read; planning treats it as an unknown flag.
UNREAD_FLAG: Final = "health_not_understood"
_SIDES: Final = ("left", "right")
_ISO_DATE: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)
Side = Literal["left", "right"]


def health_reader(known_flags: tuple[str, ...] | None) -> Callable[[Field], Health]:
    """Make a reader of flags, pain and injuries; without `known_flags` any flag is known.

    A flag or pain statement that is not understood adds `UNREAD_FLAG`; a flag that is only not
    known is kept as it is.
    """

    def read(field: Field) -> Health:
        if not isinstance(field.value, dict):
            field.note("is not read; write `flags:`, `pain:` or `injuries:` under health")
            return Health(frozenset({UNREAD_FLAG}))
        before = len(field.report.problems)
        record = Record(field, ("flags", "pain", "injuries"))
        pain = record.optional("pain", each(read_pain), ())
        is_unread = len(field.report.problems) > before
        read_flags = one_or_each(lambda part: _read_flag(part, known_flags))
        flags, is_each_read = _read_flags(record, read_flags)
        if is_unread or not is_each_read:
            flags |= {UNREAD_FLAG}
        injuries = record.optional("injuries", one_or_each(_read_injury), ())
        return Health(flags, pain, injuries)

    return read


def _read_flags(
    record: Record, read: Callable[[Field], tuple[str, ...]]
) -> tuple[frozenset[str], bool]:
    """Return the flags, and whether each of those written was read."""
    flags = record.optional("flags", read, None)
    if "flags" not in record:
        return frozenset(), True
    written = record.field.child("flags").value
    count = len(written) if isinstance(written, list) else 1
    return frozenset(flags or ()), flags is not None and len(flags) == count


def _read_flag(field: Field, known_flags: tuple[str, ...] | None) -> str:
    flag = re.sub(r"[\s-]+", "_", text(field).strip().lower())
    if known_flags is not None and flag not in (*known_flags, UNREAD_FLAG):
        advice = nearest(flag, known_flags)
        field.note(f"is not a known flag; it is kept and treated with caution; {advice}")
    return flag


def read_pain(field: Field) -> Pain:
    """Read pain in a region: `{region: knee-left, now: 3}`."""
    record = Record(field, ("region", "now"))
    region, side = record.required("region", read_region, "knee-left") or ("foot", None)
    now = record.required("now", whole(0, MAX_PAIN), "3")
    record.finish()
    return Pain(region, now, side)


def read_region(field: Field) -> tuple[Region, Side | None]:
    """Read a body region with an optional side: `knee`, `knee-left`, `low_back-right`."""
    parts = re.split(r"[\s-]+", text(field).strip().lower())
    sides = [part for part in parts if part in _SIDES]
    name = "_".join(part for part in parts if part not in _SIDES)
    if name not in REGIONS or len(sides) > 1:
        advice = nearest(name, REGIONS)
        field.reject(f"is not a body region, with -left or -right where it matters; {advice}")
    return name, cast("Side | None", sides[0] if sides else None)


def _read_injury(field: Field) -> Injury:
    if isinstance(field.value, str):
        return _injury_from_words(field)
    record = Record(field, ("region", "on", "text"))
    region, side = record.required("region", read_region, "achilles") or ("foot", None)
    on = record.optional("on", date, None)
    story = record.optional("text", any_text, "")
    record.finish()
    return Injury(region, on, f"{side}: {story}".removesuffix(": ") if side else story)


def _injury_from_words(field: Field) -> Injury:
    story = text(field)
    words = re.sub(r"[\s_-]+", " ", story.lower())
    regions = [region for region in REGIONS if _names(words, region)]
    if not regions:
        field.reject(f"names no body region, so nothing can be spared; {nearest('', REGIONS)}")
    return Injury(regions[0], _date_in(field, story), story)


def _names(words: str, region: Region) -> bool:
    return re.search(rf"\b{region.replace('_', ' ')}s?\b", words) is not None


def _date_in(field: Field, story: str) -> dt.date | None:
    match = _ISO_DATE.search(story)
    return attempt(Field(match[0], field.path, field.report), date, None) if match else None


def encode_health(health: Health) -> dict[str, object]:
    """Return what the health screen found, without its empty parts."""
    parts: dict[str, list[object]] = {
        "flags": [*sorted(health.flags)],
        "pain": [encode_pain(pain) for pain in health.pain],
        "injuries": [_encode_injury(injury) for injury in health.injuries],
    }
    return {key: part for key, part in parts.items() if part}


def encode_pain(pain: Pain) -> dict[str, object]:
    """Return pain as a region, with its side where it has one, and 0 to 10."""
    side = f"-{pain.side}" if pain.side else ""
    return {"region": pain.region + side, "now": pain.now}


def _encode_injury(injury: Injury) -> dict[str, object]:
    encoded: dict[str, object] = {"region": injury.region}
    if injury.on is not None:
        encoded["on"] = injury.on.isoformat()
    return encoded | {"text": injury.text} if injury.text else encoded
