"""What serves belongs together: a killed part is replaced, and none outlives the whole."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import sys
import time
from typing import TYPE_CHECKING

import pytest

from web_site import open_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from web_site import Site

WAIT_S = 30
# Docker kills what has not ended after ten seconds; a busy machine gets twice that.
END_S = 20
HALF_A_REQUEST = (
    b"POST /account/login/ HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\nhalf="
)


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + WAIT_S
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
def test_a_killed_worker_is_followed_by_another_and_nothing_outlives_the_server() -> None:
    with open_site() as site:
        site.start()
        assert site.server is not None

        def of_kind(kind: str) -> set[int]:
            return {number for number, own in site.processes().items() if own == kind}

        wait_for(lambda: len(of_kind("worker")) == 1)
        (killed,) = of_kind("worker")
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: len(of_kind("worker") - {killed}) == 1)
        assert of_kind("web")
        os.kill(site.server.pid, signal.SIGKILL)
        site.server.wait()
        wait_for(lambda: not of_kind("web") | of_kind("worker"))
        assert site.start() > 0


def visit_without_leaving(site: Site) -> list[http.client.HTTPConnection | socket.socket]:
    """Hold connections as browsers do, and requests that never come to their end."""
    held: list[http.client.HTTPConnection | socket.socket] = []
    for _ in range(4):
        kept = http.client.HTTPConnection("localhost", site.port, timeout=WAIT_S)
        kept.request("GET", "/health")
        kept.getresponse().read()
        slow = socket.create_connection(("localhost", site.port), timeout=WAIT_S)
        slow.sendall(HALF_A_REQUEST)
        held += [kept, slow]
    return held


@pytest.mark.skipif(sys.platform != "linux", reason="processes are found in /proc")
@pytest.mark.parametrize("deaf", [(), ("worker",), ("web", "worker")])
def test_the_server_ends_when_told_whoever_is_busy(deaf: tuple[str, ...]) -> None:
    """A process that is stopped stands for one that hears nothing while it works."""
    with open_site() as site:
        site.start()
        assert site.server is not None
        held = visit_without_leaving(site)
        wait_for(lambda: "worker" in site.processes().values())
        for number, kind in site.processes().items():
            if kind in deaf:
                os.kill(number, signal.SIGSTOP)
        try:
            site.server.send_signal(signal.SIGTERM)
            assert site.server.wait(END_S) == 0
            left = {number: kind for number, kind in site.processes().items() if kind != "serve"}
            assert left == {}
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(site.server.pid, signal.SIGKILL)
            for one in held:
                one.close()
