from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse
from trained_for_tests import lift

from ironstride.web.config import clock
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.worker import work_off
from ironstride.web.logbook.services import add_sets
from ironstride.web.progress import queries, services
from ironstride.web.progress.models import KeptPage

if TYPE_CHECKING:
    from conftest import Cast
    from django.test import Client

    from ironstride.web.plans.models import Season

ASKED_BY_THE_PAGE = {"HX-Request": "true"}


@pytest.fixture
def long_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "_SMALL_LOG", 10)


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("worked out while somebody waits")

    monkeypatch.setattr(services, "find_progress", never)


def get(client: Client, cast: Cast, headers: dict[str, str] | None = None) -> tuple[int, str]:
    answer = client.get(reverse("progress", args=[cast.athlete.pk]), headers=headers)
    return answer.status_code, answer.content.decode()


def test_a_small_log_is_followed_at_once_and_kept(
    cast: Cast, trained: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = cast.client("owner")
    assert "Each lift" in get(client, cast)[1]
    monkeypatch.setattr(services, "make_page", None)
    assert "Each lift" in get(client, cast)[1]
    assert Job.objects.count() == 0


@pytest.mark.usefixtures("long_log", "no_waiting")
def test_the_first_time_a_long_log_is_read_by_a_worker(cast: Cast, trained: Season) -> None:
    status, text = get(cast.client("owner"), cast)
    assert status == 200
    assert "Your log is being read for the first time" in text
    assert Job.objects.get().kind == "progress"


@pytest.mark.usefixtures("long_log")
def test_the_last_known_stands_while_a_worker_brings_it_up_to_date(
    cast: Cast, trained: Season
) -> None:
    client = cast.client("owner")
    get(client, cast)
    work_off()
    assert "being brought up to date" not in get(client, cast)[1]
    add_sets(cast.athlete, [lift("Shed lift", dt.date(2026, 11, 24), 50.0, rir=2)], "x")
    text = get(client, cast)[1]
    assert "it is being brought up to date" in text
    assert "Each lift" in text
    assert "Shed lift" not in text
    assert get(client, cast, ASKED_BY_THE_PAGE) == (204, "")
    work_off()
    status, part = get(client, cast, ASKED_BY_THE_PAGE)
    assert status == 200
    assert "Shed lift" in part
    assert "<html" not in part
    assert "being brought up to date" not in part


@pytest.mark.usefixtures("long_log")
def test_asking_again_and_again_makes_no_more_work(cast: Cast, trained: Season) -> None:
    client = cast.client("owner")
    for _again in range(3):
        get(client, cast)
    assert Job.objects.count() == 1


@pytest.mark.usefixtures("long_log")
def test_work_that_failed_says_so_and_does_not_ask_for_ever(cast: Cast, trained: Season) -> None:
    client = cast.client("owner")
    get(client, cast)
    Job.objects.update(state="failed", problem="The disk is full.")
    status, text = get(client, cast)
    assert (status, Job.objects.count()) == (200, 1)
    assert "The disk is full." in text
    assert "every 2s" not in text


def test_another_day_other_units_or_another_plan_make_it_old(
    cast: Cast, trained: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    athlete, day = trained.athlete, clock.today(trained.athlete)
    before = queries.state_for(athlete, trained, queries.PROGRESS, day)
    others = {queries.state_for(athlete, trained, queries.PROGRESS, day + dt.timedelta(days=1))}
    athlete.units = "lb"
    others.add(queries.state_for(athlete, trained, queries.PROGRESS, day))
    trained.number += 1
    others.add(queries.state_for(athlete, trained, queries.PROGRESS, day))
    athlete.log_number += 1
    others.add(queries.state_for(athlete, trained, queries.PROGRESS, day))
    assert len(others) == 4
    assert before not in others


def test_a_week_that_is_over_stays_told_as_it_was(cast: Cast, trained: Season) -> None:
    athlete, week = trained.athlete, "2026-11-23"
    days = [dt.date(2026, 11, 29), dt.date(2026, 12, 24)]
    states = {queries.state_for(athlete, trained, week, day) for day in days}
    assert len(states) == 1
    assert queries.state_for(athlete, trained, week, dt.date(2026, 11, 24)) not in states


@pytest.mark.usefixtures("long_log")
def test_the_report_of_this_week_comes_with_the_page_of_progress(
    cast: Cast, trained: Season
) -> None:
    client, address = cast.client("owner"), reverse("report", args=[cast.athlete.pk])
    assert "Your log is being read" in client.get(address).content.decode()
    work_off()
    assert KeptPage.objects.get().about == queries.PROGRESS
    assert "You did 0 of 2 sessions" in client.get(address).content.decode()
    assert "Each lift" in get(client, cast)[1]


@pytest.mark.usefixtures("long_log")
def test_the_report_of_a_week_that_is_over_comes_by_itself(
    cast: Cast, trained: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = dt.datetime(2026, 12, 3, 12, 0, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    client, address = cast.client("owner"), reverse("report", args=[cast.athlete.pk])
    given = {"week": "2026-11-23"}
    assert "Your log is being read" in client.get(address, given).content.decode()
    asked = client.get(address, given, headers={"HX-Request": "true"})
    assert asked.status_code == 204
    work_off()
    assert KeptPage.objects.get().about == "2026-11-23"
    part = client.get(address, given, headers={"HX-Request": "true"}).content.decode()
    assert "You did 0 of 2 sessions, 0 of" in part
    assert "<html" not in part


@pytest.mark.usefixtures("long_log")
def test_work_for_a_plan_that_is_gone_ends_with_a_word(cast: Cast, trained: Season) -> None:
    get(cast.client("owner"), cast)
    trained.delete()
    work_off()
    assert "There is no plan" in Job.objects.get().problem
