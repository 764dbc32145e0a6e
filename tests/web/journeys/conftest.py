"""Browsers of people; each is closed at the end, also when a test fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browsing import open_as_owner, open_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from browsing import Person
    from conftest import Cast
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer


@pytest.fixture
def arrive(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> Iterator[Callable[..., Person]]:
    """Return a function that opens a browser: of the athlete, or of somebody unknown."""
    people: list[Person] = []

    def begin(size: str = "phone", *, is_known: bool = True, **traits: str) -> Person:
        if is_known:
            people.append(open_as_owner(browser, cast, live_server.url, size, **traits))
        else:
            people.append(open_page(browser, live_server.url, size, **traits))
        return people[-1]

    yield begin
    for one in people:
        one.context.close()
