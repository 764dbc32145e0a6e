"""Runna's events: the type stands in the event's id, the sizes between bullets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.formats.calendar_fields import one_line
from ironstride.formats.run_amounts import read_amounts
from ironstride.formats.run_workout import (
    Workout,
    is_plausible_m,
    read_workout,
    read_workout_parts,
)

if TYPE_CHECKING:
    from ironstride.formats.calendar_lines import RawEvent
    from ironstride.training.words import RunType

_UID: Final = re.compile(r"(?:UPCOMING|COMPLETED)_PLAN_WORKOUT|.*_plan_week_\d")
_KIND: Final = re.compile(r"_plan_week_\d*_(?P<kind>[A-Z][A-Z_]*?)(?:_\d+)*$")
_TYPES: Final[dict[str, RunType]] = {
    "WALK_RUN": "easy",
    "EASY_RUN": "easy",
    "LONG_RUN": "long",
    "TEMPO": "tempo",
    "INTERVALS": "intervals",
    "RACE": "race",
    "HILLS": "hills",
    "RECOVERY_RUN": "recovery",
    "CROSS_TRAINING": "cross",
    "MOBILITY": "cross",
    "REST": "rest",
}
# A title may say more than the id's type: "Easy run with 6 strides".
_FINER_TYPES: Final[dict[RunType, tuple[RunType, ...]]] = {
    "easy": ("recovery", "strides"),
    "tempo": ("threshold",),
    "intervals": ("hills",),
}
_STRENGTH: Final = "LEGS_AND_CORE"
_BULLET: Final = "\N{BULLET}"
_ESTIMATE: Final = "X-WORKOUT-ESTIMATED-DURATION"
_MAX_ESTIMATE_S: Final = 24 * 3600


def is_runna(event: RawEvent) -> bool:
    """Whether an event is one of Runna's."""
    return _ESTIMATE in event.values or _UID.match(event.text("UID")) is not None


def read_runna(event: RawEvent) -> Workout:
    """Read the run, or the strength session, of one of Runna's events."""
    named = _KIND.search(event.text("UID"))
    name, *sizes = _between_bullets(event.text("SUMMARY"))
    first_line = event.text("DESCRIPTION").strip().split("\n", 1)[0]
    kind, *more_sizes = _between_bullets(first_line)
    workout = _name(named["kind"] if named else None, name, kind if more_sizes else "")
    amounts = [read_amounts(_upper_end(part)) for part in (*sizes, *more_sizes)]
    distance_m = next((a.distance_m for a in amounts if a.distance_m), workout.distance_m)
    duration_s = next((a.duration_s for a in amounts if a.duration_s), workout.duration_s)
    return replace(
        workout,
        title=_title(name),
        distance_m=distance_m if distance_m and is_plausible_m(distance_m) else None,
        duration_s=_estimate_s(event) or duration_s,
    )


def _between_bullets(line: str) -> list[str]:
    return [part.strip() for part in line.strip().split(_BULLET)]


def _upper_end(size: str) -> str:
    """Return the end of a range: of "1h - 1h05m" the last part, which has its own unit."""
    return one_line(re.split(r"\s[-\N{EN DASH}]\s", size)[-1])


def _name(token: str | None, name: str, kind: str) -> Workout:
    named = read_workout(name)
    if token == _STRENGTH or named.strength_only:
        return replace(named, strength_only=True)
    if token is not None and token in _TYPES:
        given = _TYPES[token]
        finer = named.type in _FINER_TYPES.get(given, ())
        return replace(named, type=named.type if finer else given, unclear=())
    return read_workout_parts((token or "").replace("_", " ").lower(), name, kind)


def _title(name: str) -> str:
    """Drop the picture in front of a title."""
    return re.sub(r"^[^\w(\"']+", "", name).strip() or name


def _estimate_s(event: RawEvent) -> float | None:
    match = re.fullmatch(r"\s*(\d{1,6})(?:\.\d+)?\s*", event.values.get(_ESTIMATE, ""))
    seconds = 0.0 if match is None else float(match[1])
    return seconds if 0 < seconds <= _MAX_ESTIMATE_S else None
