"""What changed, when and why; what is news; and the way back, one step at a time."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from ironstride.training import events as ev
from ironstride.training.plan import Change
from ironstride.web.calendar import history_views
from ironstride.web.calendar.change_words import sum_up
from ironstride.web.calendar.queries import find_news
from ironstride.web.calendar.services import remember_look
from ironstride.web.plans.services import report_events, undo_last

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from conftest import Cast

    from ironstride.web.plans.models import Season

ILL = ev.Ill(dt.date(2026, 11, 25), dt.date(2026, 11, 27))
PIN = ev.DayPinned(dt.date(2026, 12, 3))


def test_the_history_says_what_who_and_why(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    report_events(season.athlete, [ILL], cast.planner, reason="ill, Wed 25 Nov to Fri 27 Nov")
    text = cast.client("coach").get(address("history")).content.decode()
    assert "Ill, Wed 25 Nov to Fri 27 Nov" in text
    assert "planner" in text
    assert "You are ill" in text
    assert "Undo" not in text


def test_each_change_is_summed_up_before_it_is_opened(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    report_events(season.athlete, [ILL], None, reason="ill")
    summary = re.compile(r"<summary>([^<]+)</summary>")
    said = summary.findall(cast.client("owner").get(address("history")).content.decode())
    assert any(re.search(r"\d sessions? (moved|left out)", one) for one in said), said
    for page in ("today", "calendar"):
        assert "what changed and why" in cast.client("owner").get(address(page)).content.decode()


def test_a_summary_counts_sessions_once_and_says_the_greatest_first() -> None:
    day = dt.date(2026, 11, 26)
    of: list[Any] = [
        ("loads", "a"),
        ("loads", "a"),
        ("sets", "b"),
        ("dropped", "c"),
        ("moved", "d"),
    ]
    changes = [Change(kind, day, "x.", session) for kind, session in of]
    assert sum_up(changes) == "1 session moved, 1 session left out, other sets in 1 session"
    assert sum_up(changes[:2]) == "other weights in 1 session"
    drills = [Change("moved", day, "x.", "run-2026-11-26-warm-up")]
    assert sum_up(drills) == "only drills before runs"
    assert sum_up([Change("notice", day, "x.", None)]) == "no session, only what is good to know"


def test_undoing_says_that_logged_sets_stay(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    report_events(season.athlete, [PIN], None, reason="two")
    client = cast.client("owner")
    assert "The sets you logged stay." in client.get(address("history")).content.decode()
    season.refresh_from_db()
    page = client.post(address("undo"), {"seen": season.number}, follow=True)
    assert "The sets you logged stay." in page.content.decode()


def test_only_the_newest_change_can_be_undone(
    cast: Cast, season: Season, address: Callable[..., str], plan_bytes: Callable[[], str]
) -> None:
    first = plan_bytes()
    report_events(season.athlete, [ILL], None, reason="one")
    second = plan_bytes()
    report_events(season.athlete, [PIN], None, reason="two")
    client = cast.client("owner")
    text = client.get(address("history")).content.decode()
    assert text.count(address("undo")) == 1
    assert text.index("Two") < text.index(address("undo")) < text.index("One")
    season.refresh_from_db()
    client.post(address("undo"), {"seen": season.number})
    assert plan_bytes() == second
    client.post(address("undo"), {"seen": season.number})
    assert plan_bytes() == first
    page = client.post(address("undo"), {"seen": season.number}, follow=True)
    assert "nothing left to undo" in page.content.decode()


def test_a_change_that_came_between_is_not_undone_unseen(
    cast: Cast, season: Season, address: Callable[..., str], plan_bytes: Callable[[], str]
) -> None:
    report_events(season.athlete, [ILL], None)
    season.refresh_from_db()
    seen = season.number
    report_events(season.athlete, [PIN], cast.planner)
    before = plan_bytes()
    page = cast.client("owner").post(address("undo"), {"seen": seen}, follow=True)
    assert "Nothing was undone" in page.content.decode()
    assert plan_bytes() == before


def test_a_long_history_has_pages(
    cast: Cast,
    season: Season,
    address: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(history_views, "_STEPS_SHOWN", 2)
    for number in range(3):
        event = PIN if number % 2 == 0 else ev.DayUnpinned(PIN.on)
        report_events(season.athlete, [event], None, reason=f"step {number}")
    client = cast.client("owner")
    first = client.get(address("history")).content.decode()
    assert "Step 2" in first
    assert "Step 0" not in first
    assert "?before=2" in first
    older = client.get(address("history"), {"before": "2"}).content.decode()
    assert "Step 0" in older
    assert "Step 2" not in older
    for asked in ("x", "-1", "9" * 40, "\u0661"):
        assert client.get(address("history"), {"before": asked}).status_code == 200


def test_what_changed_is_news_until_it_was_read(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    client = cast.client("owner")
    today = reverse("today", args=[season.athlete.pk])
    assert "Your plan changed" not in client.get(today).content.decode()
    report_events(season.athlete, [ILL], cast.planner, reason="ill")
    for page in (today, address("calendar")):
        text = client.get(page).content.decode()
        assert "Your plan changed" in text
        assert "You are ill" in text
        assert address("undo") in text
    answer = client.post(address("changes_seen"), {"today": "1"})
    assert answer["Location"] == today
    assert "Your plan changed" not in client.get(today).content.decode()
    assert "The plan changed" in cast.client("planner").get(today).content.decode()


def test_news_counts_what_came_before_it(cast: Cast, season: Season) -> None:
    assert find_news(cast.owner, season) is None
    remember_look(cast.owner, season)
    for event in (ILL, PIN, ev.DayUnpinned(PIN.on)):
        report_events(season.athlete, [event], None, reason=type(event).__name__)
    season.refresh_from_db()
    news = find_news(cast.owner, season)
    assert news is not None
    assert (news.step.reason, news.earlier) == ("DayUnpinned", 2)
    remember_look(cast.owner, season)
    assert find_news(cast.owner, season) is None
    undo_last(season.athlete)
    season.refresh_from_db()
    assert find_news(cast.owner, season) is None
    report_events(season.athlete, [ev.DayUnpinned(PIN.on)], None)
    season.refresh_from_db()
    assert find_news(cast.owner, season) is not None


def test_an_undo_leads_back_to_the_week_that_was_shown(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    report_events(season.athlete, [PIN], None)
    season.refresh_from_db()
    given = {"seen": season.number, "week": "2026-11-30"}
    answer = cast.client("owner").post(address("undo"), given)
    assert answer["Location"] == f"{address('calendar')}?week=2026-11-30"


def test_an_undo_never_leads_elsewhere(
    cast: Cast, season: Season, address: Callable[..., str]
) -> None:
    for week in ("https://example.org", "//example.org", "9999-99-99"):
        given = {"seen": season.number, "week": week}
        answer = cast.client("owner").post(address("undo"), given)
        assert answer["Location"].startswith("/athletes/")
