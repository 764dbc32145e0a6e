"""The sample athlete in an installation of its own: real files, dated around today."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from ironstride.catalogue.reader import read_catalogue
from ironstride.errors import UnreadableFileError
from ironstride.formats.athlete_file import read_athlete_file
from ironstride.formats.athlete_runs import RunLines, join_runs
from ironstride.formats.lift_log import read_lift_log
from ironstride.formats.log_names import NameTable
from ironstride.formats.runs_file import read_runs
from ironstride.planning.replan import Replanned
from ironstride.training.calendar_weeks import DAYS_PER_WEEK, monday_of
from ironstride.training.events import Moved
from ironstride.web.accounts.models import User
from ironstride.web.accounts.services import make_owner
from ironstride.web.config.clock import today
from ironstride.web.logbook.services import add_sets
from ironstride.web.plans.planning import replan
from ironstride.web.plans.queries import find_season, read_plan
from ironstride.web.plans.services import make_plan, save_athlete, store_plan

if TYPE_CHECKING:
    from pathlib import Path

    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.training.athlete import Athlete
    from ironstride.training.sets import LoggedSet
    from ironstride.web.accounts.models import AthleteRow

EMAIL: Final = "sam@example.org"
# The Monday that the dates of the sample's files are written for.
_WRITTEN_FOR: Final = dt.date(2026, 11, 23)
_CALENDAR_WEEKS: Final = 30


def make_sample(folder: Path, zone: str) -> User:
    """Return the owner of an installation with the sample athlete, made now if there is none."""
    known = User.objects.filter(email=EMAIL).first()
    if known is not None:
        return known
    with transaction.atomic():
        owner = make_owner(EMAIL, None, "Sam Sample")
        row: AthleteRow = owner.athlete
        row.zone = zone
        row.save(update_fields=("zone",))
        later = monday_of(today(row)) - _WRITTEN_FOR
        save_athlete(row, _dated(_read_athlete(folder), later))
        add_sets(row, _read_log(folder, later), "Strong")
        row.refresh_from_db()
        make_plan(row, monday_of(today(row)))
        _train_today(row)
    return owner


def _read_athlete(folder: Path) -> AthleteFile:
    path = folder / "athlete.yaml"
    given, problems = read_athlete_file(path.read_bytes(), str(path))
    if given is None:
        raise UnreadableFileError(problems)
    calendar = folder / "trainingpeaks.ics"
    ends_on = _WRITTEN_FOR + dt.timedelta(weeks=_CALENDAR_WEEKS)
    found = read_runs(calendar.read_bytes(), str(calendar), starts_on=_WRITTEN_FOR, ends_on=ends_on)
    athlete, _ = join_runs(
        given.athlete,
        given.run_lines,
        file=str(path),
        starts_on=_WRITTEN_FOR,
        ends_on=ends_on,
        calendars=[found.runs],
    )
    return replace(given, athlete=athlete, run_lines=RunLines())


def _dated(given: AthleteFile, later: dt.timedelta) -> AthleteFile:
    """Return the athlete with every date of the season moved by whole weeks."""
    athlete: Athlete = given.athlete
    days = athlete.availability
    moved = replace(
        athlete,
        availability=replace(days, blocked=frozenset(day + later for day in days.blocked)),
        races=tuple(replace(one, on=one.on + later) for one in athlete.races),
        best_efforts=tuple(replace(one, on=one.on + later) for one in athlete.best_efforts),
        lifts=tuple(replace(one, on=one.on + later) for one in athlete.lifts),
        runs=tuple(replace(one, on=one.on + later) for one in athlete.runs),
    )
    return replace(given, athlete=moved)


def _read_log(folder: Path, later: dt.timedelta) -> list[LoggedSet]:
    path = folder / "strong.csv"
    found = read_lift_log(path.read_bytes(), str(path), load_unit="kg")
    names = NameTable(read_catalogue(), {})
    return [
        replace(
            one,
            id=str(uuid5(NAMESPACE_URL, f"sample:{number}")),
            performed_at=one.performed_at + later,
        )
        for number, one in enumerate(names.settled(found.sets))
    ]


def _train_today(row: AthleteRow) -> None:
    """Bring a session to today where none stands, so that there is one to look at."""
    season, day = find_season(row), today(row)
    if season is None:
        return
    plan = read_plan(season)
    coming = [one for one in plan.sessions() if one.on >= day and one.kind == "lift"]
    for session in coming[:DAYS_PER_WEEK]:
        if session.on == day:
            return
        answer = replan(row, plan, [Moved(session.on, day)], day)
        if isinstance(answer, Replanned):
            # The sample begins with this plan: nobody has to be told of a change.
            season.delete()
            store_plan(row, answer.plan, row.log_number)
            return
