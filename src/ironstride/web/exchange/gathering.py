"""Everything that the app keeps of a runner, as an archive."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings

from ironstride.formats.archive_files import Archive
from ironstride.web.exchange.queries import kept_choices
from ironstride.web.exchange.records import fact_of_report, fact_of_set, report_of
from ironstride.web.logbook.models import ReportFact, SetFact
from ironstride.web.logbook.queries import read_log
from ironstride.web.plans.planning import read_athlete_tree
from ironstride.web.plans.queries import find_season, read_history, read_plan

if TYPE_CHECKING:
    from ironstride.formats.fact_lines import Fact
    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import RunCalendar, Season


class NothingToExportError(Exception):
    """The runner has not answered the first questions: there is no athlete to write down."""


def gather_archive(row: AthleteRow) -> Archive:
    """Return all that is kept of an athlete; raises NothingToExportError before there is one.

    Left out is what belongs to the installation: accounts and rights of others, what they looked
    at, secret addresses, and what is worked out anew from the rest.
    """
    if row.file is None:
        raise NothingToExportError
    given, _ = read_athlete_tree(row.file)
    season = find_season(row)
    calendars = named_calendars(row)
    reports = ReportFact.objects.filter(athlete=row).order_by("received_at", "id")
    return Archive(
        athlete=given,
        plan=whole_plan(season) if season else None,
        log=read_log(row),
        reports=tuple(one for found in reports if (one := report_of(found)) is not None),
        calendars={name: bytes(one.content) for name, one in calendars.items()},
        exercises={one.name: bytes(one.content) for one in row.kept_exercises.order_by("pk")},
        settings={"time_zone": row.zone, "language": settings.LANGUAGE_CODE, "units": row.units},
        choices=kept_choices(row),
        facts=tuple(_facts(row)),
        app=_beside(row, season, calendars),
    )


def whole_plan(season: Season) -> Plan:
    """Return the plan with its history, as its file has it."""
    return replace(read_plan(season), replaces=read_history(season))


def named_calendars(row: AthleteRow) -> dict[str, RunCalendar]:
    """Return the running calendars by names that are all different, in the order they came."""
    named: dict[str, RunCalendar] = {}
    for number, one in enumerate(row.calendars.order_by("pk"), start=1):
        named[f"{number} {one.name}" if one.name in named else one.name] = one
    return named


def _facts(row: AthleteRow) -> list[Fact]:
    sets = SetFact.objects.filter(athlete=row).order_by("received_at", "id")
    reports = ReportFact.objects.filter(athlete=row).order_by("received_at", "id")
    return [
        *(fact_of_set(one) for one in sets.iterator()),
        *(fact_of_report(one) for one in reports.iterator()),
    ]


def _beside(
    row: AthleteRow, season: Season | None, calendars: dict[str, RunCalendar]
) -> dict[str, Any]:
    """Return what the files of an archive have no place for, as plain values."""
    beside: dict[str, Any] = {
        "draft": row.draft,
        "calendars": [
            {
                "file": name,
                "name": one.name,
                "kind": one.kind,
                "url": one.url,
                "fetched_at": one.fetched_at.isoformat(),
                "problem": one.problem,
            }
            for name, one in calendars.items()
        ],
    }
    if season is not None:
        beside["season"] = _season(row, season)
    return {key: value for key, value in beside.items() if value}


def _season(row: AthleteRow, season: Season) -> dict[str, Any]:
    return {
        "number": season.number,
        "made_at": season.made_at.isoformat(),
        "log_changes_since": max(0, row.log_number - season.made_from_log),
        "steps": [
            {
                "number": step.number,
                "made_at": step.made_at.isoformat(),
                "reason": step.reason,
                "by_athlete": step.made_by_id is not None and step.made_by_id == row.user_id,
                "log_changes_since": max(0, row.log_number - step.made_from_log),
            }
            for step in season.steps.order_by("-number")
        ],
    }
