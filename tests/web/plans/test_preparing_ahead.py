from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.loading import followed_log
from ironstride.training.sets import LoggedSet
from ironstride.web.config import clock
from ironstride.web.exchange.export_work import sheet_of
from ironstride.web.jobs import worker
from ironstride.web.jobs.models import Job
from ironstride.web.logbook import queries
from ironstride.web.logbook.models import SetFact
from ironstride.web.logbook.services import add_sets, sync_facts
from ironstride.web.plans.models import PreparedSession
from ironstride.web.plans.prepared import is_near, prepare_session
from ironstride.web.plans.preparing import ask_for_coming_sessions, ask_to_prepare
from ironstride.web.plans.queries import read_plan

if TYPE_CHECKING:
    import pytest
    from conftest import Cast

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession
    from ironstride.web.plans.models import Season

LIFTS = ("romanian-deadlift", "back-squat", "leg-press", "unheard-of")


def done(lift: str, days_ago: int, load_kg: float, reps: int, rir: int | None) -> LoggedSet:
    at = dt.datetime(2026, 11, 24, 7) - dt.timedelta(days=days_ago)
    return LoggedSet(str(uuid.uuid4()), lift, at, "load_reps", load_kg=load_kg, reps=reps, rir=rir)


LOGS = st.lists(
    st.builds(
        done,
        st.sampled_from(LIFTS),
        st.integers(0, 20),
        st.sampled_from([50.0, 60.0, 65.0, 600.0]),
        st.integers(3, 12),
        st.sampled_from([None, 0, 2, 4]),
    ),
    min_size=1,
    max_size=8,
)


def today_of(season: Season) -> PlannedSession:
    day = dt.date(2026, 11, 24)
    return next(one for one in read_plan(season).sessions() if one.on == day and one.kind == "lift")


def packet_from_the_whole_log(season: Season) -> object:
    """Return the session of today as it is when nothing at all was remembered."""
    followed_log._followed.clear()
    queries._read_log.cache_clear()
    PreparedSession.objects.all().delete()
    return prepare_session(season.athlete, season, today_of(season)).packet


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(LOGS, min_size=1, max_size=3))
def test_prepared_ahead_is_what_the_whole_log_says(
    cast: Cast, season: Season, parts: list[list[LoggedSet]]
) -> None:
    SetFact.objects.all().delete()
    for part in parts:
        new = [replace(one, id=str(uuid.uuid4())) for one in part]
        add_sets(cast.athlete, new, "phone")
        cast.athlete.refresh_from_db()
        ask_to_prepare(cast.athlete)
        worker.work_off()
    ahead = PreparedSession.objects.get(session=today_of(season).id).packet
    season.athlete.refresh_from_db()
    assert ahead == packet_from_the_whole_log(season)


def test_coming_sessions_are_prepared_once(cast: Cast, season: Season) -> None:
    assert ask_for_coming_sessions() == 1
    assert ask_for_coming_sessions() == 1
    assert worker.work_off() == 1
    assert PreparedSession.objects.filter(session=today_of(season).id).exists()
    assert ask_for_coming_sessions() == 0
    season.number += 1
    season.save()
    assert ask_for_coming_sessions() == 1


def test_the_page_of_a_prepared_day_reads_no_log(
    cast: Cast, season: Season, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_to_prepare(cast.athlete)
    worker.work_off()
    monkeypatch.setattr("ironstride.web.plans.prepared.read_log", None)
    client = cast.client("owner")
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("today", args=[cast.athlete.pk]))
    assert page.status_code == 200
    assert len(queries) <= 12


def test_after_the_log_was_followed_the_next_session_is_prepared(
    cast: Cast, season: Season
) -> None:
    job = Job.objects.create(
        kind="log", athlete=cast.athlete, made_at=clock.now(), not_before=clock.now()
    )
    assert worker.work_off() == 2
    job.refresh_from_db()
    assert job.state == "done"
    assert PreparedSession.objects.filter(session=today_of(season).id).exists()


def test_a_set_of_an_earlier_day_that_is_corrected_makes_the_session_anew(
    cast: Cast, season: Season
) -> None:
    first = {
        "type": "set",
        "id": str(uuid.uuid4()),
        "exercise": "romanian-deadlift",
        "performed_at": "2026-11-20T18:00:00",
        "set_kind": "load_reps",
        "kind": "work",
        "load_kg": 60,
        "reps": 8,
        "rir": 2,
    }
    sync_facts(cast.athlete, [first], "phone")
    heavy = prepare_session(cast.athlete, season, today_of(season)).packet
    right = first | {"id": str(uuid.uuid4()), "load_kg": 20, "replaces": first["id"]}
    sync_facts(cast.athlete, [right], "phone")
    assert prepare_session(cast.athlete, season, today_of(season)).packet != heavy


def test_a_worker_has_nothing_to_prepare_before_the_first_plan(cast: Cast) -> None:
    job = ask_to_prepare(cast.athlete)
    worker.work_off()
    job.refresh_from_db()
    assert (job.state, job.answer) == ("done", {"sessions": 0})


def test_what_hurt_is_easier_on_every_page_that_shows_the_next_time(
    cast: Cast, season: Season
) -> None:
    day = today_of(season).on
    hurt = replace(done("romanian-deadlift", 0, 70.0, 8, 3), pain=4)
    add_sets(season.athlete, [hurt], "test")
    coming = next(
        one
        for one in read_plan(season).sessions()
        if one.on > day and any(item.exercise == hurt.exercise for _, item in one.items())
    )
    assert is_near(coming, day)
    page = cast.client("owner").get(reverse("session", args=[cast.athlete.pk, coming.id]))
    assert "it hurt last time" in page.content.decode()
    season.athlete.refresh_from_db()
    sheet, _ = sheet_of(season.athlete, coming.id)
    assert work_sets(sheet, coming.id) < work_sets(read_plan(season), coming.id)
    far = [one for one in read_plan(season).sessions() if one.on > day + dt.timedelta(days=7)]
    assert far
    assert not any(is_near(one, day) for one in far)


def work_sets(plan: Plan, session: str) -> int:
    """Return the sets of the deadlift that hurt."""
    found = next(one for one in plan.sessions() if one.id == session)
    items = [item for _, item in found.items() if item.exercise == "romanian-deadlift"]
    return sum(len(item.work_sets) for item in items)
