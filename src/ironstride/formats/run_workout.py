"""One planned run in words: "6x800 m", "long 22 km", "lockerer Dauerlauf 50 min"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.run_amounts import Amounts, read_amounts
from ironstride.formats.run_phrases import Phrases, plain_text, read_phrases
from ironstride.formats.run_size import MAX_DISTANCE_M
from ironstride.training.foreign_strength import ForeignStrength
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.words import RunType

# Longer texts are cut: no runner's line is, and every pattern stays quick.
MAX_TEXT: Final = 2000
_MAX_TITLE: Final = 200
# A description up to this long is the run in other words; a longer one is prose.
_MAX_SHORT: Final = 80
_LIGHT_TYPES: Final = frozenset({"easy", "recovery", "rest", "cross", "strides"})
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class Workout:
    """What a text says of a run; `strength_only` is a session of another strength plan.

    `unclear` are sentences for the runner: what was not understood and what to write.
    """

    type: RunType
    title: str
    distance_m: float | None = None
    duration_s: float | None = None
    key: bool | None = None
    strength_only: bool = False
    with_strength: bool = False
    unclear: tuple[str, ...] = ()

    def on(
        self, day: dt.date, *, at: dt.time | None, source: str, text: str, uid: str | None = None
    ) -> PlannedRun:
        """Return the run on `day`."""
        return PlannedRun(
            on=day,
            type=self.type,
            title=self.title,
            source=source,
            at=at,
            distance_m=self.distance_m,
            duration_s=self.duration_s,
            key=self.key,
            uid=uid,
            text=text,
        )

    def strength_on(
        self, day: dt.date, *, at: dt.time | None, source: str, uid: str | None = None
    ) -> tuple[ForeignStrength, ...]:
        """Return the session of another strength plan on `day`, empty where none is named.

        Beside a run neither its time nor its length is known.
        """
        if self.strength_only:
            return (ForeignStrength(day, self.title, source, at, self.duration_s, uid),)
        return (ForeignStrength(day, self.title, source, uid=uid),) if self.with_strength else ()


def clean_text(text: str) -> str:
    """Return `text` in one line, without control characters, at most `MAX_TEXT` long."""
    return " ".join(_CONTROL.sub(" ", text[: 2 * MAX_TEXT]).split())[:MAX_TEXT]


@lru_cache(maxsize=2048)
def read_workout(text: str) -> Workout:
    """Read the type, size and weight in the week of one run from a runner's own words."""
    title = clean_text(text)
    plain = " ".join(plain_text(title).split())
    amounts = read_amounts(plain)
    phrases = read_phrases(plain, repeats=amounts.repeats)
    if phrases.strength and phrases.type in {None, "rest"}:
        return Workout(
            type="unknown",
            title=title[:_MAX_TITLE],
            duration_s=amounts.duration_s,
            strength_only=True,
        )
    workout = Workout(
        type=_decide_type(phrases, amounts),
        title=title[:_MAX_TITLE],
        distance_m=amounts.distance_m,
        duration_s=amounts.duration_s,
        key=phrases.key,
        with_strength=phrases.strength,
        unclear=_missing_unit(amounts),
    )
    if workout.type == "race" and workout.distance_m is None:
        workout = replace(workout, distance_m=phrases.distance_m)
    if workout.type == "unknown":
        workout = replace(workout, unclear=(*workout.unclear, say_unknown(workout.title)))
    return workout


def read_workout_parts(sport: str, title: str, description: str) -> Workout:
    """Read a run that is told in fields: the first field that names a type decides it.

    Sizes come from the title or a short description only: prose counts its steps. A long
    description does not make a run easy: it may say "easy" of a warm-up.
    """
    named = read_workout(title or description or sport)
    if named.strength_only or named.type != "unknown":
        return named
    for text, is_prose in ((sport, False), (description, len(description) > _MAX_SHORT)):
        other = read_workout(text)
        if other.strength_only:
            return replace(other, title=named.title)
        if other.type != "unknown" and not (is_prose and other.type in _LIGHT_TYPES):
            return _filled(named, other, sizes=not is_prose)
    return named


def _filled(named: Workout, other: Workout, *, sizes: bool) -> Workout:
    keeps_size = not sizes or named.distance_m is not None or named.duration_s is not None
    size = named if keeps_size else other
    return replace(other, title=named.title, distance_m=size.distance_m, duration_s=size.duration_s)


def _decide_type(phrases: Phrases, amounts: Amounts) -> RunType:
    has_size = amounts.distance_m is not None or amounts.duration_s is not None
    if phrases.type is None or (phrases.type == "rest" and has_size):
        return "unknown"
    return phrases.type


def _missing_unit(amounts: Amounts) -> tuple[str, ...]:
    number = amounts.unit_missing
    if number is not None:
        return (f"{number!r} has no unit and was read as {number} km; write '{number} km' or 'mi'",)
    return tuple(
        f"{way!r} has no unit and was not counted; write km, mi or min behind its number"
        for way in amounts.uncounted
    )


def say_unknown(title: str) -> str:
    """Say that the kind of run is unclear, and what to write."""
    if not title:
        return "this day names no run; it was kept as unknown; write for example 'easy 8 km'"
    return (
        f"{title!r} does not say what kind of run it is; it was kept as unknown and gets the "
        "room of a hard run; add a word such as easy, long, tempo, intervals, hills, race or rest"
    )


def workout_problems(workout: Workout, *, file: str, where: str) -> list[Problem]:
    """Return what the runner should know of `workout`, once for all its dates."""
    return [Problem(file, where, text) for text in workout.unclear]


def is_plausible_m(distance_m: float) -> bool:
    """Whether `distance_m` can be one run: above 0, at most 1,000 km."""
    return 0 < distance_m <= MAX_DISTANCE_M
