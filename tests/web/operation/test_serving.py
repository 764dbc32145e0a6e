"""What serves belongs together: a killed part is replaced, and none outlives the whole."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

import pytest

from web_site import open_site

if TYPE_CHECKING:
    from collections.abc import Callable

WAIT_S = 30


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
