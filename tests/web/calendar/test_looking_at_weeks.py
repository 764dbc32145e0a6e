"""A month at a glance, a week to read, a session on its own page."""

from __future__ import annotations

import datetime as dt
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from ironstride.training.race import Race
from ironstride.web.calendar.spans import month_span, week_span
from ironstride.web.plans.queries import read_plan
from ironstride.web.plans.services import report_events, store_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conftest import Cast
    from pytest_django import DjangoAssertNumQueries

    from ironstride.training.plan import Plan
    from ironstride.web.plans.models import Season


TODAY = dt.date(2026, 11, 24)


def test_a_month_shows_runs_lifts_phases_totals_and_races(
    cast: Cast, address: Callable[..., str]
) -> None:
    text = cast.client("owner").get(address("calendar"), {"month": "2026-12"}).content.decode()
    assert "December 2026" in text
    assert "Building muscle" in text
    assert "strength sessions" in text
    assert "Long run" in text
    assert "Spring Half Marathon" in text
    assert "in 16 weeks" in text
    assert "Week from" not in text


def test_a_race_stands_on_its_day_with_its_countdown(
    cast: Cast, address: Callable[..., str]
) -> None:
    text = cast.client("owner").get(address("calendar"), {"week": "2027-03-14"}).content.decode()
    assert "A race, in 16 weeks" in text


def test_a_week_begins_with_today_and_keeps_what_is_over_below(
    cast: Cast, address: Callable[..., str]
) -> None:
    text = cast.client("owner").get(address("calendar"), {"week": "2026-11-26"}).content.decode()
    assert text.index("Tuesday 24 November") < text.index("Sunday 29 November")
    assert text.index("Sunday 29 November") < text.index("Monday 23 November")
    assert "5x1000 m" in text
    assert "Hinge, single leg and push" in text


def test_without_a_choice_the_screen_decides_between_month_and_week(
    cast: Cast, address: Callable[..., str]
) -> None:
    text = cast.client("owner").get(address("calendar")).content.decode()
    assert 'class="on-wide"' in text
    assert 'class="on-narrow"' in text


def test_before_the_first_plan_the_calendar_says_so(cast: Cast) -> None:
    page = cast.client("owner").get(f"/athletes/{cast.athlete.pk}/calendar/")
    assert "There is no plan yet" in page.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"month": "9999-12"},
        {"month": "0001-01"},
        {"month": "2026-13"},
        {"month": "' or 1=1"},
        {"week": "9999-12-31"},
        {"week": "0001-01-01"},
        {"week": "2026-02-30"},
        {"week": "\u0661\u0662"},
        {"week": "<script>alert(1)</script>"},
        {"month": "\x00"},
    ],
)
def test_a_day_that_cannot_be_is_today(
    cast: Cast, address: Callable[..., str], asked: dict[str, str]
) -> None:
    page = cast.client("owner").get(address("calendar"), asked)
    text = page.content.decode()
    assert page.status_code == 200
    assert "<script>alert" not in text
    assert "November 2026" in text or "Week from 23 November" in text


def test_a_race_and_a_phase_cannot_be_taken_for_each_other(
    cast: Cast, address: Callable[..., str]
) -> None:
    text = cast.client("owner").get(address("calendar"), {"month": "2027-01"}).content.decode()
    bands = re.findall(r'<span class="band">(.*?)</span></span>', text)
    assert bands
    assert all(len(re.sub(r"<[^>]+>", "", one).strip()) > 3 for one in bands)
    assert re.search(r"City 10 km</strong>, B race", text)
    assert '<span class="kind race">B race</span>' in text


def test_what_may_be_told_of_a_session_is_one_small_row(
    cast: Cast, address: Callable[..., str], season: Season
) -> None:
    text = cast.client("owner").get(address("calendar"), {"week": "2026-11-23"}).content.decode()
    row = text.partition('class="chip-actions"')[2].partition("</li>")[0]
    assert [one in row for one in ("Done", "Missed", "Move")] == [True] * 3


@pytest.mark.parametrize("start", range(7))
def test_a_month_holds_whole_weeks_and_all_its_days(start: int) -> None:
    for month in range(1, 13):
        span = month_span(f"2027-{month:02}", TODAY + dt.timedelta(days=start))
        assert span.first.weekday() == 0
        assert span.last.weekday() == 6
        assert span.first <= dt.date(2027, month, 1)
        assert span.last >= dt.date(2027, month, 28)
        assert 4 <= len(span.mondays) <= 6


def test_the_month_of_today_shows_two_weeks_ahead() -> None:
    assert month_span("", dt.date(2026, 11, 30)).last >= dt.date(2026, 12, 13)
    assert month_span("2026-12", dt.date(2026, 11, 30)).last == dt.date(2027, 1, 3)
    assert week_span("2026-11-29", TODAY).first == dt.date(2026, 11, 23)


