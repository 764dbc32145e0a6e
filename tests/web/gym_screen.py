"""The gym page as somebody uses it: in a browser of their own, at a phone's width."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conftest import NOW
from django.conf import settings
from django.db import OperationalError

from ironstride.web.logbook.models import SetFact

if TYPE_CHECKING:
    import datetime as dt

    from conftest import Cast
    from playwright.sync_api import Browser, BrowserContext, Page

SESSION = "2026-11-24-lift"
ITEM = "2026-11-24-romanian-deadlift"
TRIES = 40
PHONE: Any = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Phone:
    """A phone of somebody, and the server that it talks to."""

    context: BrowserContext
    cast: Cast
    url: str

    def sign_in(self, role: str) -> None:
        """Sign somebody in, as if with a password."""
        cookie = self.cast.client(role).cookies[settings.SESSION_COOKIE_NAME].value
        name = settings.SESSION_COOKIE_NAME
        self.context.add_cookies([{"name": name, "value": cookie, "url": self.url}])

    def sign_out(self) -> None:
        """Forget who is signed in, as when a session ends."""
        self.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def open_gym(self, item: str = ITEM, session: str = SESSION) -> Screen:
        """Return the page of the session at an exercise, or where it begins."""
        screen = Screen(self.context.new_page())
        screen.page.goto(f"{self.url}/athletes/{self.cast.athlete.pk}/gym/{session}/")
        screen.page.wait_for_selector(".exercise")
        if item:
            screen.go_to(item)
        return screen

    def today(self) -> Page:
        """Return the page of today."""
        page = self.context.new_page()
        page.goto(f"{self.url}/athletes/{self.cast.athlete.pk}/today/")
        return page


@dataclass(frozen=True)
class Screen:
    """The gym page."""

    page: Page

    def go_to(self, item: str) -> None:
        """Show an exercise."""
        name = item.removeprefix("2026-11-24-").replace("-", " ")
        self.page.locator("details[data-key=all] > summary").click()
        self.page.locator(".all button", has_text=name.capitalize()).first.click()
        self.page.locator("details[data-key=all] > summary").click()

    def tap_done(self) -> None:
        """Log a set as it stands: one tap."""
        before = self.done()
        self.page.click("[data-key=main]")
        self.page.wait_for_function(
            "before => document.querySelector('.gym-head progress').value > before", arg=before
        )
        # A thumb that hits twice logs once.
        self.page.wait_for_timeout(320)

    def done(self) -> int:
        """Return how many sets the page shows as done."""
        return int(self.page.locator(".gym-head progress").evaluate("bar => bar.value"))

    def waits_for(self, text: str) -> None:
        """Wait until the word on what is safe says so."""
        self.page.locator(".safety", has_text=text).wait_for(timeout=12_000)

    def serves_offline(self) -> None:
        """Wait until the phone can open the page without a net."""
        self.page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")


def new_phone(
    browser: Browser, cast: Cast, url: str, *, at: dt.datetime = NOW, **traits: Any
) -> Phone:
    """Return a phone on which the athlete is signed in."""
    context = browser.new_context(viewport=traits.pop("viewport", PHONE), **traits)
    context.set_default_timeout(12_000)
    context.clock.install(time=at)
    phone = Phone(context, cast, url)
    phone.sign_in("owner")
    return phone


def wait_for_rows(screen: Screen, cast: Cast, count: int) -> list[SetFact]:
    """Return the rows of the table once it holds so many, or what it holds after a while."""
    for _ in range(100):
        if len(logged(cast)) >= count:
            break
        screen.page.wait_for_timeout(100)
    return logged(cast)


def logged(cast: Cast) -> list[SetFact]:
    """Return the rows of the table, in the order in which they were done."""
    rows = SetFact.objects.filter(athlete=cast.athlete).order_by("performed_time", "pk")
    for _ in range(TRIES):
        # The database of the tests is shared memory: a reader meets the lock of a writer.
        with contextlib.suppress(OperationalError):
            return list(rows.all())
        time.sleep(0.05)
    return list(rows.all())
