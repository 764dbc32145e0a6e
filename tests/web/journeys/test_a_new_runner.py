"""Somebody who has never been here signs in, answers what is asked and sees a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import SIZES, find_faults
from django.urls import reverse
from playwright.sync_api import expect

from ironstride.web.jobs.worker import work_off
from ironstride.web.onboarding.steps import STEP_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from browsing import Person
    from conftest import Cast
    from playwright.sync_api import Page

WEEK = "Tue 06:30 6x800 m\nThu tempo 40 min\nSun long 22 km"


def tell_about(page: Page) -> None:
    page.fill("[name=name]", "Nora New")
    page.fill("[name=born]", "1988")
    page.fill("[name=body_mass]", "61")


def paste_week(page: Page) -> None:
    page.fill("textarea", WEEK)
    expect(page.locator("#effect .read").first).to_be_visible()


def choose_gym(page: Page) -> None:
    page.locator("button[value=gym]").click()
    expect(page.locator("fieldset.place").first).to_be_visible()


def choose_days(page: Page) -> None:
    for day in (0, 3):
        page.check(f"[name=day{day}-on]")


def say_healthy(page: Page) -> None:
    page.check("[name=health-none]")


ANSWERS: Mapping[str, Callable[[Page], None]] = {
    "about": tell_about,
    "runs": paste_week,
    "places": choose_gym,
    "time": choose_days,
    "health": say_healthy,
}


@pytest.mark.parametrize("size", SIZES)
def test_from_the_door_to_a_plan(size: str, arrive: Callable[..., Person], cast: Cast) -> None:
    person = arrive(size, is_known=False, timezone_id="Europe/Berlin")
    page = person.page
    person.goto(reverse("account_login"))
    page.fill("[name=login]", cast.owner.email)
    page.fill("[name=password]", "correct horse")
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/")
    page.locator("main a.button").first.click()
    for step in STEP_NAMES:
        page.wait_for_url(f"**/start/{step}/")
        if step in ANSWERS:
            ANSWERS[step](page)
        page.locator(".onward").click()
    page.wait_for_url("**/answers/")
    assert find_faults(page) == []
    page.get_by_role("button", name="Make my plan").click()
    expect(page.locator("h1")).to_have_text("Your plan is being made")
    assert work_off()
    expect(page.locator("h1")).to_have_text("Your plan is ready")
    page.get_by_role("link", name="Go to today").click()
    page.wait_for_url("**/today/")
    expect(page.locator("main")).to_contain_text("800 m")
    assert find_faults(page) == []
    assert person.messages == []
