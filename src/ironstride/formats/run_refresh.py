"""A running calendar read anew and laid over the runs that a plan already has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.formats.athlete_runs import once_each
from ironstride.formats.run_collection import Runs
from ironstride.formats.run_merge import merge_runs
from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.training.athlete import Athlete


def refresh_runs(athlete: Athlete, calendars: Sequence[Runs], from_on: dt.date) -> Runs:
    """Return the athlete's runs and other strength sessions with those of `calendars`.

    Nothing before `from_on` changes. In a week that the calendars name a day of, only what they
    say counts; a run without a time of day takes that of the run which stood on its day.
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
    return Runs((*past, *coming), (*unread, *twice), once_each((*kept, *theirs)))
