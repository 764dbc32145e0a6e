"""What a calendar event says of a run: the feeds of training planners, and plain calendars.

TrainingPeaks, Final Surge and intervals.icu write the sport in front of the title and the sizes in
lines of the description; Garmin names its suggestions with one word; Runna has its own module; any
other event is read as a runner's words.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from ironstride.formats.calendar_fields import MAX_VALUE, Sizes, one_line, read_fields, without_html
from ironstride.formats.calendar_runna import is_runna, read_runna
from ironstride.formats.calendar_steps import read_steps
from ironstride.formats.run_amounts import read_amounts
from ironstride.formats.run_keywords import ADDED_WORDS, INCLUDED_WORDS
from ironstride.formats.run_phrases import has_word, plain_words
from ironstride.formats.run_workout import Workout, read_workout, read_workout_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.formats.calendar_lines import RawEvent
    from ironstride.training.words import RunType

Planner = Literal["trainingpeaks", "finalsurge", "intervals", "garmin", "runna"]
_PLANNER_NAMES: Final[dict[str, Planner]] = {
    "trainingpeaks": "trainingpeaks",
    "workout type:": "trainingpeaks",
    "final surge": "finalsurge",
    "finalsurge": "finalsurge",
    "intervals.icu": "intervals",
    "garmin": "garmin",
    "runna": "runna",
}
# None: a run, whose title says of which kind.
_SPORTS: Final[dict[str, RunType | None]] = {
    **dict.fromkeys(("run", "running", "trail run", "treadmill", "trail running"), None),
    **dict.fromkeys(
        (
            *("bike", "mtn bike", "ride", "virtual ride", "cycling", "swim", "swimming", "brick"),
            *("crosstrain", "cross train", "cross training", "x-train", "rowing", "walk", "hike"),
            *("xc-ski", "xc ski", "elliptical", "yoga", "other", "custom"),
        ),
        "cross",
    ),
    **dict.fromkeys(("day off", "rest day", "rest"), "rest"),
    "race": "race",
}
_STRENGTH_SPORTS: Final = ("strength", "strength training", "weight training", "weights")
_SPORT_NAME: Final = "|".join(
    re.escape(name) for name in sorted((*_SPORTS, *_STRENGTH_SPORTS), key=len, reverse=True)
)
_SPORT: Final = re.compile(
    rf"\s*({_SPORT_NAME})\s*(?:(?::|\s[-\N{{EN DASH}}]\s)\s*(.*)|$)", re.IGNORECASE
)
# The watch's suggestions are one word that elsewhere means less.
_GARMIN_NAMES: Final[dict[str, RunType]] = {
    "base": "easy",
    "sprint": "intervals",
    "anaerobic": "intervals",
    "vo2 max": "intervals",
}
_EVENTS_LOOKED_AT: Final = 50
# A description with more words than these beside its amounts is prose, not a size.
_MAX_SIZE_WORDS: Final = 3
_LEAST_WORD: Final = 3


def planner_of(events: Sequence[RawEvent], calendar_name: str) -> Planner | None:
    """Return which planner wrote a calendar: by its own name, else by its events."""
    looked_at = "\n".join(
        f"{event.text('UID')} {event.text('DESCRIPTION')[:500]}"
        for event in events[:_EVENTS_LOOKED_AT]
    )
    for text in (calendar_name.lower(), looked_at.lower()):
        for name, planner in _PLANNER_NAMES.items():
            if name in text:
                return planner
    return None


def read_event_workout(event: RawEvent, *, planner: Planner | None) -> Workout:
    """Read the run of one event in the shape that its planner, or the event itself, shows."""
    if is_runna(event):
        return read_runna(event)
    summary = without_html(event.text("SUMMARY")).strip()
    description = without_html(event.text("DESCRIPTION")).strip()
    fields, prose = read_fields(description)
    sizes = fields.over(read_steps(prose) or Sizes())
    sport = _SPORT.match(summary) if planner is not None else None
    if sport is not None:
        workout = _read_with_sport(sport, summary, prose)
    elif planner == "trainingpeaks" and not description:
        workout = _read_race(summary)
    else:
        workout = _read_titled(summary, prose, planner)
    return _with_sizes(workout, sizes, prose)


def _read_race(summary: str) -> Workout:
    """Read a bare title of TrainingPeaks, which is a race unless it names another run."""
    workout = read_workout(summary)
    if workout.type not in ("unknown", "cross"):
        return workout
    as_race = read_workout(f"race: run {summary}")
    return replace(as_race, title=workout.title)


def _read_with_sport(sport: re.Match[str], summary: str, prose: str) -> Workout:
    title = sport[2] or ""
    name = sport[1].lower()
    if name in _STRENGTH_SPORTS:
        workout = replace(read_workout(title), strength_only=True, unclear=())
    elif (given := _SPORTS[name]) is not None:
        workout = replace(read_workout(title), type=given, strength_only=False, unclear=())
        if given == "cross":
            # Forty kilometres of a ride are no distance among runs, and a bare 30 is none at all.
            workout = replace(workout, distance_m=None)
    else:
        workout = read_workout_parts("", title, prose)
        if workout.type == "cross":
            workout = read_workout_parts("", f"run {title}", prose)
            workout = replace(workout, title=title)
    return replace(workout, title=workout.title or summary)


def _read_titled(summary: str, prose: str, planner: Planner | None) -> Workout:
    workout = read_workout_parts("", summary, prose)
    given = _GARMIN_NAMES.get(one_line(summary)) if planner == "garmin" else None
    return workout if given is None else replace(workout, type=given, unclear=())


def _with_sizes(workout: Workout, sizes: Sizes, prose: str) -> Workout:
    """Prefer the sizes of fields and steps to those of the title, and those to the text's."""
    own = Sizes(workout.distance_m, workout.duration_s)
    if not sizes.is_empty:
        # "Run: 6 x 800" names its work only; "Long run 18 km" names the run.
        if read_amounts(one_line(workout.title)).repeats:
            own = Sizes()
        distance_m = sizes.distance_m or own.distance_m
        return replace(
            workout, distance_m=distance_m, duration_s=sizes.duration_s or own.duration_s
        )
    if (own.is_empty and _is_size(prose)) or _is_whole_of(workout.title, prose):
        amounts = read_amounts(one_line(prose))
        return replace(workout, distance_m=amounts.distance_m, duration_s=amounts.duration_s)
    return workout


def _is_size(prose: str) -> bool:
    """Whether a description is the size of the run ("22 km", "44:00 @ 138 bpm"), not prose."""
    words = plain_words(one_line(prose))
    if has_word(words, INCLUDED_WORDS):
        return False
    letters = [word for word in words.split() if word.isalpha() and len(word) >= _LEAST_WORD]
    return len(letters) <= _MAX_SIZE_WORDS


def _is_whole_of(title: str, prose: str) -> bool:
    """Whether a description tells the repeats of the title again, with warm-up and cool-down."""
    if len(prose) > MAX_VALUE or not has_word(plain_words(one_line(prose)), ADDED_WORDS):
        return False
    return all(read_amounts(one_line(text)).repeats for text in (title, prose))
