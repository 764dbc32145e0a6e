from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from ironstride.web.accounts.models import AccessEntry, Consent
from ironstride.web.accounts.services import give_consent

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season


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


def test_times_are_those_of_the_athletes_own_clock(cast: Cast, season: Season) -> None:
    cast.athlete.zone = "Pacific/Auckland"
    cast.athlete.save()
    cast.client("coach").get(reverse("today", args=[season.athlete.pk]))
    page = cast.client("owner").get(reverse("sharing", args=[cast.athlete.pk]))
    assert "25 Nov 2026 01:00" in page.content.decode()


def test_a_runner_who_coaches_finds_the_way_to_the_other_one(cast: Cast, season: Season) -> None:
    give_consent(cast.athlete, cast.other, may_plan=False)
    page = cast.client("other").get(reverse("more", args=[cast.other.athlete.pk]))
    assert reverse("today", args=[season.athlete.pk]) in page.content.decode()
