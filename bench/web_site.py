"""A server of its own for a bench, and people who use it."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_CASES: Final = Path(__file__).with_name("web_cases.py")
_CODE: Final = "import sys; from ironstride.cli.main import main; sys.exit(main())"
_CSRF: Final = "ironstride_csrf"
_OURS: Final = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "IRONSTRIDE_DATA_DIR")
_START_S: Final = 60.0
_END_S: Final = 20.0
_LOOK_S: Final = 0.05
_ANSWER_S: Final = 30.0
OK: Final = 200


@dataclass
class Site:
    """An installation and its server, which may be killed and started again."""

    data: Path
    port: int
    environment: dict[str, str]
    log: IO[bytes]
    server: subprocess.Popen[bytes] | None = None

    def start(self) -> float:
        """Start the server and return the seconds until it answers."""
        begun_s = time.perf_counter()
        self.server = subprocess.Popen(
            [sys.executable, "-c", _CODE, "serve", "--port", str(self.port)],
            env=self.environment,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.wait()
        return time.perf_counter() - begun_s

    def wait(self) -> float:
        """Return the seconds until the server answers; raises TimeoutError."""
        begun_s, visitor = time.perf_counter(), Person(self.port)
        while time.perf_counter() - begun_s < _START_S:
            try:
                if visitor.get("/health")[0] == OK:
                    visitor.close()
                    return time.perf_counter() - begun_s
            except (OSError, http.client.HTTPException):
                time.sleep(_LOOK_S)
        raise TimeoutError

    def processes(self) -> dict[int, str]:
        """Return the processes of the server: `serve`, `web` and `worker` by their ids."""
        if self.server is None:
            return {}
        found = {self.server.pid: "serve"}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                group = int(path.read_text().rpartition(")")[2].split()[2])
                words = (path.parent / "cmdline").read_text()
            except (OSError, ValueError):
                continue
            number = int(path.parent.name)
            if group == self.server.pid and number not in found:
                found[number] = "worker" if "\0worker\0" in words else "web"
        return found

    def kill_all(self) -> None:
        """Kill every process of the server at once."""
        if self.server is not None:
            os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()

    def end(self) -> None:
        """End the server as Ctrl-C does, and whatever is left of it."""
        if self.server is None or self.server.poll() is not None:
            return
        self.server.send_signal(signal.SIGTERM)
        try:
            self.server.wait(timeout=_END_S)
        except subprocess.TimeoutExpired:
            self.kill_all()

    def wait_for_jobs(self, at_most_s: float) -> dict[str, int]:
        """Wait until no job waits or runs, and return how many are in which state."""
        until_s = time.perf_counter() + at_most_s
        while time.perf_counter() < until_s:
            states: dict[str, int] = self.cases(0, "jobs")
            if not {"waiting", "running"} & states.keys():
                return states
            time.sleep(1)
        return states

    def cases(self, people: int, *words: str) -> Any:  # noqa: ANN401 - a tree of JSON
        """Run web_cases.py on the installation and return what it says."""
        done = subprocess.run(
            [sys.executable, str(_CASES), str(people), *words],
            env=self.environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        return json.loads(done.stdout)


@contextmanager
def open_site(database_url: str | None = None) -> Iterator[Site]:
    """Yield a new installation that is not served yet; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="ironstride-bench-") as folder:
        data = Path(folder) / "data"
        data.mkdir(mode=0o700)
        given = {key: value for key, value in os.environ.items() if key not in _OURS}
        given |= {"IRONSTRIDE_DATA_DIR": str(data)}
        if database_url is not None:
            given["DATABASE_URL"] = database_url
        with (Path(folder) / "log").open("wb") as log:
            site = Site(data, free_port(), given, log)
            try:
                yield site
            finally:
                site.end()


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Person:
    """Somebody with a browser: one connection and its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _connection: http.client.HTTPConnection | None = None

    def sign_in(self, address: str) -> None:
        """Use a link that signs in once."""
        status, _ = self.get(address)
        if status == OK:
            status, _ = self._ask("POST", address, f"csrfmiddlewaretoken={self.cookies[_CSRF]}")
        if status >= http.HTTPStatus.BAD_REQUEST:
            message = f"signing in was answered with {status}"
            raise RuntimeError(message)

    def get(self, address: str) -> tuple[int, bytes]:
        """Return the status and the body of a page."""
        return self._ask("GET", address)

    def post(self, address: str, tree: object) -> tuple[int, bytes]:
        """Send JSON as the app's own pages do."""
        return self._ask("POST", address, json.dumps(tree), "application/json")

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ask(self, method: str, address: str, body: str = "", kind: str = "") -> tuple[int, bytes]:
        if self._connection is None:
            self._connection = http.client.HTTPConnection("localhost", self.port, timeout=_ANSWER_S)
        headers = {"Cookie": "; ".join(f"{name}={word}" for name, word in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = kind or "application/x-www-form-urlencoded"
            headers["X-CSRFToken"] = self.cookies.get(_CSRF, "")
        try:
            self._connection.request(method, address, body or None, headers)
            answer = self._connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            # The next one begins with a new connection.
            self.close()
            raise
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return answer.status, content
