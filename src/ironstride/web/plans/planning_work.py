"""Planning as long work: what a worker does for the plans app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.replan import Replanned
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.jobs.work import JobFailedError
from ironstride.web.plans.models import Season
from ironstride.web.plans.preparing import ask_to_prepare
from ironstride.web.plans.services import make_plan, report_events

if TYPE_CHECKING:
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress


def plan_season_work(job: Job, progress: Progress) -> dict[str, object]:
    """Plan a new season for the athlete of the job."""
    row = _athlete_of(job)
    progress(0.1, "Reading what you told us")
    try:
        made = make_plan(row)
    except ValueError as error:
        raise JobFailedError(str(error)) from error
    ask_to_prepare(row)
    return {"weeks": len(made.plan.weeks), "problems": [str(one) for one in made.problems]}


def follow_log_work(job: Job, progress: Progress) -> dict[str, object]:
    """Plan on with the sets that were logged since."""
    row = _athlete_of(job)
    if not Season.objects.filter(athlete=row).exists():
        return {"changes": 0}
    progress(0.2, "Looking at what you lifted")
    answer = report_events(row, (), None, reason="Your log")
    ask_to_prepare(row)
    return {"changes": len(answer.changes) if isinstance(answer, Replanned) else 0}


def _athlete_of(job: Job) -> AthleteRow:
    """Return the athlete as the table has it now, who may be gone."""
    row = AthleteRow.objects.filter(jobs=job).first()
    if row is None:
        raise JobFailedError("The athlete of this work is gone.")
    return row
