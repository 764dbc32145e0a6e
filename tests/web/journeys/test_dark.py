from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.urls import reverse
from trained_for_tests import sample_log, trained

if TYPE_CHECKING:
    from collections.abc import Callable

    from browsing import Person
    from conftest import Cast

    from ironstride.web.plans.models import Season

__all__ = ["sample_log", "trained"]

LIFT = "2026-11-24-lift"
BRIGHTNESS = """selector => {
    const colour = getComputedStyle(document.querySelector(selector)).backgroundColor;
    return Math.max(...colour.match(/[0-9.]+/g).slice(0, 3).map(Number));
}"""


@pytest.mark.parametrize(
    ("name", "more", "part"),
    [
        ("today", [], ".card"),
        ("calendar", [], ".card"),
        ("progress", [], ".card"),
        ("gym", [LIFT], ".exercise"),
    ],
)
def test_at_night_the_pages_are_dark(
    name: str,
    more: list[Any],
    part: str,
    arrive: Callable[..., Person],
    cast: Cast,
    trained: Season,
) -> None:
    person = arrive(color_scheme="dark")
    person.goto(reverse(name, args=[cast.athlete.pk, *more]))
    person.page.locator(part).first.wait_for()
    assert person.page.evaluate(BRIGHTNESS, "body") < 50
    assert person.page.evaluate(BRIGHTNESS, part) < 60
    person.page.emulate_media(color_scheme="light")
    assert person.page.evaluate(BRIGHTNESS, "body") > 200
