"""Reads of the progress app."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from ironstride.web.jobs.models import Job
from ironstride.web.logbook.models import SetFact
from ironstride.web.plans.models import Season
from ironstride.web.progress.models import KeptPage

if TYPE_CHECKING:
    from ironstride.web.accounts.models import AthleteRow

PROGRESS = "progress"
# A change of what is kept makes all of it old.
_FORM = 2
# Up to so many sets are followed while the page waits.
_SMALL_LOG = 1500


def find_span(row: AthleteRow) -> Season | None:
    """Return the season without its plan: which it is, and from when to when."""
    return Season.objects.filter(athlete=row).defer("head").first()


def state_for(row: AthleteRow, season: Season, about: str, today: dt.date) -> str:
    """Return the name of the state that a page is right for; a week that is over has no day."""
    day = min(today.isoformat(), _sunday(about)) if about != PROGRESS else today.isoformat()
    return f"{_FORM} {season.pk}.{season.number} {row.log_number} {day} {row.units}"


def _sunday(monday: str) -> str:

    return (dt.date.fromisoformat(monday) + dt.timedelta(days=6)).isoformat()


def find_kept(row: AthleteRow, about: str) -> KeptPage | None:
    """Return what is kept of a page, however old; one of another form cannot be shown."""
    kept = KeptPage.objects.filter(athlete=row, about=about, made_for__startswith=f"{_FORM} ")
    return kept.first()


def read_lift(row: AthleteRow, exercise: str) -> dict[str, Any] | None:
    """Return what the last known page of progress says of one lift."""
    kept = find_kept(row, PROGRESS)
    lifts: list[dict[str, Any]] = kept.tree["lifts"] if kept else []
    return next((one for one in lifts if one["exercise"] == exercise), None)


def is_small_log(row: AthleteRow) -> bool:
    """Whether the log is followed in a moment."""
    return SetFact.objects.filter(athlete=row).count() <= _SMALL_LOG


def find_job(row: AthleteRow, about: str, state: str) -> Job | None:
    """Return the job that is at work on a page, or that failed for this state of it."""
    jobs = Job.objects.filter(athlete=row, kind="progress", payload__about=about)
    newest = jobs.order_by("-made_at").first()
    if newest is None or newest.state == "done":
        return None
    is_of_state = newest.payload.get("state") == state
    return newest if newest.state != "failed" or is_of_state else None
