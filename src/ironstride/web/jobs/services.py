"""Writes of the jobs app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import IntegrityError, transaction

from ironstride.web.config.clock import now
from ironstride.web.jobs.models import Job

if TYPE_CHECKING:
    from ironstride.web.accounts.models import AthleteRow

_TRIES: Final = 3


def ask_for(
    kind: str,
    athlete: AthleteRow,
    *,
    once: bool = False,
    **payload: Any,  # noqa: ANN401 - plain
) -> Job:
    """Return a new job, or one that waits for the same: with `once` any of its kind.

    One that waits is held until the transaction ends: no worker begins before what the caller wrote
    can be seen.
    """
    key = f"{kind}:{athlete.pk}" if once else ""
    at = now()
    fields = {"kind": kind, "key": key, "athlete": athlete, "payload": payload}
    same = {"key": key} if once else fields
    with transaction.atomic():
        for _ in range(_TRIES):
            waiting = Job.objects.select_for_update().filter(state="waiting", **same).first()
            if waiting is not None:
                return waiting
            try:
                with transaction.atomic():
                    return Job.objects.create(**fields, made_at=at, not_before=at)
            except IntegrityError:
                # Somebody asked for the same a moment ago; a worker may have it by now.
                continue
        return Job.objects.create(**{**fields, "key": ""}, made_at=at, not_before=at)


def try_again(job: Job) -> Job:
    """Return a job that failed as one that waits again, with all its attempts."""
    failed = Job.objects.filter(pk=job.pk, state="failed")
    fresh = {"attempts": 0, "problem": "", "progress": 0, "ended_at": None, "key": ""}
    failed.update(state="waiting", not_before=now(), **fresh)
    job.refresh_from_db()
    return job
