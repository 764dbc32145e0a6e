from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season


def test_today_shows_the_session_its_runs_and_why(cast: Cast, season: Season) -> None:
    page = cast.client("owner").get(reverse("today", args=[season.athlete.pk]))
    text = page.content.decode()
    assert "Tuesday 24 November 2026" in text
    assert "Romanian deadlift" in text
    assert "5x1000 m" in text
    assert "Why today:" in text


def test_before_the_first_plan_today_says_so(cast: Cast) -> None:
    page = cast.client("owner").get(reverse("today", args=[cast.athlete.pk]))
    assert "There is no plan yet" in page.content.decode()
