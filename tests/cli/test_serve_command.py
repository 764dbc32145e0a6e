from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING
from urllib.error import HTTPError

import pytest

from ironstride.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What the tests of this process have set for themselves.
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "IRONSTRIDE_DATA_DIR")
CODE = "import ironstride.cli.main as m, sys; sys.exit(m.main())"
START_S = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Serve a fresh installation; yield its address and what it printed."""
    port = free_port()
    log = tmp_path / "out"
    environment = {key: value for key, value in os.environ.items() if key not in OURS}
    with log.open("w") as out:
        server = subprocess.Popen(
            [
                sys.executable,
                "-c",
                CODE,
                "serve",
                "--data",
                str(tmp_path / "d"),
                "--port",
                str(port),
            ],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=environment | {"PYTHONUNBUFFERED": "1"},
        )
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/health", server)
        yield address, log.read_text()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=20)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not answer")


def test_a_fresh_installation_prints_the_link_for_its_owner(served: tuple[str, str]) -> None:
    address, said = served
    link = re.search(rf"{address}/welcome/\S+", said)
    assert link is not None, said
    with urllib.request.urlopen(link.group()) as page:  # noqa: S310 - our own server
        text = page.read().decode()
    assert "Welcome to Ironstride" in text
    with pytest.raises(HTTPError) as refused:
        urllib.request.urlopen(address)  # noqa: S310 - our own server
    assert refused.value.code == 403
    assert "has no owner yet" in refused.value.read().decode()


def test_a_port_that_is_taken_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main(["serve", "--data", str(tmp_path), "--port", str(port)]) == 2
    assert f"port {port} of 127.0.0.1 cannot be used" in capsys.readouterr().err
