"""axe looks at real pages, also at those that let no foreign script in."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from axe import axe, serious

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

STRICT = "default-src 'none'; require-trusted-types-for 'script'; sandbox allow-scripts"
PAGE = '<!doctype html><html lang="en"><title>T</title><main><h1>Today</h1>{}</main></html>'
PAGES = {
    "/good": PAGE.format("<p>Rest.</p>"),
    "/bad": PAGE.format('<img src="data:image/gif;base64,"><input type="text">'),
}


class Strict(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", STRICT)
        self.end_headers()
        self.wfile.write(PAGES.get(self.path, "").encode())

    def log_message(self, *_: object) -> None:
        """Keep the tests' screen clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Strict) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_a_good_page_has_nothing_serious_under_a_strict_policy(site: str, page: Page) -> None:
    page.goto(f"{site}/good")
    assert serious(axe(page)) == []


def test_a_picture_and_a_field_without_words_are_found(site: str, page: Page) -> None:
    page.goto(f"{site}/bad")
    found = {one.rule: one for one in serious(axe(page))}
    assert set(found) == {"image-alt", "label"}
    assert found["label"].elements == ("input",)
    assert found["label"].impact == "critical"


def test_the_policy_is_really_strict(site: str, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{site}/good")
    page.evaluate(
        "() => { const s = document.createElement('script'); try { s.src = '/x.js' } "
        "catch { console.log('refused') } document.head.append(s) }"
    )
    page.wait_for_timeout(200)
    assert refused
