"""The charts in a real browser, under the app's own strict policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from axe import axe, serious
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Cast
    from playwright.sync_api import Browser, Page, ViewportSize
    from pytest_django.live_server_helper import LiveServer

    from ironstride.web.plans.models import Season

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
# The pixels of the first chart that are not empty.
INK = """() => {
  const canvas = document.querySelector('.plot canvas');
  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  return pixels.filter((one, place) => place % 4 === 3 && one > 0).length;
}"""
FIRST_LINE = "() => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim()"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def said() -> list[str]:
    """Return what the browser says in its console."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, live_server: LiveServer, cast: Cast, said: list[str]
) -> Iterator[Callable[..., Page]]:
    cookie = cast.client("owner").cookies["ironstride_session"].value
    contexts = []

    def opened(name: str, *more: str, **look: Any) -> Page:
        context = browser.new_context(**look)
        contexts.append(context)
        context.add_cookies(
            [{"name": "ironstride_session", "value": cookie, "url": live_server.url}]
        )
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{live_server.url}{reverse(name, args=[cast.athlete.pk, *more])}")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_charts_draw_under_the_strict_policy_without_a_word(
    open_page: Callable[..., Page], trained: Season, said: list[str]
) -> None:
    page = open_page("progress", viewport=PHONE)
    page.wait_for_selector(".plot canvas")
    page.wait_for_function("() => document.querySelectorAll('.plot canvas').length > 10")
    assert page.evaluate(INK) > 500
    assert page.locator(".plot canvas").count() == page.locator(".plot[data-chart]").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert said == []


def test_a_chart_follows_the_width_and_the_colours(
    open_page: Callable[..., Page], trained: Season, said: list[str]
) -> None:
    page = open_page("progress", viewport={"width": 1200, "height": 900}, color_scheme="light")
    page.wait_for_selector(".plot canvas")
    wide = page.locator(".plot .u-wrap").first.bounding_box()
    page.set_viewport_size(PHONE)
    page.wait_for_function(
        "() => document.querySelector('.plot .u-wrap').getBoundingClientRect().width < 390"
    )
    assert wide is not None
    assert wide["width"] > 600
    light = page.locator(".plot canvas").first.screenshot()
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(200)
    assert page.locator(".plot canvas").first.screenshot() != light
    assert said == []


def test_the_numbers_are_reached_by_keyboard(
    open_page: Callable[..., Page], trained: Season
) -> None:
    page = open_page("progress", viewport=PHONE)
    page.locator("details.numbers > summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "region"


def test_typing_finds_an_exercise_at_once(
    open_page: Callable[..., Page], trained: Season, said: list[str]
) -> None:
    page = open_page("exercises", viewport=PHONE)
    page.fill("#q", "romanian")
    page.wait_for_function("() => document.querySelectorAll('#found li').length < 20")
    page.click("text=Romanian deadlift")
    page.wait_for_url("**/exercises/romanian-deadlift/")
    page.go_back()
    page.wait_for_selector("#q")
    assert said == []


def test_a_link_to_a_rule_that_is_folded_away_opens_it(
    open_page: Callable[..., Page], trained: Season
) -> None:
    page = open_page("why", viewport=PHONE)
    rule = page.locator("details.other-rules .rule").first
    assert not rule.is_visible()
    page.evaluate("(id) => { location.hash = id }", rule.get_attribute("id"))
    page.wait_for_timeout(200)
    assert rule.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(
    open_page: Callable[..., Page], trained: Season, cast: Cast, scheme: str
) -> None:
    cast.client("owner").get(reverse("progress", args=[cast.athlete.pk]))
    pages = (["progress"], ["report"], ["exercises"], ["exercise", "back-squat"], ["why"])
    for name, *more in (*pages, ["doctrine"], ["today"]):
        page = open_page(name, *more, viewport=PHONE, color_scheme=scheme)
        assert serious(axe(page)) == [], name
        page.close()
