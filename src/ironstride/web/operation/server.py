"""Serves the app: web processes, and one worker for long work beside them."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import Final

from django.conf import settings

_APPLICATION: Final = "ironstride.web.config.wsgi:application"
_WEB_PROCESSES: Final = 2
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Address:
    """Where the app is served."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """What to open on this machine."""
        host = "localhost" if self.host in LOOPBACK | {"0.0.0.0", "::"} else self.host  # noqa: S104 - a name to compare with
        return f"http://{host}:{self.port}"


def find_obstacle(address: Address) -> str | None:
    """Return why the app cannot be served there, None where it can."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as error:
            return f"port {address.port} of {address.host} cannot be used ({error.strerror})"
    return None


def known_hosts(host: str) -> str:
    """Return the names this machine is reached by when it serves others than itself."""
    names = ["localhost", "127.0.0.1", "[::1]"]
    if host not in LOOPBACK:
        own = socket.gethostname()
        names += [own, f"{own}.local"]
        with contextlib.suppress(OSError):
            names += socket.gethostbyname_ex(own)[2]
        if host not in {"0.0.0.0", "::"}:  # noqa: S104 - a name to compare with
            names.append(host)
    return " ".join(dict.fromkeys(names))


def serve(address: Address) -> None:
    """Serve until a signal ends it; the worker ends with it."""
    from granian import Granian
    from granian.constants import Interfaces

    worker = start_worker()
    try:
        Granian(
            _APPLICATION,
            address=address.host,
            port=address.port,
            interface=Interfaces.WSGI,
            workers=_WEB_PROCESSES,
            # More threads only get into each other's way.
            blocking_threads=1,
            respawn_failed_workers=True,
            log_access=settings.DEBUG,
        ).serve()
    finally:
        worker.terminate()
        worker.wait(timeout=10)


def start_worker() -> subprocess.Popen[bytes]:
    """Start a process that does long work, and ends when this one does."""
    code = "import sys; from ironstride.cli.main import main; sys.exit(main(['worker', '--child']))"
    return subprocess.Popen([sys.executable, "-c", code])  # noqa: S603 - our own program


def work(*, is_child: bool) -> None:
    """Do long work until a signal ends it; with `is_child` also when the parent is gone."""
    from ironstride.web.jobs.worker import work_on

    over, parent = threading.Event(), os.getppid()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: over.set())

    def is_over(seconds: float) -> bool:
        return over.wait(seconds) or (is_child and os.getppid() != parent)

    work_on(is_over)
