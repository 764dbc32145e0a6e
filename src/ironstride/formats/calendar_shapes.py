"""What a calendar event says of a run: the feeds of training planners, and plain calendars.

TrainingPeaks writes "Run: <title>" and the sizes in lines of the description; Runna names the
type in the event's id and the sizes between bullets; any other event is read as a runner's words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.formats.run_amounts import read_amounts
from ironstride.formats.run_phrases import plain_text
from ironstride.formats.run_workout import (
    Workout,
    is_plausible_m,
    read_workout,
    read_workout_parts,
)

if TYPE_CHECKING:
    from ironstride.formats.calendar_lines import RawEvent
    from ironstride.training.words import RunType

_TRAININGPEAKS_SPORTS: Final[dict[str, RunType | None]] = {
    "run": None,
    "bike": "cross",
    "mtn bike": "cross",
    "swim": "cross",
    "brick": "cross",
    "crosstrain": "cross",
    "cross train": "cross",
    "x-train": "cross",
    "rowing": "cross",
    "xc-ski": "cross",
    "xc ski": "cross",
    "walk": "cross",
    "other": "cross",
    "custom": "cross",
    "day off": "rest",
    "strength": None,
    "race": "race",
}
_SPORT: Final = re.compile(
    rf"\s*({'|'.join(map(re.escape, _TRAININGPEAKS_SPORTS))})\s*(?::\s*(.*)|$)", re.IGNORECASE
)
_FIELD: Final = re.compile(
    r"^\s*(workout type|planned time|time planned|planned duration|distance planned|"
    r"planned distance|actual time|actual distance)\s*:\s*(.*?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_RUNNA_UID: Final = re.compile(r"(?:UPCOMING|COMPLETED)_PLAN_WORKOUT|.*_plan_week_\d")
_RUNNA_TYPE: Final = re.compile(r"_plan_week_\d*_(?P<type>[A-Z][A-Z_]*?)(?:_\d+)*$")
_RUNNA_TYPES: Final[dict[str, RunType]] = {
    "WALK_RUN": "easy",
    "EASY_RUN": "easy",
    "LONG_RUN": "long",
    "TEMPO": "tempo",
    "INTERVALS": "intervals",
    "RACE": "race",
    "HILLS": "hills",
    "RECOVERY_RUN": "recovery",
    "CROSS_TRAINING": "cross",
    "REST": "rest",
}
# A title may say more than the id's type: "Easy run with 6 strides".
_FINER_TYPES: Final[dict[RunType, tuple[RunType, ...]]] = {
    "easy": ("recovery", "strides"),
    "tempo": ("threshold",),
    "intervals": ("hills",),
}
_BULLET: Final = "\N{BULLET}"
_RUNNA_STRENGTH: Final = "LEGS_AND_CORE"
_ESTIMATE: Final = "X-WORKOUT-ESTIMATED-DURATION"
# The parts of a summary after its first are sizes: "Rolling 400s . 12.9km".
_MAX_ESTIMATE_S: Final = 86_400.0


def is_trainingpeaks(events: list[RawEvent], calendar_name: str) -> bool:
    """Whether a file is a TrainingPeaks feed: a bare title in it is a race."""
    if "trainingpeaks" in calendar_name.lower():
        return True
    return any("workout type:" in event.text("DESCRIPTION").lower() for event in events[:50])


def read_event_workout(event: RawEvent, *, trainingpeaks: bool) -> Workout:
    """Read the run of one event in the shape that the event itself shows."""
    uid = event.text("UID")
    summary = event.text("SUMMARY").strip()
    description = event.text("DESCRIPTION").strip()
    if _RUNNA_UID.match(uid) is not None or _ESTIMATE in event.values:
        named = _RUNNA_TYPE.search(uid)
        return _read_runna(event, named["type"] if named else None, summary, description)
    sport = _SPORT.match(summary)
    if sport is not None and (trainingpeaks or "workout type" in description.lower()):
        return _read_trainingpeaks(sport, summary, description)
    if trainingpeaks and not description:
        return _read_race(summary)
    return read_workout_parts("", summary, description)


def _read_race(summary: str) -> Workout:
    workout = read_workout(summary)
    if workout.type != "unknown":
        return workout
    as_race = read_workout(f"race: {summary}")
    return replace(as_race, title=workout.title)


def _read_trainingpeaks(sport: re.Match[str], summary: str, description: str) -> Workout:
    fields = {name.lower(): value for name, value in _FIELD.findall(description)}
    prose = _FIELD.sub("", description).strip()
    title = sport[2] or ""
    name = sport[1].lower()
    if name == "strength":
        return replace(read_workout("strength"), title=read_workout(title or summary).title)
    given = _TRAININGPEAKS_SPORTS[name]
    if given is None:
        workout = read_workout_parts("", title, prose)
    else:
        workout = replace(read_workout(title), type=given, strength_only=False, unclear=())
    workout = replace(workout, title=workout.title or summary)
    return _with_fields(workout, fields)


def _with_fields(workout: Workout, fields: dict[str, str]) -> Workout:
    """Prefer what was done to what was planned, and both to sizes named in the title."""
    distance_m = duration_s = None
    for name in ("actual distance", "distance planned", "planned distance"):
        distance_m = distance_m or read_amounts(_plain(fields.get(name, ""))).distance_m
    for name in ("actual time", "planned time", "time planned", "planned duration"):
        duration_s = duration_s or _clock_s(fields.get(name, ""))
    if distance_m is None and duration_s is None:
        return workout
    return replace(workout, distance_m=distance_m, duration_s=duration_s)


def _clock_s(value: str) -> float | None:
    """Read a planned time: `1:30` is hours and minutes, also from five hours on."""
    match = re.fullmatch(r"(\d{1,3}):(\d\d)(?::(\d\d)(?:\.\d+)?)?", value)
    if match is None:
        return read_amounts(_plain(value)).duration_s
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return float(hours * 3600 + minutes * 60 + seconds) or None


def _plain(text: str) -> str:
    return " ".join(plain_text(text[:MAX_FIELD]).split())


MAX_FIELD: Final = 200


def _read_runna(event: RawEvent, token: str | None, summary: str, description: str) -> Workout:
    name, *sizes = (part.strip() for part in summary.split(_BULLET))
    first_line = description.split("\n", 1)[0]
    kind, *more_sizes = (part.strip() for part in first_line.split(_BULLET))
    workout = _name_runna(token, name, kind if more_sizes else "")
    if workout.strength_only:
        return replace(workout, title=_title(name))
    amounts = [read_amounts(_plain(part)) for part in (*sizes, *more_sizes)]
    distance_m = next((a.distance_m for a in amounts if a.distance_m), workout.distance_m)
    duration_s = next((a.duration_s for a in amounts if a.duration_s), workout.duration_s)
    estimate_s = _estimate_s(event)
    return replace(
        workout,
        title=_title(name),
        distance_m=distance_m if distance_m and is_plausible_m(distance_m) else None,
        duration_s=estimate_s or duration_s,
    )


def _name_runna(token: str | None, name: str, kind: str) -> Workout:
    named = read_workout(name)
    if token == _RUNNA_STRENGTH or named.strength_only:
        return replace(named, strength_only=True)
    if token is not None and token in _RUNNA_TYPES:
        given = _RUNNA_TYPES[token]
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
