"""How far long work is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from ironstride.web.accounts.access import for_athlete
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.services import try_again

if TYPE_CHECKING:
    import uuid

    from ironstride.web.accounts.access import AthleteRequest

# Work on what only the athlete sees: what they answered, files that come in and go out.
_OWN: Final = frozenset({"answers", "calendar", "export", "import"})


@require_GET
@never_cache
@for_athlete("see")
def job_progress(request: AthleteRequest, job_id: uuid.UUID) -> HttpResponse:
    """Show how far a job is; the part asks for itself again until it ends."""
    return _show(request, _find(request, job_id))


@require_POST
@for_athlete("plan")
def job_again(request: AthleteRequest, job_id: uuid.UUID) -> HttpResponse:
    """Let a job that failed be done once more."""
    return _show(request, try_again(_find(request, job_id)))


def _find(request: AthleteRequest, job_id: uuid.UUID) -> Job:
    job = Job.objects.filter(pk=job_id, athlete=request.athlete).first()
    if job is None or (job.kind in _OWN and not request.is_own):
        raise Http404
    return job


def _show(request: AthleteRequest, job: Job) -> HttpResponse:
    """Return the part of a page; once the work is done the whole page is loaded anew.

    Whoever has no script gets a page of its own around it.
    """
    is_part = "HX-Request" in request.headers
    template = "jobs/progress.html" if is_part else "jobs/alone.html"
    answer = render(request, template, {"job": job, "athlete": request.athlete})
    if job.state == "done":
        answer["HX-Refresh"] = "true"
    return answer
