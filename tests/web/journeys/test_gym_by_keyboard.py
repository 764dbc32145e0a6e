"""A session from Today to its end, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import SIZES
from conftest import NOW
from django.urls import reverse
from gym_screen import Screen, wait_for_rows
from playwright.sync_api import expect

from ironstride.web.logbook.models import ReportFact

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Person
    from conftest import Cast

    from ironstride.web.plans.models import Season


@pytest.mark.parametrize("size", SIZES)
def test_a_set_is_logged_its_effort_said_and_the_session_ended(
    size: str, arrive: Callable[..., Person], cast: Cast, season: Season
) -> None:
    person = arrive(size)
    page = person.page
    person.context.clock.install(time=NOW)
    person.goto(reverse("today", args=[cast.athlete.pk]))
    person.press(page.get_by_role("link", name="Start this session"))
    person.press(page.locator("details[data-key=all] > summary"))
    person.press(page.locator(".all button", has_text="Romanian deadlift").first)
    expect(page.locator("h1")).to_have_text("Romanian deadlift")
    person.press(page.locator("[data-key=main]"))
    person.press(page.locator("[data-key='rir-1']"))
    expect(page.locator(".last-head")).to_contain_text("1 left")
    rows = wait_for_rows(Screen(page), cast, 2)
    assert [row.record["rir"] for row in rows if row.replaces] == [1]
    person.press(page.locator("[data-key=mode-table]"))
    person.press(page.locator("[data-key=main]", has_text="Finish early"))
    person.press(page.locator("[data-key=finish]"))
    expect(page.locator("h1")).to_have_text("Done. Well lifted.")
    person.press(page.locator(".finish a.button"))
    page.wait_for_url("**/today/")
    assert ReportFact.objects.filter(athlete=cast.athlete).exists()
    assert person.messages == []


@pytest.mark.parametrize("name", ["today", "gym"])
def test_the_keyboard_leaves_each_page_again(
    name: str, arrive: Callable[..., Person], cast: Cast, season: Season
) -> None:
    person = arrive()
    more = ["2026-11-24-lift"] if name == "gym" else []
    person.goto(reverse(name, args=[cast.athlete.pk, *more]))
    person.page.locator(".exercise, .card").first.wait_for()
    assert person.walk_through() > 10
