from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from django.urls import reverse

from ironstride.web.accounts.first_run import setup_secret
from ironstride.web.accounts.models import User
from ironstride.web.accounts.services import INVITATION_LIFE, SIGN_IN_LIFE, make_sign_in_link
from ironstride.web.config import clock

if TYPE_CHECKING:
    import datetime as dt

    from conftest import Cast

OWNER = {"name": "Ada", "email": "Ada@Example.org", "password": "sentence that only Ada knows"}
NEW = {"email": "new@example.org", "password1": "sentence that only New knows"}


def pass_time(monkeypatch: pytest.MonkeyPatch, by: dt.timedelta) -> None:
    at = clock.now() + by
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: at)


def welcome() -> str:
    return reverse("first_run_with_secret", args=[setup_secret(settings.ENVIRONMENT.data_dir)])


@pytest.mark.django_db
def test_a_fresh_installation_leads_everybody_to_its_first_page() -> None:
    answer = Client().get(reverse("account_login"))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("first_run")
    assert "has no owner yet" in Client().get(reverse("first_run")).content.decode()


@pytest.mark.django_db
def test_what_a_browser_asks_for_beside_the_first_page_is_answered() -> None:
    page = Client().get(reverse("first_run")).content.decode()
    (manifest,) = re.findall(r'<link rel="manifest" href="([^"]+)">', page)
    answer = Client().get(manifest)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/manifest+json"


@pytest.mark.django_db
def test_whoever_holds_the_first_link_becomes_the_owner_once() -> None:
    client = Client()
    assert client.post(welcome(), OWNER).status_code == 302
    owner = User.objects.get()
    assert (owner.email, owner.is_superuser, owner.first_name) == ("ada@example.org", True, "Ada")
    assert owner.athlete.name == "Ada"
    assert client.get(reverse("home"))["Location"] == reverse("today", args=[owner.athlete.pk])
    assert Client().post(welcome(), OWNER | {"email": "eve@example.org"})["Location"] == "/"
    assert User.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("secret", ["x", "", "' OR 1=1"])
def test_without_the_secret_nobody_becomes_the_owner(secret: str) -> None:
    address = reverse("first_run_with_secret", args=[secret]) if secret else reverse("first_run")
    assert Client().post(address, OWNER).status_code == 403
    assert not User.objects.exists()


@pytest.mark.django_db
def test_a_weak_password_is_refused_with_the_reason() -> None:
    page = Client().post(welcome(), OWNER | {"password": "12345678"})
    assert "too common" in page.content.decode()
    assert not User.objects.exists()


def test_a_link_signs_in_once(cast: Cast) -> None:
    address = reverse("sign_in_by_link", args=[make_sign_in_link(cast.owner)])
    looking, first, second = Client(), Client(), Client()
    assert looking.get(address).status_code == 200
    assert first.post(address)["Location"] == reverse("home")
    assert second.post(address).status_code == 410
    assert second.get(address).status_code == 410
    assert "_auth_user_id" in first.session
    assert "_auth_user_id" not in second.session


def test_a_link_that_is_too_old_signs_nobody_in(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = reverse("sign_in_by_link", args=[make_sign_in_link(cast.owner)])
    pass_time(monkeypatch, SIGN_IN_LIFE)
    assert Client().post(address).status_code == 410


def test_sign_up_is_closed_without_an_invitation(cast: Cast) -> None:
    page = Client().get(reverse("account_signup"))
    assert "You need an invitation" in page.content.decode()
    Client().post(reverse("account_signup"), NEW)
    assert not User.objects.filter(email=NEW["email"]).exists()
    assert cast.owner.is_active


def invitation_link(role: str = "athlete") -> str:
    house = Client()
    house.force_login(User.objects.get(is_superuser=True), backend=BACKEND)
    page = house.post(reverse("people"), {"role": role, "email": "new@example.org"}, follow=True)
    link = re.search(r"/join/[^<]+", page.content.decode())
    assert link is not None
    return link.group()


BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_an_invitation_makes_one_athlete(cast: Cast) -> None:
    link, client = invitation_link(), Client()
    assert client.get(link)["Location"] == reverse("account_signup")
    assert client.post(reverse("account_signup"), NEW).status_code == 302
    assert User.objects.get(email=NEW["email"]).athlete is not None
    assert Client().get(link).status_code == 410
    assert cast.owner.is_active


def test_an_invited_coach_has_no_training_of_their_own(cast: Cast) -> None:
    client = Client()
    client.get(invitation_link("coach"))
    client.post(reverse("account_signup"), NEW)
    assert not hasattr(User.objects.get(email=NEW["email"]), "athlete")
    assert "Your athletes" in client.get(reverse("home")).content.decode()
    assert cast.owner.is_active


def test_an_invitation_runs_out(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    link = invitation_link()
    pass_time(monkeypatch, INVITATION_LIFE)
    assert Client().get(link).status_code == 410
    assert cast.owner.is_active


def test_people_sign_in_with_email_and_password(cast: Cast) -> None:
    client = Client()
    answer = client.post(
        reverse("account_login"), {"login": "OWNER@example.org", "password": "correct horse"}
    )
    assert answer["Location"] == reverse("home")
    assert cast.owner.is_active


def test_guessing_passwords_is_stopped(cast: Cast) -> None:
    client = Client()
    given = {"login": "owner@example.org", "password": "wrong"}
    pages = [client.post(reverse("account_login"), given) for _ in range(8)]
    assert "Too many failed login attempts" in pages[-1].content.decode()
    right = client.post(reverse("account_login"), given | {"password": "correct horse"})
    assert right.status_code == 200
    assert cast.owner.is_active


def test_a_link_does_not_go_round_a_second_step(cast: Cast) -> None:
    TOTP.activate(cast.owner, generate_totp_secret())
    client = Client()
    client.force_login(cast.other, backend=BACKEND)
    answer = client.post(reverse("sign_in_by_link", args=[make_sign_in_link(cast.owner)]))
    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_of_two_who_use_an_invitation_at_once_one_gets_an_account(cast: Cast) -> None:
    link, one, two = invitation_link(), Client(), Client()
    one.get(link)
    two.get(link)
    # Both forms were open: the second has read that the invitation holds.
    adapter = "ironstride.web.accounts.adapter.find_invitation"
    with pytest.MonkeyPatch.context() as both:
        both.setattr(adapter, lambda _secret: True)
        assert one.post(reverse("account_signup"), NEW).status_code == 302
        late = two.post(reverse("account_signup"), NEW | {"email": "late@example.org"})
    assert late.status_code == 403
    assert not User.objects.filter(email="late@example.org").exists()
    assert cast.owner.is_active
