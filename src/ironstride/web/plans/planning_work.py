"""Planning as long work: what a worker does for the plans app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.replan import Replanned
from ironstride.web.config.clock import today
from ironstride.web.jobs.work import JobFailedError, athlete_of
from ironstride.web.plans.done_sessions import find_done
from ironstride.web.plans.preparing import ask_to_prepare
from ironstride.web.plans.queries import find_season, read_plan
from ironstride.web.plans.services import make_plan, report_events

if TYPE_CHECKING:
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress


def plan_season_work(job: Job, progress: Progress) -> dict[str, object]:
    """Plan a new season for the athlete of the job."""
    row = athlete_of(job)
    progress(0.1, "Reading what you told us")
    try:
        made = make_plan(row)
    except ValueError as error:
        raise JobFailedError(str(error)) from error
    ask_to_prepare(row)
    return {"weeks": len(made.plan.weeks), "problems": [str(one) for one in made.problems]}


def follow_log_work(job: Job, progress: Progress) -> dict[str, object]:
    """Plan on with the sets that were logged since, and know the sessions that were done.

    It may run twice: the second time there is nothing to report.
    """
    row = athlete_of(job)
    season = find_season(row)
    if season is None:
        return {"changes": 0}
    progress(0.2, "Looking at what you lifted")
    done = find_done(row, read_plan(season), today(row))
    answer = report_events(row, done, None, reason="Your log")
    if done and not isinstance(answer, Replanned):
        # What was lifted counts also where the plan cannot call the session done.
        answer = report_events(row, (), None, reason="Your log")
    ask_to_prepare(row)
    changes = len(answer.changes) if isinstance(answer, Replanned) else 0
    return {"changes": changes, "done": [one.session for one in done]}
