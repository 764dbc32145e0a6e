"""One calendar from several sources: what a dated run replaces, and runs that are told twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.run_collection import Runs, by_time
from ironstride.running.run_pairs import SAME_SIZE_FRACTION
from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from ironstride.training.run import PlannedRun

# More twins of two files than this are said together: they are one calendar in two files.
MAX_TWINS_SAID: Final = 3


def merge_runs(
    weekly: Iterable[PlannedRun],
    dated_sources: Sequence[Iterable[PlannedRun]],
    calendars: Sequence[Sequence[PlannedRun]] = (),
) -> Runs:
    """Join the weekly pattern with runs of a date: single lines and whole calendars.

    On a day with a run of a date the weekly pattern gives way, and in a week that a calendar covers
    on every day; only its time of day is kept for the run of the date when that has none and each
    is the only one. A run that a later source tells
    again (same day and type, distance within 5 %) is kept once, the one that says more, and a
    problem says so, one for all where two sources share many. Two runs of one source are two runs.
    """
    kept: list[PlannedRun] = []
    twins: list[tuple[PlannedRun, PlannedRun]] = []
    for source in (*dated_sources, *calendars):
        earlier = list(kept)
        for run in source:
            twin = next((other for other in earlier if is_same_run(run, other)), None)
            if twin is None:
                kept.append(run)
                continue
            earlier.remove(twin)
            better = max(twin, run, key=_facts_told)
            kept[kept.index(twin)] = better
            twins.append((better, run if better is twin else twin))
    pattern = _by_day(weekly)
    dated = _by_day(kept)
    covered = {monday_of(run.on) for calendar in calendars for run in calendar}
    for day, runs in pattern.items():
        if day in dated:
            dated[day] = _with_usual_time(dated[day], runs)
        elif monday_of(day) not in covered:
            dated[day] = runs
    joined = (run for runs in dated.values() for run in runs)
    return Runs(tuple(sorted(joined, key=by_time)), _say_twins(twins))


def _by_day(runs: Iterable[PlannedRun]) -> dict[dt.date, list[PlannedRun]]:
    days: dict[dt.date, list[PlannedRun]] = {}
    for run in runs:
        days.setdefault(run.on, []).append(run)
    return days


def _with_usual_time(dated: list[PlannedRun], weekly: list[PlannedRun]) -> list[PlannedRun]:
    """Give the one run of a day the time of the one weekly line: feeds name no time of day."""
    running = [run for run in dated if run.type != "rest"]
    if len(running) != 1 or len(weekly) != 1 or running[0].at is not None:
        return dated
    return [replace(run, at=weekly[0].at) if run is running[0] else run for run in dated]


def is_same_run(one: PlannedRun, other: PlannedRun) -> bool:
    """Whether two sources tell the same run: day, type, and distance within 5 % if both say it."""
    if one.on != other.on or one.type != other.type:
        return False
    if one.distance_m is None or other.distance_m is None:
        return True
    longer = max(one.distance_m, other.distance_m)
    return abs(one.distance_m - other.distance_m) <= SAME_SIZE_FRACTION * longer


def _facts_told(run: PlannedRun) -> int:
    facts = (run.at, run.distance_m, run.duration_s, run.key, run.uid)
    return sum(fact is not None for fact in facts)


def _say_twins(twins: Iterable[tuple[PlannedRun, PlannedRun]]) -> tuple[Problem, ...]:
    """Say which runs were told twice: each, or for two sources that share many all at once."""
    by_sources: dict[frozenset[str], list[tuple[PlannedRun, PlannedRun]]] = {}
    for kept, left in twins:
        by_sources.setdefault(frozenset((kept.source, left.source)), []).append((kept, left))
    problems: list[Problem] = []
    for shared in by_sources.values():
        if len(shared) > MAX_TWINS_SAID:
            problems.append(_say_shared(shared))
        else:
            problems.extend(_say_twice(kept, left) for kept, left in shared)
    return tuple(problems)


def _say_shared(shared: Sequence[tuple[PlannedRun, PlannedRun]]) -> Problem:
    kept, left = shared[0]
    days = sorted(run.on for run, _ in shared)
    text = (
        f"{len(shared)} runs stand in {kept.source} too and were counted once each; if the two "
        "are one calendar, give one of them only"
    )
    return Problem(left.source, f"{days[0]} to {days[-1]}", text)


def _say_twice(kept: PlannedRun, left: PlannedRun) -> Problem:
    text = (
        f"the {left.type} run {left.title!r} stands in {kept.source} too and was counted once; "
        "remove one of the two, or give them different types if they are two runs"
    )
    return Problem(left.source, left.on.isoformat(), text)
