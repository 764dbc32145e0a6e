"""Planned runs from FIT workout files, as watches and training planners exchange them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.fit_steps import FitWorkout, read_fit_workouts, sum_steps
from ironstride.formats.run_collection import Runs
from ironstride.formats.run_dates import DATE, read_date
from ironstride.formats.run_phrases import same_length_text
from ironstride.formats.run_weeks import say_outside
from ironstride.formats.run_workout import (
    Workout,
    clean_text,
    read_workout,
    read_workout_parts,
    say_unknown,
    workout_problems,
)

if TYPE_CHECKING:
    import datetime as dt

_MAGIC: Final = b".FIT"
_MAGIC_AT: Final = slice(8, 12)
# Sports by number: those that are a run, and those whose workouts are another sport or strength.
_RUN_SPORTS: Final = frozenset({None, 0, 1})
_TRAINING_SPORTS: Final = frozenset({4, 10, 62})
_STRENGTH_SUB_SPORT: Final = 20
_COMPACT_DATE: Final = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(\d\d)[-_. ]?(\d\d)(?!\d)")
_SAY_NO_WORKOUT: Final = (
    "the file is a FIT file without a planned workout (perhaps a recorded activity); export the "
    "workout itself, or the plan as a calendar (.ics)"
)
_SAY_CUT: Final = (
    "not every step of the file could be read, so its size is not known; export it again"
)


def is_fit(content: bytes) -> bool:
    """Whether `content` begins as a FIT file does."""
    return content[_MAGIC_AT] == _MAGIC


def read_fit_runs(content: bytes, *, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read the runs in [`starts_on`, `ends_on`] of a FIT workout file.

    A FIT workout has no date: it is taken from the name of the file, else from the name of the
    workout; without one the workout is a problem.
    """
    workouts = read_fit_workouts(content)
    if not workouts:
        return Runs((), (Problem(file, "file", _SAY_NO_WORKOUT),))
    found = [
        _read_one(workout, f"workout {number}", file, starts_on)
        for number, workout in enumerate(workouts, start=1)
    ]
    runs = [run for one in found for run in one.runs]
    inside = tuple(run for run in runs if starts_on <= run.on <= ends_on)
    problems = [problem for one in found for problem in one.problems]
    if len(inside) < len(runs):
        outside = say_outside(len(runs) - len(inside), starts_on, ends_on)
        problems.append(Problem(file, "dates", outside))
    strength = (lift for one in found for lift in one.strength)
    return Runs(
        inside, tuple(problems), tuple(lift for lift in strength if starts_on <= lift.on <= ends_on)
    )


def _read_one(fit: FitWorkout, where: str, file: str, near: dt.date) -> Runs:
    title = clean_text(fit.name)
    stem = PurePath(file).stem
    day = _date_in(stem, near) or _date_in(title, near)
    if day is None:
        return Runs((), (Problem(file, where, _say_no_date(stem)),))
    workout, unclear = _read_workout(fit, title or clean_text(stem))
    problems = [Problem(file, where, sentence) for sentence in unclear]
    problems.extend(workout_problems(workout, file=file, where=where))
    strength = workout.strength_on(day, at=None, source=file)
    if workout.strength_only:
        return Runs((), tuple(problems), strength)
    run = workout.on(day, at=None, source=file, text=title)
    return Runs((run,), tuple(problems), strength)


def _read_workout(fit: FitWorkout, title: str) -> tuple[Workout, tuple[str, ...]]:
    sport, sub_sport = fit.sport
    named = read_workout_parts("", title, clean_text(fit.words))
    size, unclear = sum_steps(fit)
    distance_m, duration_s = size.whole()
    if not fit.is_whole:
        unclear = (*unclear, _SAY_CUT)
    if unclear:
        distance_m = duration_s = None
    sized = replace(named, distance_m=distance_m, duration_s=duration_s)
    workout = replace(sized, with_strength=False, unclear=())
    if fit.lifts or (sport in _TRAINING_SPORTS and sub_sport == _STRENGTH_SUB_SPORT):
        # Sets are counted, not timed: the rests alone are not the length of the session.
        strength = replace(read_workout("strength"), title=workout.title)
        return replace(strength, duration_s=None if fit.lifts else duration_s), unclear
    if named.strength_only:
        return workout, unclear
    if sport not in _RUN_SPORTS:
        return replace(workout, type="cross"), unclear
    return _typed_by_steps(workout, fit), unclear


def _typed_by_steps(workout: Workout, fit: FitWorkout) -> Workout:
    """Call a workout intervals where its name names no kind and its steps repeat."""
    if workout.type != "unknown":
        return workout
    if fit.repeats:
        return replace(workout, type="intervals")
    return replace(workout, unclear=(say_unknown(workout.title),))


def _date_in(name: str, near: dt.date) -> dt.date | None:
    compact = _COMPACT_DATE.search(name)
    text = name if compact is None else "-".join(compact.groups())
    match = DATE.search(same_length_text(text))
    found = () if match is None else read_date(match, near=near)
    return None if isinstance(found, tuple) else found


def _say_no_date(stem: str) -> str:
    return (
        "a FIT workout has no date; put the date in front of the file name, for example "
        f"'2026-12-01 {clean_text(stem)[:60]}.fit'"
    )
