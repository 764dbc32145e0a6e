from __future__ import annotations

import datetime as dt
import uuid
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.test import Client
from django.urls import reverse

from ironstride.formats.name_choices import Choices
from ironstride.training.events import Missed
from ironstride.web.accounts.models import (
    AccessEntry,
    AthleteRow,
    Club,
    Consent,
    Membership,
    User,
)
from ironstride.web.accounts.offers import offer_consent
from ironstride.web.accounts.services import invite, make_sign_in_link, note_access
from ironstride.web.config import clock
from ironstride.web.exchange.export_services import begin_export
from ironstride.web.exchange.feed_services import make_feed
from ironstride.web.exchange.import_services import keep_choices, keep_upload
from ironstride.web.exchange.models import KeptExercises
from ironstride.web.logbook.services import sync_facts
from ironstride.web.onboarding.models import LogUpload
from ironstride.web.plans.models import PreparedSession, RunCalendar
from ironstride.web.plans.services import report_events
from ironstride.web.progress.models import KeptPage

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season

BACKEND = "django.contrib.auth.backends.ModelBackend"
LEAVE = "/leave/"


def fill(cast: Cast, season: Season) -> None:
    """Give the athlete something in every table."""
    athlete, at = season.athlete, clock.now()
    fact = {"type": "set", "id": str(uuid.uuid4()), "exercise": "back-squat", "reps": 5}
    fact |= {"performed_at": "2026-11-24T18:00:00", "set_kind": "load_reps", "kind": "work"}
    report = {"type": "report", "id": str(uuid.uuid4()), "session": "s"}
    synced = sync_facts(athlete, [fact, report | {"performed_at": "2026-11-24T18:00:00"}], "phone")
    assert not synced.refused
    report_events(athlete, [Missed(dt.date(2026, 11, 24))], cast.owner)
    RunCalendar.objects.create(athlete=athlete, kind="text", name="w", content=b"x", fetched_at=at)
    PreparedSession.objects.create(
        athlete=athlete, session="s", season_number=1, sets_before=0, packet={}, made_at=at
    )
    keep_upload(athlete, "a.csv", b"a,b\n")
    LogUpload.objects.create(athlete=athlete, name="l", content=b"x", made_at=at)
    KeptPage.objects.create(athlete=athlete, about="progress", made_for="", tree={}, made_at=at)
    begin_export(athlete, "archive")
    make_feed(athlete, "watch", "busy", with_races=False)
    keep_choices(athlete, Choices({}, "Europe/Vienna"))
    KeptExercises.objects.create(athlete=athlete, name="own.toml", content=b"[x]")
    offer_consent(athlete, "somebody@example.org", may_plan=False)
    note_access(cast.coach, athlete, "show_today", wrote=False)
    make_sign_in_link(cast.owner)
    invite(cast.owner, email="", role="athlete")
    club = Club.objects.create(name="Club", made_at=at)
    Membership.objects.create(club=club, user=cast.owner, role="athlete")
    # The owner coaches another athlete too, and changed their plan.
    other = cast.other.athlete
    Consent.objects.create(athlete=other, coach=cast.owner, given_at=at, may_plan=True)
    note_access(cast.owner, other, "show_today", wrote=True)


def rows_of(user_id: int, athlete_id: uuid.UUID) -> dict[str, int]:
    """Return how many rows of each table point to the user or the athlete, or are them."""
    found: dict[str, int] = {}
    for model in apps.get_models(include_auto_created=True):
        manager = model._default_manager
        for field in model._meta.concrete_fields:
            if not isinstance(field, models.ForeignKey):
                continue
            target = field.related_model
            pk = user_id if target is User else athlete_id if target is AthleteRow else None
            if pk is not None and (count := manager.filter(**{field.attname: pk}).count()):
                found[f"{model.__name__}.{field.name}"] = count
    found["User"] = User.objects.filter(pk=user_id).count()
    found["AthleteRow"] = AthleteRow.objects.filter(pk=athlete_id).count()
    return {name: count for name, count in found.items() if count}


