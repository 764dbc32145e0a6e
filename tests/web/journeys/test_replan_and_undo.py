"""The plan is changed by somebody who has no mouse, and taken back again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browsing import SIZES, find_faults
from django.urls import reverse
from playwright.sync_api import expect

from ironstride.web.plans.queries import find_season, read_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Person
    from conftest import Cast

    from ironstride.web.plans.models import Season

TUESDAY, WEDNESDAY = "2026-11-24", "2026-11-25"


@pytest.fixture(params=SIZES)
def person(
    request: pytest.FixtureRequest,
    arrive: Callable[..., Person],
    cast: Cast,
    season: Season,
) -> Person:
    return arrive(request.param)


def lift_days(cast: Cast) -> list[str]:
    season = find_season(cast.athlete)
    assert season is not None
    return [str(one.on) for one in read_plan(season).sessions() if one.kind == "lift"]


def test_a_session_is_moved_by_keyboard_alone_and_moved_back(cast: Cast, person: Person) -> None:
    before = lift_days(cast)
    person.goto(reverse("session", args=[cast.athlete.pk, f"{TUESDAY}-lift"]))
    page = person.page
    person.tab_to(page.get_by_role("link", name="Move", exact=True))
    page.keyboard.press("Enter")
    first = page.locator(f"#to-{WEDNESDAY}")
    price = page.locator(f"#price-{WEDNESDAY}")
    expect(price).to_contain_text(re.compile("rule|run", re.IGNORECASE))
    # A price that comes late moves what stands below it.
    expect(page.locator(".price:empty")).to_have_count(0)
    person.tab_to(first)
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    person.tab_to(page.get_by_role("button", name="Show what changes"))
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("Wednesday 25 November")
    assert find_faults(page) == []
    person.tab_to(page.get_by_role("button", name="Confirm"))
    page.keyboard.press("Enter")
    news = page.locator(".news")
    expect(news).to_contain_text("Your plan changed")
    assert TUESDAY not in lift_days(cast)
    assert WEDNESDAY in lift_days(cast)
    person.tab_to(news.locator("summary"))
    page.keyboard.press("Enter")
    expect(news.locator(".changes").first).to_be_visible()
    person.tab_to(news.get_by_role("button", name="Undo"))
    page.keyboard.press("Enter")
    expect(news).to_have_count(0)
    assert lift_days(cast) == before
    assert person.messages == []


def test_a_missed_session_is_two_taps(cast: Cast, person: Person) -> None:
    person.goto(reverse("session", args=[cast.athlete.pk, f"{TUESDAY}-lift"]))
    person.page.get_by_role("link", name="Missed", exact=True).click()
    person.page.get_by_role("button", name="Confirm").click()
    expect(person.page.locator(".news")).to_contain_text("Your plan changed")
    assert person.messages == []


def test_nothing_lies_over_the_button_that_shows_what_changes(cast: Cast, person: Person) -> None:
    person.goto(reverse("event_preview", args=[cast.athlete.pk, "ill"]))
    button = person.page.get_by_role("button", name="Show what changes")
    button.focus()
    assert person.is_on_top(button)
    confirm = person.page.get_by_role("button", name="Confirm")
    person.page.evaluate("scrollTo(0, 0)")
    assert person.is_on_top(confirm)
    confirm.click()
    expect(person.page.locator(".news")).to_be_visible()
