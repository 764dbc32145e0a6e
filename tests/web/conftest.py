"""The cast of every web test: an athlete, their coach, another athlete, a stranger."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from ironstride.formats.athlete_codec import AthleteFile
from ironstride.web.accounts.models import Consent, User
from ironstride.web.accounts.services import begin_athlete, make_owner
from ironstride.web.config import clock
from ironstride.web.plans import queries
from ironstride.web.plans.services import save_athlete, store_plan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan
    from ironstride.web.accounts.models import AthleteRow
    from ironstride.web.plans.models import Season

# A Tuesday on which the sample athlete lifts, the second day of its plan.
NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every test run on the same day."""
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: NOW)


@pytest.fixture(autouse=True)
def _forgotten_plans() -> None:
    """Forget plans of tests before: their rows had the same keys at the same time."""
    queries._read_plan.cache_clear()


@dataclass(frozen=True)
class Cast:
    """People and the athlete whose data they want to see.

    `owner` is the athlete, `coach` may see, `planner` may see and plan, `other` is an athlete too,
    `stranger` has no athlete.
    """

    athlete: AthleteRow
    owner: User
    coach: User
    planner: User
    other: User
    stranger: User

    def client(self, role: str) -> Client:
        """Return a browser of one of them; `nobody` is signed out."""
        client = Client()
        if role != "nobody":
            client.force_login(getattr(self, role), backend=BACKEND)
        return client


BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the cast, before any plan."""
    make_owner("house@example.org", "a password of the house")
    owner, coach, planner, other, stranger = (
        User.objects.create_user(f"{name}@example.org", "correct horse", first_name=name)
        for name in ("owner", "coach", "planner", "other", "stranger")
    )
    athlete = begin_athlete(owner)
    begin_athlete(other)
    Consent.objects.create(athlete=athlete, coach=coach, given_at=NOW)
    Consent.objects.create(athlete=athlete, coach=planner, given_at=NOW, may_plan=True)
    return Cast(athlete, owner, coach, planner, other, stranger)


@pytest.fixture
def season(cast: Cast, plans: Mapping[str, Plan]) -> Season:
    """Return the season of the sample athlete, for the athlete of the cast."""
    plan = plans["sample"]
    save_athlete(cast.athlete, AthleteFile(plan.athlete))
    return store_plan(cast.athlete, plan, 0)
