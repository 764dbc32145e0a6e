from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from ironstride.web.accounts.models import AccessEntry, Consent

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season


def test_an_athlete_lets_a_coach_in_and_takes_it_back(cast: Cast, season: Season) -> None:
    owner, coach = cast.client("owner"), cast.client("stranger")
    today = reverse("today", args=[season.athlete.pk])
    assert coach.get(today).status_code == 404
    owner.post(reverse("share", args=[cast.athlete.pk]), {"email": " Stranger@Example.org"})
    assert coach.get(today).status_code == 200
    assert "Sam Sample" in coach.get(reverse("home")).content.decode()
    consent = Consent.objects.get(coach=cast.stranger)
    owner.post(reverse("withdraw", args=[cast.athlete.pk, consent.pk]))
    assert coach.get(today).status_code == 404


def test_who_has_an_account_is_not_told(cast: Cast) -> None:
    owner = cast.client("owner")
    address = reverse("share", args=[cast.athlete.pk])
    said = [
        owner.post(address, {"email": email}, follow=True).content.decode().count("can see your")
        for email in ("stranger@example.org", "nobody-here@example.org")
    ]
    assert said == [1, 1]


def test_what_a_coach_opens_is_written_down_once_an_hour(cast: Cast, season: Season) -> None:
    today = reverse("today", args=[season.athlete.pk])
    for role in ("coach", "coach", "owner", "other"):
        cast.client(role).get(today)
    assert [entry.who for entry in AccessEntry.objects.all()] == [cast.coach]
    page = cast.client("owner").get(reverse("sharing", args=[cast.athlete.pk]))
    assert "coach@example.org" in page.content.decode()


def test_nobody_takes_back_what_another_gave(cast: Cast) -> None:
    consent = Consent.objects.get(coach=cast.coach)
    other = cast.other.athlete
    answer = cast.client("other").post(reverse("withdraw", args=[other.pk, consent.pk]))
    assert answer.status_code == 404
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_an_athlete_is_no_coach_of_their_own(cast: Cast) -> None:
    cast.client("owner").post(reverse("share", args=[cast.athlete.pk]), {"email": cast.owner.email})
    assert not Consent.objects.filter(coach=cast.owner).exists()


def test_times_are_those_of_the_athletes_own_clock(cast: Cast, season: Season) -> None:
    cast.athlete.zone = "Pacific/Auckland"
    cast.athlete.save()
    cast.client("coach").get(reverse("today", args=[season.athlete.pk]))
    page = cast.client("owner").get(reverse("sharing", args=[cast.athlete.pk]))
    assert "25 Nov 2026 01:00" in page.content.decode()


def test_a_runner_who_coaches_finds_the_way_to_the_other_one(cast: Cast, season: Season) -> None:
    owner = cast.client("owner")
    owner.post(reverse("share", args=[cast.athlete.pk]), {"email": cast.other.email})
    page = cast.client("other").get(reverse("more", args=[cast.other.athlete.pk]))
    assert reverse("today", args=[season.athlete.pk]) in page.content.decode()