@pytest.mark.parametrize("role", ["owner", "coach"])
@pytest.mark.parametrize("asked", [{}, {"month": "2026-12"}, {"week": "2026-11-23"}])
def test_the_calendar_asks_the_database_little(
    cast: Cast,
    address: Callable[..., str],
    season: Season,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    role: str,
    asked: dict[str, str],
) -> None:
    from ironstride.training.events import Missed

    report_events(season.athlete, [Missed(TODAY)], cast.planner)
    client = cast.client(role)
    with django_assert_max_num_queries(12):
        assert client.get(address("calendar"), asked).status_code == 200


def test_the_calendar_is_quick_and_light(cast: Cast, address: Callable[..., str]) -> None:
    client = cast.client("owner")
    client.get(address("calendar"))
    took = []
    for _ in range(5):
        start = time.perf_counter()
        page = client.get(address("calendar"))
        took.append(time.perf_counter() - start)
    # The budget is 0.12 s; a busy machine is no failure of the page.
    assert min(took) < 0.24
    assert len(page.content) < 100_000


@pytest.mark.parametrize("role", ["other", "stranger"])
def test_others_see_nothing_of_it(cast: Cast, address: Callable[..., str], role: str) -> None:
    client = cast.client(role)
    pages = [
        address("calendar"),
        address("alternatives"),
        address("history"),
        address("whatif"),
        address("session", "2026-11-24-lift"),
        address("event_preview", "ill"),
        address("move_price") + "?from_on=2026-11-24&to_on=2026-11-25",
    ]
    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    writes = [address(name) for name in ("undo", "changes_seen", "whatif_apply", "remedies")]
    writes.append(address("event_confirm", "ill"))
    assert [client.post(page).status_code for page in writes] == [404] * len(writes)


def test_a_coach_who_may_only_look_sees_no_way_to_change_it(
    cast: Cast, address: Callable[..., str]
) -> None:
    client = cast.client("coach")
    text = client.get(address("calendar"), {"week": "2026-11-23"}).content.decode()
    assert "Hinge, single leg and push" in text
    assert "Something came up?" not in text
    assert "/events/" not in text
    assert "move.js" not in text
    for page in (address("event_preview", "ill"), address("move_price")):
        assert client.get(page).status_code == 404
    for page in (address("event_confirm", "ill"), address("undo"), address("whatif_apply")):
        assert client.post(page).status_code == 404


def test_a_session_shows_what_to_do_why_and_what_can_be_done_with_it(
    cast: Cast, address: Callable[..., str]
) -> None:
    page = cast.client("owner").get(address("session", "2026-11-26-lift"))
    text = page.content.decode()
    assert page.status_code == 200
    for said in ("Back squat", "Why today:", "With less time", "12 minutes", "Move", "Swap"):
        assert said in text
    assert "Missed" not in text


def test_the_session_of_today_can_be_told_as_done_or_missed(
    cast: Cast, address: Callable[..., str]
) -> None:
    text = cast.client("owner").get(address("session", "2026-11-24-lift")).content.decode()
    assert "/events/done/?session=2026-11-24-lift" in text
    assert "/events/missed/?on=2026-11-24" in text


@pytest.mark.parametrize("name", ["no-such", "x" * 200, "../../etc", "a/b/c", "%00", "<b>"])
def test_an_unknown_session_is_no_page(cast: Cast, address: Callable[..., str], name: str) -> None:
    page = cast.client("owner").get(f"{address('calendar')}sessions/{quote(name, safe='')}/")
    assert page.status_code == 404


@pytest.mark.parametrize("name", ["a/b c?d#e%f", "ä <b>&'\"", "x" * 200])
def test_a_session_of_any_id_has_its_page(cast: Cast, plans: Mapping[str, Plan], name: str) -> None:
    plan = plans["sample"]
    week = plan.weeks[0]
    named = replace(week.sessions[1], id=name)
    sessions = (week.sessions[0], named, *week.sessions[2:])
    weeks = (replace(week, sessions=sessions), *plan.weeks[1:])
    season = store_plan(cast.athlete, replace(plan, weeks=weeks), 0)
    client = cast.client("owner")
    calendar = f"/athletes/{cast.athlete.pk}/calendar/"
    assert client.get(calendar, {"week": "2026-11-23"}).status_code == 200
    page = client.get(f"{calendar}sessions/{quote(name)}/")
    assert page.status_code == 200
    assert "<b>" not in page.content.decode()
    assert read_plan(season).weeks[0].sessions[1].id == name


def test_a_name_is_shown_as_text_only(cast: Cast, plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    race = Race("<img src=x onerror=alert(1)>", dt.date(2026, 12, 5), 5000, "C")
    store_plan(cast.athlete, replace(plan, races=(*plan.races, race)), 0)
    client = cast.client("owner")
    for asked in ({"month": "2026-12"}, {"week": "2026-12-05"}):
        text = client.get(f"/athletes/{cast.athlete.pk}/calendar/", asked).content.decode()
        assert "<img src=x" not in text
        assert "&lt;img src=x" in text
