"""Takes jobs one by one, under a lease that it renews while the work goes on.

A worker that dies loses its lease: the job is taken up by the next one. Work may so run twice, and
writes in ways that allow it.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import socket
import threading
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import Q

from ironstride.web.config.clock import now
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.work import JobFailedError, Progress, find_work

if TYPE_CHECKING:
    from collections.abc import Callable

LEASE: Final = dt.timedelta(seconds=30)
_HEARTBEAT_S: Final = 8.0
_PAUSE_S: Final = 1.0
MAX_ATTEMPTS: Final = 5
# Workers are killed for reasons of their own: a job is not to blame before that happened often.
MAX_BEGUN: Final = 25
_LOG: Final = logging.getLogger(__name__)


def worker_name() -> str:
    """Return the name of this process among all workers."""
    return f"{socket.gethostname()}:{os.getpid()}"


def release_dead() -> int:
    """Let go of the jobs that killed workers of this machine hold; return how many.

    Their leases would run out by themselves, only later.
    """
    host, released = f"{socket.gethostname()}:", 0
    for job in Job.objects.filter(state="running", worker__startswith=host):
        if not _is_alive(job.worker.removeprefix(host)):
            released += Job.objects.filter(_held(job, job.worker)).update(leased_until=now())
    return released


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def take_job(worker: str) -> Job | None:
    """Return the oldest job that nobody holds, held from now on; None when there is none."""
    at = now()
    free = Q(state="waiting", not_before__lte=at) | Q(state="running", leased_until__lte=at)
    with transaction.atomic():
        jobs = Job.objects.filter(free).order_by("not_before", "made_at")
        if connection.features.has_select_for_update_skip_locked:
            jobs = jobs.select_for_update(skip_locked=True)
        job = jobs.first()
        if job is None:
            return None
        job.state, job.worker, job.leased_until = "running", worker, at + LEASE
        job.attempts += 1
        job.save(update_fields=("state", "worker", "leased_until", "attempts"))
        return job


def run_job(job: Job, worker: str) -> None:
    """Do the work of a job that is held, and write down how it ended."""
    if job.attempts > MAX_BEGUN:
        text = f"It was begun {MAX_BEGUN} times and never ended."
        _end(job, worker, state="failed", problem=text)
        return
    with _Heartbeat(job, worker):
        try:
            answer = find_work(job.kind)(job, Progress(job, worker))
        except JobFailedError as error:
            _end(job, worker, state="failed", problem=str(error))
        except Exception:  # noqa: BLE001 - a fault in one job must not end the worker
            _LOG.exception("job %s (%s) broke off", job.id, job.kind)
            _again(job, worker)
        else:
            _end(job, worker, state="done", progress=1.0, answer=answer)


def _held(job: Job, worker: str) -> Q:
    """Return what is true only as long as this worker holds the job in this attempt."""
    return Q(pk=job.pk, worker=worker, state="running", attempts=job.attempts)


def _end(job: Job, worker: str, **fields: object) -> None:
    Job.objects.filter(_held(job, worker)).update(ended_at=now(), leased_until=None, **fields)


def _again(job: Job, worker: str) -> None:
    """Let a job that broke off wait, longer each time, or give it up."""
    if job.attempts >= MAX_ATTEMPTS:
        text = "Something went wrong on our side; it was tried five times. Please try again later."
        _end(job, worker, state="failed", problem=text)
        return
    wait = dt.timedelta(seconds=2**job.attempts)
    same = Job.objects.filter(key=job.key, state="waiting").exclude(key="")
    if same.exists():
        _end(job, worker, state="done", problem="The same work waits already.")
        return
    Job.objects.filter(_held(job, worker)).update(
        state="waiting", leased_until=None, not_before=now() + wait
    )


class _Heartbeat:
    """Renews the lease of a job from a thread of its own until the work ends."""

    def __init__(self, job: Job, worker: str) -> None:
        self._held = _held(job, worker)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        while not self._over.wait(_HEARTBEAT_S):
            try:
                Job.objects.filter(self._held).update(leased_until=now() + LEASE)
            except Exception:  # noqa: BLE001 - it is tried again at the next beat
                _LOG.exception("a lease could not be renewed")
            finally:
                connection.close()


def work_off(limit: int | None = None) -> int:
    """Do jobs until none waits, or `limit` of them; return how many were done."""
    worker, done = worker_name(), 0
    while limit is None or done < limit:
        job = take_job(worker)
        if job is None:
            break
        run_job(job, worker)
        done += 1
    return done


def work_on(is_over: Callable[[float], bool]) -> None:
    """Do jobs as they come until `is_over`, which waits so many seconds, says so.

    It is asked between two jobs too: many of them must not keep a worker from ending.
    """
    while not is_over(_PAUSE_S):
        try:
            while work_off(1) and not is_over(0):
                pass
        except Exception:  # noqa: BLE001 - a database may be away for a moment
            _LOG.exception("the table of jobs could not be read")
            connection.close()
