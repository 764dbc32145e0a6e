"""A session from Today to its end, with the keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import SIZES, open_as_owner
from conftest import NOW
from django.urls import reverse
from gym_screen import Screen, wait_for_rows
from playwright.sync_api import expect

from ironstride.web.logbook.models import ReportFact

if TYPE_CHECKING:
    from conftest import Cast
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

    from ironstride.web.plans.models import Season


@pytest.mark.parametrize("size", SIZES)
def test_a_set_is_logged_its_effort_said_and_the_session_ended(
    size: str, browser: Browser, live_server: LiveServer, cast: Cast, season: Season
) -> None:
    person = open_as_owner(browser, cast, live_server.url, size)
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
    assert [row.record.get("rir") for row in rows][-1] == 1
    person.press(page.locator("[data-key=mode-table]"))
    person.press(page.locator("[data-key=main]", has_text="Finish early"))
    person.press(page.locator("[data-key=finish]"))
    expect(page.locator("h1")).to_have_text("Done. Well lifted.")
    person.press(page.locator(".finish a.button"))
    page.wait_for_url("**/today/")
    assert ReportFact.objects.filter(athlete=cast.athlete).exists()
    assert person.messages == []
    person.context.close()


@pytest.mark.parametrize("name", ["today", "gym"])
def test_the_keyboard_leaves_each_page_again(
    name: str, browser: Browser, live_server: LiveServer, cast: Cast, season: Season
) -> None:
    person = open_as_owner(browser, cast, live_server.url)
    more = ["2026-11-24-lift"] if name == "gym" else []
    person.goto(reverse(name, args=[cast.athlete.pk, *more]))
    person.page.locator(".exercise, .card").first.wait_for()
    assert person.walk_through() > 10
    person.context.close()
