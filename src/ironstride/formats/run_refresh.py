"""A running calendar read anew and laid over the runs that a plan already has."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.formats.athlete_runs import once_each
from ironstride.formats.run_collection import Runs
from ironstride.formats.run_merge import merge_runs
from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from ironstride.training.athlete import Athlete
    from ironstride.training.run import PlannedRun


def refresh_runs(athlete: Athlete, calendars: Sequence[Runs], from_on: dt.date) -> Runs:
    """Return the athlete's runs and other strength sessions with those of `calendars`.

    Nothing before `from_on` changes. In a week that the calendars name a day of, only what they
    say counts; a run without a time of day takes that of the run which stood on its day, else the
    usual time of its weekday.
    """
    merged, twice, _ = merge_runs(athlete.runs, [], [found.runs for found in calendars])
    past = (run for run in athlete.runs if run.on < from_on)
    coming = (run for run in merged if run.on >= from_on)
    named = {monday_of(run.on) for found in calendars for run in found.runs}
    named |= {monday_of(one.on) for found in calendars for one in found.strength}
    kept = (
        one for one in athlete.other_strength if one.on < from_on or monday_of(one.on) not in named
    )
    theirs = (one for found in calendars for one in found.strength if one.on >= from_on)
    unread = (problem for found in calendars for problem in found.problems)
    timed = _with_known_times(list(coming), athlete.runs)
    return Runs((*past, *timed), (*unread, *twice), once_each((*kept, *theirs)))


def _with_known_times(
    runs: Sequence[PlannedRun], known: Iterable[PlannedRun]
) -> Iterator[PlannedRun]:
    """Yield `runs`; one that is known by its id, or is alone on its day, needs no time of its own.

    A feed names no times: those of the plan came from the athlete.
    """
    timed = [run for run in known if run.at is not None]
    own: dict[tuple[str | None, dt.date], dt.time | None] = {
        (run.uid, run.on): run.at for run in timed if run.uid is not None
    }
    usual = {
        weekday: Counter(run.at for run in timed if run.on.weekday() == weekday).most_common(1)
        for weekday in {run.on.weekday() for run in timed}
    }
    on_day = Counter(run.on for run in runs if run.type != "rest")
    for run in runs:
        if run.at is not None or run.type == "rest":
            yield run
            continue
        often = usual.get(run.on.weekday()) if on_day[run.on] == 1 else None
        yield replace(run, at=own.get((run.uid, run.on)) or (often[0][0] if often else None))
