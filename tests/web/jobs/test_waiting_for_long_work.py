from __future__ import annotations

import datetime as dt
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.urls import reverse

from ironstride.web.config import clock
from ironstride.web.jobs import work, worker
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.services import ask_for, try_again

if TYPE_CHECKING:
    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries

    from ironstride.web.jobs.work import Progress

CALLS: list[str] = []


def good(job: Job, progress: Progress) -> dict[str, object]:
    progress(0.5, "Half way")
    CALLS.append(str(job.pk))
    return {"seen": Job.objects.get(pk=job.pk).progress}


def broken(_job: Job, _progress: Progress) -> None:
    CALLS.append("broken")
    message = "a fault of ours"
    raise RuntimeError(message)


def hopeless(_job: Job, _progress: Progress) -> None:
    message = "The file holds no run."
    raise work.JobFailedError(message)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    CALLS.clear()
    kinds = {"good": good, "broken": broken, "hopeless": hopeless}
    monkeypatch.setattr(worker, "find_work", kinds.__getitem__)


def pass_time(monkeypatch: pytest.MonkeyPatch, by: dt.timedelta) -> None:
    at = clock.now() + by
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: at)


def test_work_is_done_once_and_its_answer_kept(cast: Cast) -> None:
    job = ask_for("good", cast.athlete)
    assert worker.work_off() == 1
    assert worker.work_off() == 0
    job.refresh_from_db()
    assert (job.state, job.progress, job.answer) == ("done", 1.0, {"seen": 0.5})
    assert [str(job.pk)] == CALLS


def test_the_same_work_waits_once(cast: Cast) -> None:
    first = ask_for("good", cast.athlete, once=True)
    assert ask_for("good", cast.athlete, once=True) == first
    assert ask_for("good", cast.athlete) != first
    worker.work_off()
    assert ask_for("good", cast.athlete, once=True) != first


def test_asking_twice_for_the_same_is_asking_once_while_it_waits(cast: Cast) -> None:
    first = ask_for("good", cast.athlete, of="a")
    assert ask_for("good", cast.athlete, of="a") == first
    assert ask_for("good", cast.athlete, of="b") != first
    assert ask_for("good", cast.other.athlete, of="a") != first
    worker.take_job("somebody")
    assert ask_for("good", cast.athlete, of="a") != first


def test_a_job_that_is_at_work_is_not_begun_again_by_a_late_press(cast: Cast) -> None:
    job = ask_for("hopeless", cast.athlete)
    worker.work_off()
    job.refresh_from_db()
    seen_as_failed = Job.objects.get(pk=job.pk)
    try_again(job)
    worker.take_job("somebody")
    assert try_again(seen_as_failed).state == "running"


@pytest.mark.parametrize("kind", ["answers", "calendar", "export", "import"])
def test_a_coach_sees_no_work_on_what_only_the_athlete_sees(kind: str, cast: Cast) -> None:
    job = ask_for(kind, cast.athlete)
    words = [cast.athlete.pk, job.pk]
    assert cast.client("owner").get(reverse("job", args=words)).status_code == 200
    assert cast.client("planner").get(reverse("job", args=words)).status_code == 404
    assert cast.client("planner").post(reverse("job_again", args=words)).status_code == 404


