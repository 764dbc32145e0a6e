"""A person at a browser of their own, and what would hinder them on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from axe import axe, serious
from django.conf import settings
from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conftest import Cast
    from playwright.sync_api import (
        Browser,
        BrowserContext,
        ConsoleMessage,
        Locator,
        Page,
        ViewportSize,
    )

PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
DESKTOP: Final[ViewportSize] = {"width": 1280, "height": 900}
SIZES: Final[Mapping[str, ViewportSize]] = {"phone": PHONE, "desktop": DESKTOP}
NARROWEST: Final[ViewportSize] = {"width": 320, "height": 640}
WAIT_MS: Final = 15_000
MOST_TABS: Final = 120
# The middle of an element belongs to it, not to a bar that lies over it.
ON_TOP: Final = """one => {
    const box = one.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return one === top || one.contains(top);
}"""
# What has the focus shows it: by a line around it, its label or what it stands in.
FOCUS_SEEN: Final = """() => {
    const one = document.activeElement;
    // Where a script puts the focus is no stop of the keyboard.
    if (!one || one === document.body || one.tabIndex < 0) return true;
    const seen = (part) => part && getComputedStyle(part).outlineStyle !== "none"
        && parseFloat(getComputedStyle(part).outlineWidth) >= 2;
    return Boolean(seen(one) || seen(one.closest("label")));
}"""
WIDER: Final = """() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > room + 0.5)
        .map((one) => `${one.tagName}.${one.className}`).slice(0, 5)
        .concat([`${document.documentElement.scrollWidth} px of ${room}`]);
}"""


@dataclass
class Person:
    """Somebody with a page in front of them; `messages` is what the browser complains of."""

    context: BrowserContext
    page: Page
    url: str
    messages: list[str] = field(default_factory=list)

    def goto(self, address: str) -> bool:
        """Open an address of the app; return whether a page stands there and no file."""
        try:
            answer = self.page.goto(self.url + address)
        except Error as failed:
            if "Download is starting" not in failed.message:
                raise
            return False
        if answer is not None and answer.status >= 400:
            # That a page is not there is said by the page; the browser says it too.
            self.messages = [one for one in self.messages if "status of" not in one]
        return answer is not None and answer.headers["content-type"].startswith("text/html")

    def hear(self, message: ConsoleMessage) -> None:
        """Keep a complaint of the console: an error, a broken content policy."""
        if message.type in ("error", "warning") and "by Playwright" not in message.text:
            self.messages.append(f"{message.type}: {message.text}")

    def tab_to(self, wanted: Locator) -> None:
        """Go to an element by the keyboard; on the way the focus is always seen."""
        wanted.wait_for()
        for _ in range(MOST_TABS):
            if wanted.evaluate("one => one === document.activeElement"):
                assert self.is_on_top(wanted), self._focused()
                return
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(FOCUS_SEEN), self._focused()
        raise AssertionError(f"The keyboard never comes to {wanted}")

    def press(self, wanted: Locator) -> None:
        """Go to an element by the keyboard and press Enter."""
        self.tab_to(wanted)
        # At the element: a page that draws itself anew may take the focus away in between.
        wanted.press("Enter")

    def walk_through(self) -> int:
        """Go through the page by the keyboard until it is left; return how many stops there were.

        A trap holds the focus for ever.
        """
        for stops in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                return stops
            assert self.page.evaluate(FOCUS_SEEN), self._focused()
        raise AssertionError("The keyboard never leaves the page")

    def _focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.outerHTML.slice(0, 300)"))

    def is_on_top(self, one: Locator) -> bool:
        """Return whether nothing lies over the middle of an element."""
        return bool(one.evaluate(ON_TOP))


def open_page(browser: Browser, url: str, size: str = "phone", **traits: Any) -> Person:
    """Return somebody whom the app does not know yet."""
    context = browser.new_context(viewport=SIZES[size], service_workers="block", **traits)
    context.set_default_timeout(WAIT_MS)
    person = Person(context, context.new_page(), url)
    person.page.on("console", person.hear)
    person.page.on("pageerror", lambda error: person.messages.append(str(error)))
    return person


def open_as_owner(
    browser: Browser, cast: Cast, url: str, size: str = "phone", **traits: Any
) -> Person:
    """Return the athlete of the cast, signed in."""
    person = open_page(browser, url, size, **traits)
    name = settings.SESSION_COOKIE_NAME
    value = cast.client("owner").cookies[name].value
    person.context.add_cookies([{"name": name, "value": value, "url": url}])
    return person


def find_faults(page: Page) -> list[str]:
    """Return what shuts somebody out of a page, in both lights, and what is wider than a phone."""
    return list(_faults(page))


def _faults(page: Page) -> Iterator[str]:
    size = page.viewport_size
    # In the dark only colours differ.
    schemes: Mapping[Literal["light", "dark"], Sequence[str]]
    schemes = {"light": (), "dark": ("color-contrast",)}
    for scheme, rules in schemes.items():
        page.emulate_media(color_scheme=scheme)
        for one in serious(axe(page, *rules)):
            yield f"{scheme}: {one.sentence}: {', '.join(one.elements)}"
    page.emulate_media(color_scheme="light")
    for narrow in (PHONE, NARROWEST):
        page.set_viewport_size(narrow)
        yield from (f"wider than {narrow['width']}: {one}" for one in page.evaluate(WIDER))
    if size is not None:
        page.set_viewport_size(size)
