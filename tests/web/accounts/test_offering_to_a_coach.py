"""An offer to see the training waits for the one it is for, and tells nobody who has an account."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from ironstride.web.accounts.models import AccessEntry, Consent, ConsentOffer, User
from ironstride.web.accounts.offers import accept_offer, offer_consent, offers_to
from ironstride.web.accounts.services import INVITATION_LIFE, invite
from ironstride.web.config import clock
from ironstride.web.operation.forgetting import forget_what_is_over

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season

KNOWN, UNKNOWN = "stranger@example.org", "nobody-here@example.org"


@pytest.fixture
def _mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the installation send mail, and anybody sign up."""
    sends = replace(settings.ENVIRONMENT, email_url="smtp://mail.example.org", sign_up=True)
    monkeypatch.setattr(settings, "ENVIRONMENT", sends)
    monkeypatch.setattr(settings, "ACCOUNT_EMAIL_VERIFICATION", "mandatory")
    monkeypatch.setattr(settings, "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED", True)


def verify(user: User, email: str = "", *, verified: bool = True) -> None:
    EmailAddress.objects.create(user=user, email=email or user.email, verified=verified)


def share(cast: Cast, email: str, **more: str) -> str:
    address = reverse("share", args=[cast.athlete.pk])
    answer = cast.client("owner").post(address, {"email": email} | more, follow=True)
    return answer.content.decode()


def listed(cast: Cast) -> str:
    return cast.client("owner").get(reverse("sharing", args=[cast.athlete.pk])).content.decode()


def link_in(page: str) -> str:
    found = re.search(r"http://testserver(/offered/[^/<]+/)", page)
    assert found
    return found[1]


@pytest.mark.usefixtures("_mail")
def test_a_coach_takes_up_what_an_athlete_offers_who_takes_it_back(
    cast: Cast, season: Season
) -> None:
    verify(cast.stranger)
    coach, today = cast.client("stranger"), reverse("today", args=[season.athlete.pk])
    share(cast, " Stranger@Example.org")
    assert coach.get(today).status_code == 404
    home = coach.get(reverse("home")).content.decode()
    assert "Sam Sample wants to show you their training" in home
    offer = ConsentOffer.objects.get()
    coach.post(reverse("answer_offer", args=[offer.pk]), {"do": "accept"})
    assert coach.get(today).status_code == 200
    assert "wants to show you" not in coach.get(reverse("home")).content.decode()
    entry = AccessEntry.objects.get(what="accept_offer")
    assert (entry.who, entry.athlete, entry.wrote) == (cast.stranger, cast.athlete, True)
    consent = Consent.objects.get(coach=cast.stranger)
    cast.client("owner").post(reverse("withdraw", args=[cast.athlete.pk, consent.pk]))
    assert coach.get(today).status_code == 404
    again = coach.post(reverse("answer_offer", args=[offer.pk]), {"do": "accept"})
    assert again.status_code == 404


def test_the_link_is_shown_once_and_a_reload_keeps_it_good(cast: Cast) -> None:
    owner, shared = cast.client("owner"), reverse("sharing", args=[cast.athlete.pk])
    answer = owner.post(reverse("share", args=[cast.athlete.pk]), {"email": UNKNOWN})
    assert answer["Location"] == shared
    link = link_in(owner.get(shared).content.decode())
    assert link not in owner.get(shared).content.decode()
    assert ConsentOffer.objects.count() == 1
    assert cast.client("nobody").get(link).status_code == 200


@pytest.mark.parametrize("has_mail", [True, False])
def test_who_has_an_account_is_not_told(
    cast: Cast, has_mail: bool, request: pytest.FixtureRequest
) -> None:
    if has_mail:
        request.getfixturevalue("_mail")
    verify(cast.stranger)
    pages = []
    for email in (KNOWN, UNKNOWN):
        said = share(cast, email)
        pages.append([without_secrets(page, email) for page in (said, listed(cast))])
        ConsentOffer.objects.all().delete()
    assert pages[0] == pages[1]
    assert "Waiting for them to come" in pages[0][1]