def sign_in(email: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": email, "password": "correct horse"})
    return client


def leave(client: Client, word: str = "DELETE", spoken: str = "correct horse") -> bool:
    """Type the word, then the password where it is asked for; return whether it led to the end."""
    answer = client.post(LEAVE, {"word": word})
    if answer.status_code != 302:
        return False
    if "reauthenticate" in answer["Location"]:
        answer = client.post(answer["Location"], {"password": spoken})
    return answer.status_code == 302 and answer["Location"] == reverse("account_is_gone")


def test_everything_of_an_account_goes_and_nothing_of_others(cast: Cast, season: Season) -> None:
    fill(cast, season)
    tables = rows_of(cast.owner.pk, cast.athlete.pk)
    assert len(tables) > 18, tables
    others = rows_of(cast.other.pk, cast.other.athlete.pk)
    elsewhere, here = sign_in(cast.owner.email), sign_in(cast.owner.email)
    assert leave(here)
    assert rows_of(cast.owner.pk, cast.athlete.pk) == {}
    lost = {"Consent.athlete": 1}
    now = rows_of(cast.other.pk, cast.other.athlete.pk)
    assert {name: count - now.get(name, 0) for name, count in others.items()} == {
        name: lost.get(name, 0) for name in others
    }
    entry = AccessEntry.objects.get(athlete=cast.other.athlete)
    assert (entry.who, entry.who_email) == (None, cast.owner.email)
    assert here.get(reverse("home")).status_code == 302
    assert "/account/login" in elsewhere.get(reverse("home"))["Location"]
    assert not any(
        one.get_decoded().get("_auth_user_id") == str(cast.owner.pk)
        for one in Session.objects.all()
    )
    connection.check_constraints()


def test_every_table_with_an_athlete_is_filled_by_the_test_above(
    cast: Cast, season: Season
) -> None:
    fill(cast, season)
    filled = rows_of(cast.owner.pk, cast.athlete.pk)
    pointing = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is AthleteRow
    }
    assert pointing - filled.keys() == set()


@pytest.mark.parametrize("word", ["", "delete everything", "YES"])
def test_without_the_word_nothing_happens(word: str, cast: Cast, season: Season) -> None:
    assert not leave(sign_in(cast.owner.email), word)
    assert User.objects.filter(pk=cast.owner.pk).exists()


def test_without_the_password_nothing_happens(cast: Cast, season: Season) -> None:
    assert not leave(sign_in(cast.owner.email), spoken="wrong")
    assert User.objects.filter(pk=cast.owner.pk).exists()


def test_who_signed_in_by_a_link_alone_needs_a_fresh_one(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.owner.set_unusable_password()
    cast.owner.save()
    client = cast.client("owner")
    User.objects.filter(pk=cast.owner.pk).update(last_login=clock.now() - dt.timedelta(days=1))
    answer = client.post(LEAVE, {"word": "DELETE"})
    assert "fresh link" in answer.content.decode()
    User.objects.filter(pk=cast.owner.pk).update(last_login=clock.now())
    assert leave(client)
    assert not User.objects.filter(pk=cast.owner.pk).exists()


def test_the_owner_of_the_house_goes_last(cast: Cast) -> None:
    house = User.objects.get(is_superuser=True)
    client = Client()
    client.force_login(house, backend=BACKEND)
    assert "can only go last" in client.get(LEAVE).content.decode()
    assert client.post(LEAVE, {"word": "DELETE"}).status_code == 200
    assert User.objects.filter(pk=house.pk).exists()
    User.objects.exclude(pk=house.pk).delete()
    assert "can only go last" not in client.get(LEAVE).content.decode()


def test_the_page_says_what_goes_and_offers_to_take_it_along(cast: Cast, season: Season) -> None:
    fill(cast, season)
    page = cast.client("owner").get(LEAVE).content.decode()
    assert "1 set, 1 report of a session" in page
    assert "Take everything along first" in page


def test_a_coach_without_training_may_leave_too(cast: Cast) -> None:
    assert leave(sign_in(cast.coach.email))
    assert not User.objects.filter(pk=cast.coach.pk).exists()
    assert User.objects.filter(pk=cast.owner.pk).exists()


def test_of_two_owners_who_leave_at_once_one_is_told(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = User.objects.get(is_superuser=True)
    monkeypatch.setattr("ironstride.web.exchange.deletion_views.may_leave", lambda _user: True)
    client = Client()
    given = {"login": house.email, "password": "a password of the house"}
    client.post(reverse("account_login"), given)
    client.post(reverse("account_reauthenticate"), {"password": given["password"]})
    answer = client.post(LEAVE, {"word": "DELETE"})
    assert answer["Location"] == LEAVE
    assert User.objects.filter(pk=house.pk).exists()
    assert cast.owner.is_active
