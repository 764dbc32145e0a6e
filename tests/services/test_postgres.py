"""The tests' own PostgreSQL: found, started, and gone afterwards however the tests end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import postgres
import psycopg
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COMMAND = Path(postgres.__file__)
SAY_URL = "import os, time; print(os.environ['DATABASE_URL'], flush=True); time.sleep(60)"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with postgres.postgres_server() as url:
        yield url


def folder_of(url: str) -> Path:
    return Path(unquote(urlsplit(url).hostname or ""))


def programs(folder: Path, names: tuple[str, ...] = postgres.PROGRAMS) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).touch(mode=0o755)
    return folder


def test_a_given_server_is_used_as_it_is() -> None:
    given = "postgresql://me@db.example/x"
    with postgres.postgres_server({"DATABASE_URL": given}) as url:
        assert url == given


def test_the_address_of_another_kind_of_database_is_no_server() -> None:
    with postgres.postgres_server({"DATABASE_URL": "sqlite:///x.db"}) as url:
        assert url.startswith("postgresql://")
        folder = folder_of(url)
        assert folder.is_dir()
    assert not folder.exists()


def test_a_new_database_is_empty_and_dropped_afterwards(server: str) -> None:
    with postgres.fresh_database(server) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept (id int)")
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url)


def test_a_database_that_is_still_in_use_is_dropped_too(server: str) -> None:
    with postgres.fresh_database(server) as url:
        left_open = psycopg.connect(url)
    with pytest.raises(psycopg.OperationalError):
        left_open.execute("SELECT 1")
    left_open.close()


def test_letters_beyond_ascii_change_case(server: str) -> None:
    with psycopg.connect(server) as connection:
        assert connection.execute("SELECT upper('ä')").fetchone() == ("Ä",)


def test_programs_on_the_path_come_first(tmp_path: Path) -> None:
    first, second = programs(tmp_path / "a" / "bin"), programs(tmp_path / "15" / "bin")
    assert postgres.find_programs(str(first), [str(second)]) == first


def test_of_installed_versions_the_newest_is_taken(tmp_path: Path) -> None:
    programs(tmp_path / "9" / "bin")
    newest = programs(tmp_path / "17" / "bin")
    assert postgres.find_programs("", [f"{tmp_path}/*/bin"]) == newest


def test_a_client_alone_is_no_server(tmp_path: Path) -> None:
    client = programs(tmp_path / "bin", ("psql", "pg_ctl"))
    found = postgres.find_programs(str(client), [])
    assert found != client
    assert found is None or "pgserver" in str(found)


def test_the_package_brings_a_server_that_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = postgres.find_programs("", [])
    assert packaged is not None
    monkeypatch.setattr(postgres, "find_programs", lambda: packaged)
    with postgres.postgres_server({}) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
def test_a_copy_beside_the_cluster_serves_where_the_package_is_out_of_reach(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packaged = postgres.find_programs("", [])
    assert packaged is not None
    real_run = postgres._run

    def run_unless_in_package(command: Sequence[str | Path], folder: Path, who: str | None) -> None:
        if Path(command[0]).is_relative_to(packaged):
            raise PermissionError(command[0])
        real_run(command, folder, who)

    monkeypatch.setattr(postgres, "_run", run_unless_in_package)
    monkeypatch.setattr(postgres, "find_programs", lambda: packaged)
    with postgres.postgres_server({}) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_where_memory_is_short_the_cluster_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "MEMORY", tmp_path)
    assert postgres._quickest() == str(tmp_path)
    monkeypatch.setattr(postgres, "ROOM_BYTES", 2**60)
    assert postgres._quickest() is None


def test_without_any_server_the_three_ways_out_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(postgres, "find_programs", lambda: None)
    assert postgres.main(["true"]) == 1
    said = capsys.readouterr().err
    assert all(way in said for way in ("DATABASE_URL", "apt-get install", "pip install"))


def test_the_exit_code_of_the_command_is_handed_on() -> None:
    done = subprocess.run(start_of("raise SystemExit(5)"), env=ungiven(), check=False)
    assert done.returncode == 5


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_nothing_is_left_when_the_command_is_ended(end: signal.Signals) -> None:
    with subprocess.Popen(
        start_of(SAY_URL),
        env=ungiven(),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        folder = folder_of(running.stdout.readline().strip())
        pid = int((folder / "cluster" / "postmaster.pid").read_text().split()[0])
        # As a terminal does it: Ctrl-C goes to everybody.
        os.killpg(running.pid, end) if end == signal.SIGINT else running.send_signal(end)
        running.wait(timeout=20)
        assert gone_in_time(folder, pid)
        if end == signal.SIGKILL:
            os.killpg(running.pid, signal.SIGKILL)  # the command itself, an orphan now


def ungiven() -> dict[str, str]:
    """Return our environment without a given server."""
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}


def start_of(code: str) -> list[str]:
    return [sys.executable, str(COMMAND), sys.executable, "-c", code]


def gone_in_time(folder: Path, pid: int, limit_s: float = 10) -> bool:
    until = time.monotonic() + limit_s
    while folder.exists() or Path(f"/proc/{pid}").exists():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