def without_secrets(page: str, email: str) -> str:
    page = re.sub(r"/offered/[^/<]+/|offers/[0-9a-f-]{36}/", "...", page)
    page = re.sub(r'(csrfmiddlewaretoken" value=|X-CSRFToken[^:]*: ?)"[^"]+"', "", page)
    page = re.sub(r"X-CSRFToken[^}]*", "", page)
    return page.replace("<wbr>", "").replace(email, "EMAIL")


@pytest.mark.usefixtures("_mail")
def test_it_waits_for_somebody_who_has_no_account_until_the_email_is_theirs(
    cast: Cast, season: Season
) -> None:
    share(cast, UNKNOWN, may_plan="on")
    assert UNKNOWN in listed(cast)
    newcomer = Client()
    given = {"email": UNKNOWN, "password1": "a sentence that only I know"}
    newcomer.post(reverse("account_signup"), given)
    assert not Consent.objects.filter(coach__email=UNKNOWN).exists()
    code = re.search(r"^\s*([A-Z0-9-]{6,12})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
    assert code, mail.outbox[-1].body
    newcomer.post(reverse("account_email_verification_sent"), {"code": code[1]})
    consent = Consent.objects.get(coach__email=UNKNOWN)
    assert consent.may_plan
    assert newcomer.get(reverse("today", args=[season.athlete.pk])).status_code == 200
    assert "Waiting for them" not in listed(cast)


@pytest.mark.usefixtures("_mail")
def test_an_email_that_nobody_verified_opens_nothing(cast: Cast, season: Season) -> None:
    share(cast, KNOWN)
    offer = ConsentOffer.objects.get()
    verify(cast.stranger, verified=False)
    verify(cast.other)
    for role in ("stranger", "other", "coach", "owner"):
        client = cast.client(role)
        assert "wants to show you" not in client.get(reverse("home"), follow=True).content.decode()
        answered = client.post(reverse("answer_offer", args=[offer.pk]), {"do": "accept"})
        assert answered.status_code == 404
    assert (
        cast.client("stranger").get(reverse("today", args=[season.athlete.pk])).status_code == 404
    )


@pytest.mark.usefixtures("_mail")
def test_where_mail_is_sent_no_link_replaces_the_email(cast: Cast) -> None:
    secret = offer_consent(cast.athlete, KNOWN, may_plan=False)
    page = cast.client("stranger").post(reverse("offer", args=[secret]), {"do": "accept"})
    assert page.status_code == 410
    assert "/offered/" not in share(cast, KNOWN)
    assert not Consent.objects.filter(coach=cast.stranger).exists()


def test_without_mail_it_takes_the_link_and_the_email(cast: Cast, season: Season) -> None:
    link = link_in(share(cast, KNOWN))
    assert link not in listed(cast)
    verify(cast.stranger)
    coach, today = cast.client("stranger"), reverse("today", args=[season.athlete.pk])
    # Anybody may have signed up with this email: it says nothing here.
    assert list(offers_to(cast.stranger)) == []
    assert cast.client("other").post(link, {"do": "accept"}).status_code == 410
    assert "Sam Sample" not in Client().get(link).content.decode()
    assert "Sam Sample wants to show you" in coach.get(link).content.decode()
    assert coach.get(today).status_code == 404
    coach.post(link, {"do": "accept"})
    assert coach.get(today).status_code == 200
    assert coach.post(link, {"do": "accept"}).status_code == 410


def test_it_can_be_taken_back_by_the_athlete_alone(cast: Cast) -> None:
    link = link_in(share(cast, KNOWN))
    offer = ConsentOffer.objects.get()
    wrong = cast.client("other").post(reverse("drop_offer", args=[cast.other.athlete.pk, offer.pk]))
    assert wrong.status_code == 404
    address = reverse("drop_offer", args=[cast.athlete.pk, offer.pk])
    assert cast.client("planner").post(address).status_code == 404
    cast.client("owner").post(address)
    assert cast.client("stranger").post(link, {"do": "accept"}).status_code == 410
    assert KNOWN not in listed(cast)


def test_it_ends_when_an_invitation_would(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    link = link_in(share(cast, KNOWN))
    offer = ConsentOffer.objects.get()
    later = clock.now() + INVITATION_LIFE + dt.timedelta(minutes=1)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)
    assert cast.client("stranger").post(link, {"do": "accept"}).status_code == 410
    assert not accept_offer(offer, cast.stranger)
    assert KNOWN not in listed(cast)
    forget_what_is_over()
    assert not ConsentOffer.objects.exists()


@pytest.mark.usefixtures("_mail")
def test_one_that_is_declined_waits_on_in_the_eyes_of_the_athlete(cast: Cast) -> None:
    verify(cast.stranger)
    share(cast, KNOWN)
    address = reverse("answer_offer", args=[ConsentOffer.objects.get().pk])
    cast.client("stranger").post(address, {"do": "decline"})
    assert "wants to show" not in cast.client("stranger").get(reverse("home")).content.decode()
    assert KNOWN in listed(cast)
    assert not Consent.objects.filter(coach=cast.stranger).exists()


def test_a_coach_who_looks_already_gets_what_is_offered_at_once(cast: Cast) -> None:
    share(cast, cast.coach.email, may_plan="on")
    assert Consent.objects.get(coach=cast.coach).may_plan
    assert not ConsentOffer.objects.exists()


def test_the_same_email_waits_once_and_the_older_link_is_over(cast: Cast) -> None:
    first = link_in(share(cast, KNOWN))
    second = link_in(share(cast, KNOWN, may_plan="on"))
    assert ConsentOffer.objects.count() == 1
    coach = cast.client("stranger")
    assert coach.post(first, {"do": "accept"}).status_code == 410
    coach.post(second, {"do": "accept"})
    assert Consent.objects.get(coach=cast.stranger).may_plan


def test_an_athlete_is_no_coach_of_their_own(cast: Cast) -> None:
    assert "That is your own" in share(cast, cast.owner.email)
    assert not ConsentOffer.objects.exists()


def test_a_coach_without_athletes_reads_how_one_comes(
    cast: Cast, request: pytest.FixtureRequest
) -> None:
    page = cast.client("stranger").get(reverse("home")).content.decode()
    assert "sends you a link: open it while you are signed in" in page
    assert KNOWN in page.replace("<wbr>", "")
    request.getfixturevalue("_mail")
    page = cast.client("stranger").get(reverse("home")).content.decode()
    assert "stands here by itself" in page
    assert "sends you a link" not in page


def test_whoever_opens_the_link_signed_out_reads_that_an_invitation_comes_first(
    cast: Cast,
) -> None:
    link = link_in(share(cast, UNKNOWN))
    page = Client().get(link).content.decode()
    assert f'href="{reverse("account_login")}?next={link}"' in page
    assert reverse("account_signup") not in page
    assert "the owner of this installation must invite you first" in page
    assert "The link keeps until 8 Dec 2026" in page
    for secret in ("Sam Sample", cast.owner.email, UNKNOWN):
        assert secret not in page


def test_whoever_opens_the_link_signed_out_may_sign_up_where_that_is_open(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    link, invited = link_in(share(cast, UNKNOWN)), Client()
    house = User.objects.get(is_superuser=True)
    secret = invite(house, email=UNKNOWN, role="coach")
    invited.get(reverse("invitation", args=[secret]))
    sign_up = f'href="{reverse("account_signup")}?next={link}"'
    assert sign_up in invited.get(link).content.decode()
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, sign_up=True))
    page = Client().get(link).content.decode()
    assert sign_up in page
    assert "invite you" not in page


def test_a_link_that_opens_nothing_only_asks_to_sign_in(
    cast: Cast, request: pytest.FixtureRequest
) -> None:
    link = link_in(share(cast, KNOWN))
    login = reverse("account_login")
    assert Client().get(reverse("offer", args=["wrong"]))["Location"].startswith(login)
    assert Client().post(link, {"do": "accept"})["Location"].startswith(login)
    request.getfixturevalue("_mail")
    assert Client().get(link)["Location"].startswith(login)
