"""Serves the app: web processes, and one worker for long work beside them."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import DatabaseError, connection

from ironstride.web.operation.in_use import using

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_APPLICATION: Final = "ironstride.web.operation.served:application"
# As operation.served has it, which is the app itself and for the web's processes only.
_WATCHED_BY: Final = "_IRONSTRIDE_WATCHED_BY"
_WEB_PROCESSES: Final = 2
_LAST_SECONDS: Final = 3
# How often it is looked whether the worker lives.
_LOOK_S: Final = 0.5
# A worker looks for work about once a second, and for sessions to prepare so seldom.
_ROUNDS_BETWEEN_LOOKS: Final = 300
_LOG: Final = logging.getLogger(__name__)
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
    """Serve until a signal ends it; the worker ends with it.

    Raises FolderInUseError while somebody restores the data folder.
    """
    from granian import Granian
    from granian.constants import Interfaces

    os.environ[_WATCHED_BY] = str(os.getpid())
    with using(settings.ENVIRONMENT.data_dir), _worker_beside():
        Granian(
            _APPLICATION,
            address=address.host,
            port=address.port,
            interface=Interfaces.WSGI,
            workers=_WEB_PROCESSES,
            # More threads only get into each other's way.
            blocking_threads=1,
            respawn_failed_workers=True,
            # A browser that keeps its connection open must not keep the server from ending.
            workers_kill_timeout=_LAST_SECONDS,
            log_access=settings.DEBUG,
        ).serve()


@contextlib.contextmanager
def _worker_beside() -> Iterator[None]:
    """Keep one worker alive until the block ends; one that is killed is followed by another."""
    is_over = threading.Event()
    workers = [start_worker()]

    def follow() -> None:
        while not is_over.wait(_LOOK_S):
            if workers[-1].poll() is not None and not is_over.is_set():
                workers.append(start_worker())

    watch = threading.Thread(target=follow, daemon=True)
    watch.start()
    try:
        yield
    finally:
        is_over.set()
        watch.join()
        _end_soon(workers[-1])


def _end_soon(worker: subprocess.Popen[bytes]) -> None:
    """End a worker, in the middle of a job where it has to be: the next one takes that up."""
    worker.terminate()
    try:
        worker.wait(timeout=_LAST_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


def start_worker() -> subprocess.Popen[bytes]:
    """Start a process that does long work, and ends when this one does."""
    code = "import sys; from ironstride.cli.main import main; sys.exit(main())"
    words = ["worker", "--child-of", str(os.getpid())]
    return subprocess.Popen([sys.executable, "-c", code, *words])  # noqa: S603 - our own program


def work(*, child_of: int | None = None) -> None:
    """Do long work until a signal ends it; with the process id of a parent also when it is gone."""
    from ironstride.web.jobs.worker import release_dead, work_on

    over, looks = threading.Event(), count()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda *_: over.set())

    def is_over(seconds: float) -> bool:
        if next(looks) % _ROUNDS_BETWEEN_LOOKS == 0:
            _look_ahead()
        return over.wait(seconds) or (child_of is not None and os.getppid() != child_of)

    with using(settings.ENVIRONMENT.data_dir):
        _quietly(release_dead)
        work_on(is_over)


def _look_ahead() -> None:
    from ironstride.web.operation.forgetting import forget_what_is_over
    from ironstride.web.plans.preparing import ask_for_coming_sessions

    _quietly(ask_for_coming_sessions)
    _quietly(forget_what_is_over)


def _quietly(do: Callable[[], object]) -> None:
    """Do what may wait for the next time where the database is away or not made yet."""
    try:
        do()
    except DatabaseError:
        _LOG.warning("the database could not be read; it is tried again")
        connection.close()
