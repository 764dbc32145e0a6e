from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

import pytest
from answers_for_tests import answer_all, url
from hypothesis import given
from hypothesis import strategies as st

from ironstride.web.config import clock
from ironstride.web.jobs.models import Job
from ironstride.web.jobs.worker import work_off
from ironstride.web.onboarding import calendar_work, feed_fetch
from ironstride.web.onboarding.calendar_work import EVERY
from ironstride.web.onboarding.feed_address import (
    FeedRefusedError,
    is_public,
    public_addresses,
    read_feed_address,
)
from ironstride.web.onboarding.feed_fetch import fetch_feed
from ironstride.web.plans.models import RunCalendar, SeasonStep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Cast

    from ironstride.web.onboarding.feed_address import FeedAddress

    MakeWeb = Callable[[Callable[[str], bytes]], "FakeWeb"]

PUBLIC = "93.184.216.34"
CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1@x
DTSTAMP:20261101T000000Z
DTSTART;VALUE=DATE:20261201
SUMMARY:Run: 6x800 m intervals
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "172.16.5.5",
        "169.254.169.254",
        "0.0.0.0",  # noqa: S104 - an address to refuse
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "ff02::1",
        "no address",
        "",
    ],
)
def test_addresses_of_no_public_site_are_refused(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(FeedRefusedError):
        public_addresses(read_feed_address("https://x.example/a"), lambda *_: [PUBLIC, address])


@pytest.mark.parametrize("address", [PUBLIC, "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses_are_taken(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "http://example.org/cal.ics",
        "file:///etc/passwd",
        "gopher://example.org/",
        "https://user:word@example.org/",
        "https://example.org:22/",
        "https://example.org:99999/",
        "https://[::1/",
        "https:///path",
        "https://exa mple.org/",
        "https://example.org/\r\nHost: x",
        "https://example.org\\@localhost/",
        "https://example.org/" + "a" * 2000,
        "https://example.org/ä",
        "javascript:alert(1)",
    ],
)
def test_other_addresses_are_refused(text: str) -> None:
    with pytest.raises(FeedRefusedError):
        read_feed_address(text)


def test_webcal_becomes_https() -> None:
    assert read_feed_address(" webcal://Example.org/a?b=c ").url == "https://example.org/a?b=c"


@given(text=st.text(max_size=80) | st.text(max_size=40).map(lambda rest: f"https://{rest}"))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    with contextlib.suppress(FeedRefusedError):
        assert read_feed_address(text).url.startswith("https://")


class FakeWeb:
    """A site without encryption on this machine that pretends to be public."""

    def __init__(self, answer: Callable[[str], bytes]) -> None:
        self.answer = answer
        self.asked: list[str] = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            with client:
                request = client.recv(65536).decode()
                target = request.split(" ")[1]
                self.asked.append(target)
                try:
                    client.sendall(self.answer(target))
                except OSError:
                    continue

    def connect(self, ip: str, address: FeedAddress) -> socket.socket:
        assert is_public(ip)
        assert address.host.endswith(".example")
        return socket.create_connection(self._server.getsockname(), timeout=5)

    def close(self) -> None:
        self._server.close()


@pytest.fixture
def web() -> Iterator[MakeWeb]:
    made: list[FakeWeb] = []

    def make(answer: Callable[[str], bytes]) -> FakeWeb:
        made.append(FakeWeb(answer))
        return made[-1]

    yield make
    for one in made:
        one.close()


def page(body: bytes, head: str = "HTTP/1.1 200 OK") -> bytes:
    return f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


def moved(to: str) -> bytes:
    return f"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode()


def ask(host: str, port: int) -> list[str]:
    return ["10.0.0.7"] if host == "inside.example" else [PUBLIC]


def test_a_feed_is_fetched_also_after_a_redirect(web: MakeWeb) -> None:
    site = web(lambda target: moved("/b") if target == "/a" else page(CALENDAR))
    assert fetch_feed("webcal://x.example/a", ask=ask, connect=site.connect) == CALENDAR
    assert site.asked == ["/a", "/b"]


@pytest.mark.parametrize(
    "to",
    [
        "https://inside.example/",
        "http://x.example/plain",
        "file:///etc/passwd",
        "https://user@x.example/",
        "/a",
    ],
)
def test_a_redirect_leads_to_no_forbidden_place(web: MakeWeb, to: str) -> None:
    site = web(lambda _: moved(to))
    with pytest.raises(FeedRefusedError):
        fetch_feed("https://x.example/a", ask=ask, connect=site.connect)
    assert len(site.asked) <= 5


def test_a_feed_that_is_too_big_packed_or_no_answer_is_refused(
    web: MakeWeb,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feed_fetch, "MAX_FEED_BYTES", 100)
    for answer in (
        page(b"x" * 200),
        b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 5000,
        page(b"x", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip"),
        page(b"x", "HTTP/1.1 500 No"),
        b"not http at all\r\n\r\n",
        b"",
    ):
        site = web(lambda _, answer=answer: answer)  # type: ignore[misc]  # each answer its own
        with pytest.raises(FeedRefusedError):
            fetch_feed("https://x.example/a", ask=ask, connect=site.connect)


def test_a_site_that_drips_is_left_in_time() -> None:
    ours, theirs = socket.socketpair()
    theirs.sendall(b"HTTP/1.1 200 OK\r\n")
    with pytest.raises(FeedRefusedError, match="too long"):
        fetch_feed("https://x.example/", ask=ask, connect=lambda *_: ours, time_limit_s=0.2)
    theirs.close()


def connect_feed(cast: Cast, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(calendar_work, "fetch_feed", lambda _: content)
    cast.client("owner").post(
        url("onboarding_source", cast.athlete), {"way": "feed", "url": "webcal://x.example/cal"}
    )


def test_a_connected_feed_is_read_and_asked_for_again_tomorrow(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect_feed(cast, monkeypatch, CALENDAR)
    assert work_off()
    feed = RunCalendar.objects.get()
    assert (feed.kind, feed.url, feed.problem) == ("feed", "https://x.example/cal", "")
    text = cast.client("owner").get(url("onboarding_step", cast.athlete, "runs")).content.decode()
    assert "1 run to come" in text
    daily = Job.objects.get(state="waiting")
    assert daily.not_before - clock.now() == EVERY


@pytest.mark.parametrize("content", [b"<!doctype html><p>Sign in", b"PK\x03\x04" + b"\0" * 99, b""])
def test_what_is_no_calendar_is_said_and_tried_again_only_by_hand(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    connect_feed(cast, monkeypatch, content)
    work_off()
    job = Job.objects.get(key="")
    assert job.state == "failed"
    assert job.problem


def test_a_feed_that_changed_moves_the_plan_and_a_fault_keeps_the_old_runs(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = answer_all(cast)
    connect_feed(cast, monkeypatch, CALENDAR)
    client.post(url("onboarding_make", cast.athlete))
    work_off()
    daily = Job.objects.filter(kind="calendar", state="waiting")
    daily.update(not_before=clock.now())
    monkeypatch.setattr(
        calendar_work, "fetch_feed", lambda _: CALENDAR.replace(b"20261201", b"20261203")
    )
    assert work_off()
    assert SeasonStep.objects.get().reason == "Your running calendar"

    def fail(_: str) -> bytes:
        raise FeedRefusedError("The site is away.")

    monkeypatch.setattr(calendar_work, "fetch_feed", fail)
    daily.update(not_before=clock.now())
    assert work_off()
    feed = RunCalendar.objects.get()
    assert feed.problem == "The site is away."
    assert b"20261203" in bytes(feed.content)
    assert SeasonStep.objects.count() == 1
    assert daily.count() == 1
