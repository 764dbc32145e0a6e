from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from ironstride.web.accounts.models import User
from ironstride.web.config import clock
from ironstride.web.operation.sample import make_sample
from ironstride.web.plans.queries import find_season, read_plan

SAMPLE = Path(__file__).parents[3] / "examples" / "sample"
DAYS = [dt.date(2026, 11, 23) + dt.timedelta(days=days) for days in (0, 3, 5, 6, 100, 1000)]


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dt.date:
    day: dt.date = request.param
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: noon)
    return day


@pytest.mark.django_db
def test_on_every_day_there_is_a_session_to_look_at(today: dt.date) -> None:
    owner = make_sample(SAMPLE, "UTC")
    season = find_season(owner.athlete)
    assert season is not None
    sessions = [one for one in read_plan(season).sessions() if one.on == today]
    assert [one.kind for one in sessions if one.kind != "run_warmup"] == ["lift"]
    client = Client()
    client.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("today", args=[owner.athlete.pk])).content.decode()
    assert sessions[-1].title in page


@pytest.mark.django_db
def test_the_sample_is_made_once() -> None:
    assert make_sample(SAMPLE, "UTC") == make_sample(SAMPLE, "UTC")
    assert User.objects.count() == 1
