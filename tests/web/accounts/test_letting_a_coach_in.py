from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from ironstride.web.accounts.models import AccessEntry, Consent
from ironstride.web.accounts.page_names import PAGE_NAMES
from ironstride.web.accounts.services import give_consent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Cast

    from ironstride.web.plans.models import Season


def patterns(part: URLResolver) -> Iterator[URLPattern]:
    for one in part.url_patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from patterns(one)


def test_what_a_coach_opens_is_written_down_once_an_hour(cast: Cast, season: Season) -> None:
    today = reverse("today", args=[season.athlete.pk])
    for role in ("coach", "coach", "owner", "other"):
        cast.client(role).get(today)
    assert [entry.who for entry in AccessEntry.objects.all()] == [cast.coach]
    page = cast.client("owner").get(reverse("sharing", args=[cast.athlete.pk]))
    assert "coach@example.org" in page.content.decode().replace("<wbr>", "")


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


def test_what_was_opened_is_called_as_its_page_is(cast: Cast, season: Season) -> None:
    for name in ("today", "progress", "doctrine"):
        cast.client("coach").get(reverse(name, args=[season.athlete.pk]))
    page = cast.client("owner").get(reverse("sharing", args=[season.athlete.pk])).content.decode()
    for word in ("Today", "Progress", "The doctrine"):
        assert f">{word}</span>" in page


def test_every_page_that_others_may_open_has_a_name() -> None:
    views = [one.callback for one in patterns(get_resolver())]
    others = {view.__name__ for view in views if getattr(view, "right", "own") != "own"}
    assert others
    assert others - PAGE_NAMES.keys() == set()


def test_what_a_planner_only_tries_out_is_a_look(cast: Cast, season: Season) -> None:
    planner, athlete = cast.client("planner"), season.athlete
    ill = {"first": "2026-11-25", "last": "2026-11-26"}
    planner.post(reverse("event_preview", args=[athlete.pk, "ill"]), ill)
    planner.get(reverse("move_price", args=[athlete.pk]))
    planner.post(reverse("remedies", args=[athlete.pk]))
    planner.post(reverse("changes_seen", args=[athlete.pk]))
    assert AccessEntry.objects.count() == 4
    assert not AccessEntry.objects.filter(wrote=True).exists()
    planner.post(reverse("event_confirm", args=[athlete.pk, "ill"]), ill)
    assert AccessEntry.objects.filter(wrote=True).count() == 1


def test_a_coach_reads_on_every_page_whose_it_is_and_the_athlete_does_not(
    cast: Cast, season: Season
) -> None:
    for name in ("today", "calendar", "progress", "why"):
        address = reverse(name, args=[cast.athlete.pk])
        page = cast.client("coach").get(address).content.decode()
        assert f"You are looking at the training of <strong>{cast.athlete.name}</strong>" in page
        assert f"<title>{cast.athlete.name}: " in page
        assert "You are looking at" not in cast.client("owner").get(address).content.decode()
