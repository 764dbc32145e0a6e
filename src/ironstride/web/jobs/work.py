"""The kinds of work: each app names its own in a table here, by the path of its function."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, cast

from django.utils.translation import gettext as _

from ironstride.web.accounts.models import AthleteRow
from ironstride.web.jobs.models import Job

if TYPE_CHECKING:
    from collections.abc import Mapping

# What a job of a kind does: gets the job and its progress, returns an answer of plain values.
Work = Callable[[Job, "Progress"], Any]
WORK: Final[Mapping[str, str]] = {
    "answers": "ironstride.web.onboarding.answers_work.answers_work",
    "calendar": "ironstride.web.onboarding.calendar_work.fetch_calendars_work",
    "export": "ironstride.web.exchange.export_work.export_work",
    "import": "ironstride.web.exchange.import_work.import_work",
    "plan": "ironstride.web.plans.planning_work.plan_season_work",
    "log": "ironstride.web.plans.planning_work.follow_log_work",
    "remedies": "ironstride.web.calendar.remedies_work.find_remedies_work",
    "prepare": "ironstride.web.plans.preparing.prepare_work",
    "progress": "ironstride.web.progress.progress_work.progress_work",
}


class JobFailedError(Exception):
    """The work cannot be done, and would not be at a second try; the text is for the runner."""


class Progress:
    """Says how far a job is; the page asks for it."""

    def __init__(self, job: Job, worker: str) -> None:
        self._held = Job.objects.filter(pk=job.pk, worker=worker, attempts=job.attempts)

    def __call__(self, fraction: float, step: str) -> None:
        """Write down the share that is done (0 to 1) and what is being done."""
        self._held.update(progress=fraction, step=step)


def athlete_of(job: Job) -> AthleteRow:
    """Return the athlete of a job, as the table has it now; raises JobFailedError."""
    row = AthleteRow.objects.filter(jobs=job).first()
    if row is None:
        raise JobFailedError(_("The athlete of this work is gone."))
    return row


def find_work(kind: str) -> Work:
    """Return the function for a kind of job."""
    module, _, name = WORK[kind].rpartition(".")
    return cast("Work", getattr(import_module(module), name))
