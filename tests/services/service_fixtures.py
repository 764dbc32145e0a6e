"""What tests ask for by name: a browser, and a database of PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from chromium import NO_CHROMIUM, find_chromium
from postgres import fresh_database, postgres_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# No sandbox: containers and root have none. Nothing is asked of the network but the pages.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Yield the URL of an empty database of this session, on the given server or our own."""
    with postgres_server() as server, fresh_database(server) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a headless Chromium; `new_context` of it is a new person at a new device."""
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    assert path is not None, NO_CHROMIUM
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for async code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield opened
        opened.close()
