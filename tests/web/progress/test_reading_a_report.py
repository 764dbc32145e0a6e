from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from ironstride.web.config import clock

if TYPE_CHECKING:
    from conftest import Cast

    from ironstride.web.plans.models import Season


def report(cast: Cast, week: str = "", role: str = "owner") -> str:
    address = reverse("report", args=[cast.athlete.pk])
    answer = cast.client(role).get(address, {"week": week} if week else {})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def three_weeks_on(monkeypatch: pytest.MonkeyPatch) -> None:
    later = dt.datetime(2026, 12, 15, 12, 0, tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "_ask_the_clock", lambda: later)


def test_the_report_tells_this_week(cast: Cast, trained: Season) -> None:
    text = report(cast)
    assert "Week of 23 November to 29 November 2026" in text
    assert "You did 0 of 2 sessions so far" in text
    assert "One thing to do:" in text
    assert "Week before" not in text
    assert "Week after" not in text


@pytest.mark.usefixtures("three_weeks_on")
def test_a_week_that_is_over_has_a_link_of_its_own(cast: Cast, trained: Season) -> None:
    text = report(cast, "2026-12-02")
    assert "Week of 30 November to 6 December 2026" in text
    assert "so far" not in text
    assert "?week=2026-11-23" in text
    assert "?week=2026-12-07" in text


@pytest.mark.usefixtures("three_weeks_on")
@pytest.mark.parametrize("week", ["2031-01-01", "not a day", "2026-99-01", "<script>"])
def test_a_week_that_cannot_be_told_is_the_newest_one(
    cast: Cast, trained: Season, week: str
) -> None:
    text = report(cast, week)
    assert "Week of 14 December to 20 December 2026" in text
    assert '<script>"' not in text


def test_a_week_before_the_plan_is_its_first(cast: Cast, trained: Season) -> None:
    assert "Week of 23 November" in report(cast, "1999-01-01")


def test_before_the_plan_begins_the_report_says_when(cast: Cast, trained: Season) -> None:
    trained.first_on = dt.date(2026, 12, 7)
    trained.save()
    assert "Your plan begins on 7 December 2026" in report(cast)


def test_without_a_plan_there_is_a_friendly_word(cast: Cast) -> None:
    assert "Progress begins with your plan" in report(cast)


def test_the_coach_reads_it_and_others_do_not(cast: Cast, trained: Season) -> None:
    assert "Week of" in report(cast, role="coach")
    address = reverse("report", args=[cast.athlete.pk])
    assert cast.client("other").get(address).status_code == 404
