"""Reads of the plans app."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django.http import Http404

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.plan_history import read_replaced
from ironstride.web.plans.models import Season, SessionRow
from ironstride.web.plans.records import join_plan

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.plan import Plan, Replaced
    from ironstride.web.accounts.models import AthleteRow


def find_season(athlete: AthleteRow) -> Season | None:
    """Return the season of an athlete, None before the first plan."""
    return Season.objects.filter(athlete=athlete).first()


def find_session_row(athlete: AthleteRow, session: str) -> SessionRow | None:
    """Return the row of a planned session, None where the plan has none such."""
    return SessionRow.objects.filter(season__athlete=athlete, session=session).first()


def season_or_404(athlete: AthleteRow) -> Season:
    """Return the season of an athlete; before the first plan there is no such page."""
    season = find_season(athlete)
    if season is None:
        raise Http404
    return season


def read_days(season: Season, first_on: dt.date, last_on: dt.date) -> Plan:
    """Return the plan with its sessions from day to day only: what a page of days needs."""
    rows = season.sessions.filter(on__range=(first_on, last_on))
    return join_plan(season.head, rows.values_list("tree", flat=True))


def read_head(season: Season) -> Plan:
    """Return the plan without its sessions: its events, races and weeks."""
    return join_plan(season.head, ())


def read_plan(season: Season) -> Plan:
    """Return the whole plan, without its history."""
    return _read_plan(season.pk, season.number, season.made_at)


# A season of one number never changes; each process keeps the few that it used last.
@lru_cache(maxsize=16)
def _read_plan(season_pk: int, _number: int, _made_at: dt.datetime) -> Plan:
    season = Season.objects.get(pk=season_pk)
    return join_plan(season.head, season.sessions.values_list("tree", flat=True))


def read_history(season: Season) -> Replaced | None:
    """Return how the plan came to be: the steps that lead back, the newest first."""
    steps = [
        {"id": one.plan_id, "changes": one.changes, "way_back": one.way_back}
        for one in season.steps.all()
    ]
    if not steps:
        return None
    newest, *earlier = steps
    diff = {
        "changes": newest["changes"],
        "way_back": newest["way_back"],
        "earlier": earlier,
    }
    field = Field({"id": newest["id"], "diff": diff}, "replaces", Report("season"))
    return attempt(field, read_replaced, None)
