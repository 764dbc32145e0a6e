"""The runs of the horizon as the plan stores them, and when each may start and end."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.running.run_cost import estimate_run_duration_s, grade_leg_cost
from ironstride.training.run import DatedRun, PlannedRun
from ironstride.units import S_PER_HOUR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ironstride.policy.reader import Policy
    from ironstride.training.race import Race

HOURS_PER_DAY: Final = 24
NO_LEG_WORK: Final = frozenset({"rest", "cross"})


@dataclass(frozen=True, slots=True)
class RunWindow:
    """A run in hours since day 0 of the calendar, with the worst case where no time is given.

    `time_given` is False when the run may start anywhere in policy `calendar.run_window_h`.
    """

    run: DatedRun
    earliest_start_h: float
    latest_end_h: float
    time_given: bool


def hours_of(day: dt.date, at: dt.time) -> float:
    """Return the local time `at` on `day` in hours since day 0 of the calendar."""
    return day.toordinal() * HOURS_PER_DAY + at.hour + at.minute / 60


def date_runs(
    runs: Iterable[PlannedRun], first: dt.date, last: dt.date, policy: Policy
) -> tuple[DatedRun, ...]:
    """Return the runs from `first` to `last` in order, each with an id, a time and its leg cost.

    The id is the date with a number, so that it stays the same when other days change.
    """
    inside = sorted(
        (run for run in runs if first <= run.on <= last),
        key=lambda run: (run.on, run.at or dt.time.max, run.type, run.title),
    )
    count: Counter[dt.date] = Counter()
    dated = []
    for run in inside:
        count[run.on] += 1
        dated.append(_date_run(run, count[run.on], policy))
    return tuple(dated)


def date_races(
    races: Iterable[Race], runs: Iterable[DatedRun], first: dt.date, last: dt.date, policy: Policy
) -> tuple[DatedRun, ...]:
    """Return the races from `first` to `last` that no run of type race on their day stands for."""
    told = {run.on for run in runs if run.type == "race"}
    missing = (
        PlannedRun(race.on, "race", race.name, "races", at=race.at, distance_m=race.distance_m)
        for race in races
        if race.on not in told
    )
    return date_runs(missing, first, last, policy)


def _date_run(run: PlannedRun, number: int, policy: Policy) -> DatedRun:
    assumed = dt.time(policy.whole("calendar.run_assumed_at_h"))
    return DatedRun(
        id=f"run-{run.on.isoformat()}-{number}",
        on=run.on,
        at=run.at or assumed,
        at_source="given" if run.at else "assumed",
        type=run.type,
        title=run.title,
        distance_m=run.distance_m,
        duration_s=estimate_run_duration_s(run, policy),
        key=run.is_key and run.type not in NO_LEG_WORK,
        leg_cost=grade_leg_cost(run, policy),
        source=run.source,
    )


def find_run_windows(runs: Iterable[DatedRun], policy: Policy) -> tuple[RunWindow, ...]:
    """Return when each run that works the legs may start and end; an unknown time is the worst."""
    earliest, latest = policy.pair("calendar.run_window_h")
    windows = []
    for run in runs:
        if run.type in NO_LEG_WORK:
            continue
        length_h = (run.duration_s or 0) / S_PER_HOUR
        given = run.at_source == "given"
        day_h = run.on.toordinal() * HOURS_PER_DAY
        start = hours_of(run.on, run.at) if given else day_h + earliest
        end = (start if given else day_h + latest) + length_h
        windows.append(RunWindow(run, start, end, given))
    return tuple(windows)
