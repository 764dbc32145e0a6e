"""In a real browser: Back keeps what was typed and answers nothing else, Enter goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers_for_tests import answer, whole
from django.urls import reverse
from playwright.sync_api import expect

from ironstride.web.onboarding.drafts import read_draft
from ironstride.web.onboarding.steps import STEP_NAMES, step_before

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Person
    from conftest import Cast


def test_back_keeps_and_enter_goes_on(arrive: Callable[..., Person], cast: Cast) -> None:
    given = whole()
    for step in ("about", "places"):
        answer(cast.client("owner"), cast.athlete, step, given[step])
    person = arrive("desktop")
    page = person.page
    for step in STEP_NAMES:
        if step not in ("about", "places"):
            person.goto(reverse("onboarding_step", args=[cast.athlete.pk, step]))
            page.get_by_role("button", name="Back", exact=True).click()
            page.wait_for_url(f"**/start/{step_before(step)}/")
    cast.athlete.refresh_from_db()
    draft = read_draft(cast.athlete)
    assert draft.seen == {"about", "places"}
    assert draft.typed == {}
    person.goto(reverse("onboarding_step", args=[cast.athlete.pk, "races"]))
    page.fill("[name=races-0-name]", "City Marathon")
    page.get_by_role("button", name="Back", exact=True).click()
    page.wait_for_url("**/start/about/")
    page.locator("[name=name]").press("Enter")
    page.wait_for_url("**/start/races/")
    expect(page.locator("[name=races-0-name]")).to_have_value("City Marathon")
