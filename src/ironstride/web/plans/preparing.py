"""Sessions of the next days worked out ahead, so that no page waits for years of sets."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef

from ironstride.web.accounts.models import AthleteRow
from ironstride.web.config.clock import now
from ironstride.web.jobs.services import ask_for
from ironstride.web.plans.models import PreparedSession, SessionRow
from ironstride.web.plans.prepared import prepare_session
from ironstride.web.plans.queries import find_season, read_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.session import PlannedSession
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress
    from ironstride.web.plans.models import Season

# Today and tomorrow, wherever on earth that is.
_DAYS: Final = dt.timedelta(days=2)
_NOT_WEIGHED: Final = "run_warmup"


def ask_to_prepare(row: AthleteRow) -> Job:
    """Have the coming sessions of an athlete worked out; asking twice is asking once."""
    return ask_for("prepare", row, once=True)


def ask_for_coming_sessions() -> int:
    """Have every coming session worked out that is not yet; return how many athletes have one."""
    known = PreparedSession.objects.filter(
        athlete=OuterRef("season__athlete"),
        session=OuterRef("session"),
        season_number=OuterRef("season__number"),
    )
    missing = SessionRow.objects.filter(~Exists(known), on__range=_coming_days())
    rows = missing.values_list("season__athlete", "tree")
    owners = {owner for owner, tree in rows if tree["kind"] != _NOT_WEIGHED}
    athletes = list(AthleteRow.objects.filter(pk__in=owners))
    for row in athletes:
        ask_to_prepare(row)
    return len(athletes)


def prepare_work(job: Job, progress: Progress) -> dict[str, object]:
    """Work the coming sessions of the athlete of the job out; those that are right stay."""
    row = AthleteRow.objects.filter(jobs=job).first()
    season = find_season(row) if row is not None else None
    if row is None or season is None:
        return {"sessions": 0}
    progress(0.1, "Getting the next sessions ready")
    prepared = [prepare_session(row, season, one) for one in _coming(season)]
    return {"sessions": len(prepared)}


def _coming(season: Season) -> Iterator[PlannedSession]:
    first, last = _coming_days()
    for one in read_plan(season).sessions():
        if first <= one.on <= last and one.kind != _NOT_WEIGHED:
            yield one


def _coming_days() -> tuple[dt.date, dt.date]:
    first = now().date()
    return first, first + _DAYS