def test_a_job_that_breaks_off_is_tried_again_later_and_given_up_at_last(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask_for("broken", cast.athlete)
    worker.work_off()
    assert CALLS == ["broken"]
    for _ in range(10):
        pass_time(monkeypatch, dt.timedelta(hours=1))
        worker.work_off()
    job.refresh_from_db()
    assert job.state == "failed"
    assert "fault of ours" not in job.problem
    assert len(CALLS) == worker.MAX_ATTEMPTS


def test_what_cannot_be_done_says_why_and_is_not_tried_again(cast: Cast) -> None:
    job = ask_for("hopeless", cast.athlete)
    worker.work_off()
    page = cast.client("owner").get(reverse("job", args=[cast.athlete.pk, job.pk]))
    assert "The file holds no run." in page.content.decode()
    again = cast.client("owner").post(reverse("job_again", args=[cast.athlete.pk, job.pk]))
    assert "Starting" in again.content.decode()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("waiting", 0)


def test_a_killed_workers_job_is_taken_up_when_its_lease_is_over(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask_for("good", cast.athlete)
    dead = worker.take_job("dead worker")
    assert dead == job
    assert worker.take_job("another") is None
    pass_time(monkeypatch, worker.LEASE + dt.timedelta(seconds=1))
    assert worker.work_off() == 1
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("done", 2)


def test_a_worker_that_lost_its_lease_writes_nothing(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask_for("good", cast.athlete)
    late = worker.take_job("late")
    assert late is not None
    pass_time(monkeypatch, worker.LEASE + dt.timedelta(seconds=1))
    taken = worker.take_job("next")
    assert taken is not None
    worker.run_job(late, "late")
    job.refresh_from_db()
    assert (job.state, job.worker, job.progress) == ("running", "next", 0)


def test_a_job_of_another_athlete_is_no_page(cast: Cast) -> None:
    job = ask_for("good", cast.athlete)
    other = cast.other.athlete
    page = cast.client("other").get(reverse("job", args=[other.pk, job.pk]))
    assert page.status_code == 404
    assert (
        cast.client("coach").get(reverse("job", args=[cast.athlete.pk, job.pk])).status_code == 200
    )


def test_a_page_asks_again_until_the_work_is_done(cast: Cast) -> None:
    job = ask_for("good", cast.athlete)
    address = reverse("job", args=[cast.athlete.pk, job.pk])
    waiting = cast.client("owner").get(address)
    assert 'hx-trigger="every 1s"' in waiting.content.decode()
    assert "HX-Refresh" not in waiting
    worker.work_off()
    assert cast.client("owner").get(address)["HX-Refresh"] == "true"


def test_what_a_killed_worker_of_this_machine_held_is_taken_up_at_once(cast: Cast) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    host = socket.gethostname()
    job = ask_for("good", cast.athlete)
    assert worker.take_job(f"{host}:{gone.pid}") == job
    assert worker.release_dead() == 1
    assert worker.work_off() == 1
    job.refresh_from_db()
    assert job.state == "done"


def test_what_lives_or_works_elsewhere_keeps_its_job(cast: Cast) -> None:
    for name in (worker.worker_name(), f"{socket.gethostname()}:1", "elsewhere:999999999"):
        ask_for("good", cast.athlete)
        assert worker.take_job(name) is not None
    assert worker.release_dead() == 0


def test_a_job_whose_workers_are_killed_often_is_done_all_the_same_but_not_for_ever(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    often, always = ask_for("good", cast.athlete), ask_for("good", cast.athlete)
    Job.objects.filter(pk=often.pk).update(attempts=worker.MAX_BEGUN - 1)
    Job.objects.filter(pk=always.pk).update(attempts=worker.MAX_BEGUN)
    worker.work_off()
    states = {job.pk: job.state for job in Job.objects.all()}
    assert states == {often.pk: "done", always.pk: "failed"}


def test_work_that_waits_is_held_until_what_it_is_for_can_be_seen(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = ask_for("good", cast.athlete, once=True)
    with django_assert_max_num_queries(10) as asked:
        assert ask_for("good", cast.athlete, once=True) == first
    is_held = any("FOR UPDATE" in one["sql"] for one in asked.captured_queries)
    # The embedded database has one writer at a time: there nothing needs to be held.
    assert is_held == connection.features.has_select_for_update


def test_a_worker_that_is_to_end_begins_no_other_job(cast: Cast) -> None:
    for number in range(3):
        ask_for("good", cast.athlete, number=number)
    worker.work_on(lambda _: bool(CALLS))
    assert len(CALLS) == 1
    worker.work_on(lambda _: len(CALLS) == 3)
    assert len(CALLS) == 3
