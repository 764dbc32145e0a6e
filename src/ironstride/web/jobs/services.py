"""Writes of the jobs app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from ironstride.web.config.clock import now
from ironstride.web.jobs.models import Job

if TYPE_CHECKING:
    from ironstride.web.accounts.models import AthleteRow


def ask_for(
    kind: str,
    athlete: AthleteRow,
    *,
    once: bool = False,
    **payload: Any,  # noqa: ANN401 - plain
) -> Job:
    """Return a new job; with `once` the one of its kind that waits for the athlete already."""
    key = f"{kind}:{athlete.pk}" if once else ""
    at = now()
    fields = {"kind": kind, "key": key, "athlete": athlete, "payload": payload}
    if key and (waiting := Job.objects.filter(key=key, state="waiting").first()):
        return waiting
    try:
        with transaction.atomic():
            return Job.objects.create(**fields, made_at=at, not_before=at)
    except IntegrityError:
        return Job.objects.get(key=key, state="waiting")


def try_again(job: Job) -> Job:
    """Return a job that failed as one that waits again, with all its attempts."""
    if job.state == "failed":
        job.state, job.attempts, job.problem, job.progress = "waiting", 0, "", 0
        job.not_before, job.ended_at, job.key = now(), None, ""
        job.save()
    return job
