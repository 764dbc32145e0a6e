"""The owner of an installation invites people, sees what is open, and takes it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.urls import reverse

from ironstride.web.accounts.models import Invitation, User
from ironstride.web.accounts.services import INVITATION_LIFE, invite
from ironstride.web.config import clock

if TYPE_CHECKING:
    from conftest import Cast

BACKEND = "django.contrib.auth.backends.ModelBackend"
PEOPLE = "/people/"
GUEST = {"role": "coach", "email": "guest@example.org"}


@pytest.fixture
def house(cast: Cast) -> Client:
    """Return the browser of the owner of the installation."""
    assert cast.owner.is_active
    client = Client()
    client.force_login(User.objects.get(is_superuser=True), backend=BACKEND)
    return client


def read(client: Client) -> str:
    return client.get(PEOPLE).content.decode()


def drop(client: Client, invitation: Invitation) -> int:
    return client.post(reverse("drop_invitation", args=[invitation.pk])).status_code


def test_loading_the_page_again_makes_no_other_invitation(house: Client) -> None:
    made = house.post(PEOPLE, GUEST)
    assert (made.status_code, made["Location"]) == (302, PEOPLE)
    for _ in range(3):
        house.get(made["Location"])
    assert Invitation.objects.count() == 1


def test_the_link_is_shown_once(house: Client) -> None:
    page = house.post(PEOPLE, GUEST, follow=True).content.decode()
    [link] = re.findall(r"http://testserver(/join/[^<]+)", page)
    assert "/join/" not in read(house)
    secret = link.split("/")[2]
    assert secret not in repr(dict(house.session))
    assert Client().get(link)["Location"] == reverse("account_signup")


def test_what_is_no_email_makes_none(house: Client) -> None:
    page = house.post(PEOPLE, {"role": "coach", "email": "no email"}).content.decode()
    assert "Enter a valid email" in page
    assert not Invitation.objects.exists()


def test_open_invitations_say_for_whom_and_until_when(house: Client) -> None:
    assert "Open invitations" not in read(house)
    house.post(PEOPLE, GUEST)
    house.post(PEOPLE, {"role": "athlete"})
    page = read(house).replace("<wbr>", "")
    assert "guest@example.org" in page
    assert "For whoever has the link" in page
    assert page.count("made 24 Nov 2026, works until 8 Dec 2026") == 2


def test_days_are_those_of_the_owners_own_clock(house: Client) -> None:
    athlete = User.objects.get(is_superuser=True).athlete
    athlete.zone = "Pacific/Kiritimati"
    athlete.save()
    house.post(PEOPLE, GUEST)
    assert "made 25 Nov 2026, works until 9 Dec 2026" in read(house)


def test_one_that_is_used_or_too_old_is_open_no_more(
    house: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = User.objects.get(is_superuser=True)
    invite(owner, email="used@example.org", role="coach")
    Invitation.objects.update(used_at=clock.now())
    used = Invitation.objects.get()
    house.post(PEOPLE, GUEST)
    assert "used@example" not in read(house)
    assert drop(house, used) == 404
    later = clock.now() + INVITATION_LIFE
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    assert "Open invitations" not in read(house)


def test_one_that_is_taken_back_lets_nobody_in(house: Client) -> None:
    house.post(PEOPLE, GUEST)
    secret = house.session["invitation_made"]
    link, guest = reverse("invitation", args=[secret]), Client()
    assert guest.get(link).status_code == 302
    assert drop(house, Invitation.objects.get()) == 302
    page = read(house)
    assert "taken back" in page
    assert "/join/" not in page
    assert Client().get(link).status_code == 410
    # Who had opened it already has the form no more.
    new = {"email": "guest@example.org", "password1": "sentence that only Guest knows"}
    guest.post(reverse("account_signup"), new)
    assert not User.objects.filter(email="guest@example.org").exists()


@pytest.mark.parametrize("role", ["owner", "planner", "coach", "other", "stranger", "nobody"])
def test_nobody_but_the_owner_of_the_installation_takes_one_back(
    role: str, cast: Cast, house: Client
) -> None:
    house.post(PEOPLE, GUEST)
    invitation = Invitation.objects.get()
    assert drop(cast.client(role), invitation) == (302 if role == "nobody" else 404)
    assert cast.client(role).post(PEOPLE, GUEST).status_code in {302, 404}
    assert list(Invitation.objects.all()) == [invitation]
