"""The runs, strength sessions and problems that a reader gathers from one file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from ironstride.errors import Problem
from ironstride.formats.run_anchors import days_to_race
from ironstride.formats.run_weeks import say_outside
from ironstride.formats.run_workout import workout_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.formats.run_workout import Workout
    from ironstride.training.foreign_strength import ForeignStrength
    from ironstride.training.run import PlannedRun


class Runs(NamedTuple):
    """What a calendar holds; `strength` are sessions of another strength plan, no runs."""

    runs: tuple[PlannedRun, ...]
    problems: tuple[Problem, ...]
    strength: tuple[ForeignStrength, ...] = ()


def by_time(run: PlannedRun) -> tuple[dt.date, dt.time]:
    """Sort runs by day and time, those without a time last in their day."""
    return run.on, run.at or dt.time.max


@dataclass(slots=True)
class Collection:
    """What was read of `file` so far; days may still lie outside the plan."""

    file: str
    runs: list[PlannedRun] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    strength: list[ForeignStrength] = field(default_factory=list)

    def say(self, where: str, *sentences: str) -> None:
        """Note problems at one place."""
        self.problems.extend(Problem(self.file, where, sentence) for sentence in sentences)

    def keep(
        self,
        workout: Workout,
        days: Sequence[dt.date],
        *,
        at: dt.time | None,
        where: str,
        text: str,
    ) -> None:
        """Keep a run or strength session on each of `days`; its problems are said once."""
        self.problems.extend(workout_problems(workout, file=self.file, where=where))
        for day in days:
            self.strength.extend(workout.strength_on(day, at=at, source=self.file))
            if not workout.strength_only:
                self.runs.append(workout.on(day, at=at, source=self.file, text=text))

    def move_to_race(self, race_on: dt.date | None) -> None:
        """Move a plan without dates so that it ends with its race on `race_on`."""
        step = dt.timedelta(days=0 if race_on is None else days_to_race(self.runs, race_on))
        self.runs = [replace(run, on=run.on + step) for run in self.runs]
        self.strength = [replace(one, on=one.on + step) for one in self.strength]

    def inside(self, starts_on: dt.date, ends_on: dt.date, *, is_dated: bool = False) -> Runs:
        """Return what lies in [`starts_on`, `ends_on`]; what does not is counted and said.

        A calendar in which every run has its date may hold more than a season: of that, only one
        without any run inside is said.
        """
        runs = [run for run in self.runs if starts_on <= run.on <= ends_on]
        if len(runs) < len(self.runs) and not (is_dated and runs):
            self.say("dates", say_outside(len(self.runs) - len(runs), starts_on, ends_on))
        strength = (one for one in self.strength if starts_on <= one.on <= ends_on)
        return Runs(tuple(sorted(runs, key=by_time)), tuple(self.problems), tuple(strength))
