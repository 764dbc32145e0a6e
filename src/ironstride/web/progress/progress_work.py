"""Progress as long work: what a worker does for the pages of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.web.accounts.models import AthleteRow
from ironstride.web.jobs.work import JobFailedError
from ironstride.web.progress.queries import PROGRESS, find_span
from ironstride.web.progress.services import make_page

if TYPE_CHECKING:
    from ironstride.web.jobs.models import Job
    from ironstride.web.jobs.work import Progress


def progress_work(job: Job, progress: Progress) -> dict[str, object]:
    """Follow the whole log of the athlete and keep what a page shows of it."""
    row = AthleteRow.objects.filter(jobs=job).first()
    season = find_span(row) if row else None
    if row is None or season is None:
        raise JobFailedError("There is no plan to hold the log against any more.")
    about = str(job.payload.get("about", PROGRESS))
    progress(0.2, "Following your sets")
    make_page(row, season, about)
    return {"about": about}
