"""What a plan is made again from: the plan file, the events and the running calendar."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from ironstride.cli.athlete_input import read_calendars
from ironstride.cli.log_input import read_log_file, require_log, say_log_problems
from ironstride.cli.plan_input import read_given_plan
from ironstride.errors import Problem, UnreadableFileError
from ironstride.formats.event_text import read_events
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, MAX_WEEKS, monday_of
from ironstride.training.events import RaceAdded, RaceMoved, RunsChanged

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.event_text import TypedEvents
    from ironstride.planning.replan import Refused
    from ironstride.training.athlete import Athlete
    from ironstride.training.events import Event
    from ironstride.training.foreign_strength import ForeignStrength
    from ironstride.training.plan import Plan
    from ironstride.training.run import PlannedRun
    from ironstride.training.sets import LoggedSet


@dataclass(frozen=True, slots=True)
class GivenEvents:
    """A plan, what happened to it, and its runs as they are now (None: as they were), and the log.

    `plan` is the plan of the file; `told` the same with the other strength sessions as they are
    now. `texts` has, for each event, what was typed.
    """

    plan: Plan
    told: Plan
    catalogue: Catalogue
    events: tuple[Event, ...]
    texts: tuple[str, ...]
    runs: tuple[PlannedRun, ...] | None
    log: tuple[LoggedSet, ...] | None
    remarks: tuple[Problem, ...]


def read_given_events(
    path: str,
    events: Sequence[str],
    *,
    runs: Sequence[str],
    log: str | None = None,
    exercises: Sequence[str],
    today: dt.date,
) -> GivenEvents:
    """Read the plan, the events, the calendars and the log.

    Raises UnreadableFileError when the plan, a calendar or an event cannot be read in full: a
    plan that was read in part would lose the rest when it is written again.
    """
    given = read_given_plan(path, exercises)
    plan = given.plan
    if any(problem.file == path for problem in given.problems):
        text = "parts of the plan cannot be read and would be lost; correct those above first"
        raise UnreadableFileError((Problem(path, "file", text),))
    _require_known_exercises(plan, given.catalogue, path)
    typed = read_events(events, plan, today)
    if not typed.is_whole:
        raise UnreadableFileError(typed.problems)
    now = max(today, plan.open_from)
    _require_near_races(typed, now)
    require_log(plan, log, path)
    logged = None
    if log is not None:
        logged, unread_sets = read_log_file(log)
        say_log_problems(plan, logged, unread_sets, log)
    if not runs:
        return GivenEvents(
            plan, plan, given.catalogue, typed.events, typed.texts, None, logged, typed.problems
        )
    athlete, new_runs, unread = _read_runs(plan, runs, now)
    moved = _strength_changes(plan.athlete.other_strength, athlete.other_strength, now)
    told = (RunsChanged(moved),) if moved else ()
    return GivenEvents(
        plan,
        replace(plan, athlete=athlete),
        given.catalogue,
        (*told, *typed.events),
        (*("--runs" for _ in told), *typed.texts),
        new_runs,
        logged,
        (*typed.problems, *unread),
    )


def _require_near_races(typed: TypedEvents, now: dt.date) -> None:
    """Raise where a race is farther away than any plan reaches: a slip in a year, mostly."""
    for event, text in zip(typed.events, typed.texts, strict=True):
        day = event.race.on if isinstance(event, RaceAdded) else None
        day = event.on if isinstance(event, RaceMoved) else day
        if day is not None and (day - now).days // DAYS_PER_WEEK > MAX_WEEKS:
            said = f"{day} is more than {MAX_WEEKS} weeks away; correct the year, or tell it later"
            raise UnreadableFileError((Problem("--event", text.strip(), said),))


def _require_known_exercises(plan: Plan, catalogue: Catalogue, path: str) -> None:
    """Raise where a coming session uses an exercise that is not known: it would be exchanged."""
    used = {
        item.exercise
        for session in plan.sessions()
        if session.on >= plan.open_from and not session.authored
        for _, item in session.items()
    }
    unknown = sorted(used - catalogue.exercises.keys())
    if unknown:
        text = f"uses own exercises ({', '.join(unknown)}); give their file with --exercises FILE"
        raise UnreadableFileError((Problem(path, "weeks", text),))


def _read_runs(
    plan: Plan, files: Sequence[str], now: dt.date
) -> tuple[Athlete, tuple[PlannedRun, ...], tuple[Problem, ...]]:
    """Return the athlete with the strength of other plans as it is now, and the runs."""
    from ironstride.formats.run_refresh import refresh_runs

    ends_on = plan.weeks[-1].last_day if plan.weeks else now
    found = read_calendars(files, monday_of(now), ends_on)
    runs, problems, strength = refresh_runs(plan.athlete, found, now)
    if not any(one.runs or one.strength for one in found):
        text = f"holds no run from {monday_of(now)} to {ends_on}; the runs of the plan stay"
        problems = (*problems, *(Problem(file, "file", text) for file in files))
    return replace(plan.athlete, other_strength=strength), runs, problems


def _strength_changes(
    old: Sequence[ForeignStrength], new: Sequence[ForeignStrength], now: dt.date
) -> tuple[str, ...]:
    """Return a sentence for each session of another strength plan that came or went."""
    before = {(one.on, one.title) for one in old if one.on >= now}
    after = {(one.on, one.title) for one in new if one.on >= now}
    said = [(on, title, "is new") for on, title in after - before]
    said += [(on, title, "is gone") for on, title in before - after]
    return tuple(
        f"The other plan's {title!r} of {on:%A} {on.day} {on:%B} {verb}"
        for on, title, verb in sorted(said)
    )


def say_refused(refused: Sequence[Refused], given: GivenEvents) -> tuple[Problem, ...]:
    """Return why events cannot be, each with what was typed: once, also for several sessions."""
    problems = (
        Problem("--today", "date", one.text)
        if one.event_index is None
        else Problem("--event", given.texts[one.event_index].strip(), one.text)
        for one in refused
    )
    return tuple(dict.fromkeys(problems))


def say_remarks(problems: Sequence[Problem]) -> None:
    """Say on stderr what was not understood, and go on."""
    from ironstride.sheets.plain_text import printable

    for problem in problems:
        click.echo(f"ironstride: {printable(str(problem))}", err=True)
