"""Settings and the data folder, looked at before the app is started on them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
import stat
from typing import TYPE_CHECKING, Final

import dj_database_url

from ironstride.web.config.email_url import read_email_url
from ironstride.web.config.environment import (
    DATABASE_FILE,
    NAMES,
    SECRET_FILE,
    Environment,
    SettingError,
    read_environment,
)
from ironstride.web.operation.findings import Finding, good, look, stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_LEAST_FREE_BYTES: Final = 20_000_000
_FEW_FREE_BYTES: Final = 500_000_000
_MAIL_WAIT_S: Final = 3.0
_PRIVATE: Final = stat.S_IRWXG | stat.S_IRWXO


def check_settings(given: Mapping[str, str]) -> list[Finding]:
    """Return every setting that cannot be used, each with what is expected."""
    wrong = [problem for name in NAMES if name in given for problem in _wrong(name, given)]
    return wrong or [good("settings", "every setting can be read")]


def _wrong(name: str, given: Mapping[str, str]) -> Iterator[Finding]:
    # Alone, so that one wrong setting does not hide the next; with a key, so that none is made.
    alone = {"IRONSTRIDE_SECRET_KEY": "x", "HOME": given.get("HOME", "/"), name: given[name]}
    try:
        environment = read_environment(alone)
        if environment.email_url:
            read_email_url(environment.email_url)
        if environment.pretend_now:
            dt.datetime.fromisoformat(environment.pretend_now)
        dj_database_url.parse(environment.database_url)
    except (SettingError, ValueError) as error:
        yield stop("settings", f"{name} cannot be used: {error}", "see docs/settings.md")


def check_folder(data_dir: Path) -> list[Finding]:
    """Return what is wrong with the folder of the data, and how much room it has."""
    if not data_dir.is_dir():
        text = f"there is no folder {data_dir} yet"
        return [stop("data folder", text, "ironstride serve makes it, or name another with --data")]
    if not os.access(data_dir, os.R_OK | os.W_OK | os.X_OK):
        return [stop("data folder", f"{data_dir} cannot be written to", "change its owner")]
    # In a private folder nobody else gets as far as a file.
    inside = [data_dir / name for name in (SECRET_FILE, DATABASE_FILE)]
    open_ones = [one for one in (data_dir, *inside) if _is_open(one)] if _is_open(data_dir) else []
    found = [
        look("data folder", f"others on this machine can read {one}", f"chmod go= {one}")
        for one in open_ones
    ]
    return [
        *(found or [good("data folder", f"{data_dir} is there, writable and private")]),
        _check_room(data_dir),
    ]


def _is_open(path: Path) -> bool:
    return path.exists() and bool(path.stat().st_mode & _PRIVATE)


def _check_room(data_dir: Path) -> Finding:
    free = shutil.disk_usage(data_dir).free
    database = data_dir / DATABASE_FILE
    # A backup and a change of tables need the room of the database once more.
    wanted = _FEW_FREE_BYTES + (database.stat().st_size if database.exists() else 0)
    text = f"{free / 1e9:.1f} GB are free"
    if free < _LEAST_FREE_BYTES:
        return stop("room on the disk", text, "make room: nothing can be stored soon")
    if free < wanted:
        return look("room on the disk", text, f"make room: {wanted / 1e9:.1f} GB are wise")
    return good("room on the disk", text)


def check_addresses(environment: Environment) -> list[Finding]:
    """Return whether browsers can use all of the app under the names that it is reached by."""
    others = sorted(set(environment.hosts) - _LOCAL)
    found = []
    if "*" in others:
        found.append(
            look("addresses", "IRONSTRIDE_HOSTS=* takes any name", "name the hosts one by one")
        )
    if others and not environment.https:
        text = f"{', '.join(others)} without https: phones keep no sets offline, and no passkeys"
        found.append(
            look(
                "addresses", text, "serve over https and set IRONSTRIDE_HTTPS=1 (docs/settings.md)"
            )
        )
    if environment.https and not environment.behind_proxy:
        text = "IRONSTRIDE_HTTPS is set, but no proxy that speaks it"
        advice = "set IRONSTRIDE_BEHIND_PROXY=1 behind a proxy that sets X-Forwarded-Proto"
        found.append(look("addresses", text, advice))
    if environment.behind_proxy and not environment.https:
        text = "IRONSTRIDE_BEHIND_PROXY is set without IRONSTRIDE_HTTPS"
        found.append(look("addresses", text, "set IRONSTRIDE_HTTPS=1, or take it away"))
    names = ", ".join(environment.hosts)
    return found or [good("addresses", f"served as {names}; offline use and passkeys work")]


def check_oddities(environment: Environment) -> list[Finding]:
    """Return settings that are for trying things out only."""
    odd = {"IRONSTRIDE_DEBUG": environment.debug, "IRONSTRIDE_PRETEND_NOW": environment.pretend_now}
    return [
        look("settings", f"{name} is set", "take it away where people use the app")
        for name, value in odd.items()
        if value
    ]


def check_mail(environment: Environment) -> Finding:
    """Return whether the mail server answers, where one is set."""
    if not environment.email_url:
        return good("mail", "no mail server is set: links are given by hand, nothing is mailed")
    server = read_email_url(environment.email_url)
    try:
        with socket.create_connection((server.host, server.port), timeout=_MAIL_WAIT_S):
            pass
    except OSError as error:
        text = f"{server.host}:{server.port} does not answer ({error})"
        return look("mail", text, "check IRONSTRIDE_EMAIL_URL and the mail server")
    if environment.email_from.endswith("@localhost"):
        text = f"mail is sent from {environment.email_from}, which few servers take"
        return look("mail", text, "set IRONSTRIDE_EMAIL_FROM to an address of your own")
    return good("mail", f"{server.host}:{server.port} answers")
