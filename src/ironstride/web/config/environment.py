"""What the environment says: every setting that a person who installs the app may choose.

docs/settings.md lists the same names.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRUE: Final = frozenset({"1", "true", "yes", "on"})
_FALSE: Final = frozenset({"0", "false", "no", "off", ""})
SECRET_FILE: Final = "secret-key"  # noqa: S105 - the name of a file
DATABASE_FILE: Final = "ironstride.sqlite3"
# Every setting, as docs/settings.md has them.
NAMES: Final = (
    "IRONSTRIDE_DATA_DIR",
    "DATABASE_URL",
    "IRONSTRIDE_HTTPS",
    "IRONSTRIDE_HOSTS",
    "IRONSTRIDE_SECRET_KEY",
    "IRONSTRIDE_BEHIND_PROXY",
    "IRONSTRIDE_SIGN_UP",
    "IRONSTRIDE_EMAIL_URL",
    "IRONSTRIDE_EMAIL_FROM",
    "IRONSTRIDE_PRETEND_NOW",
    "IRONSTRIDE_DEBUG",
)


class SettingError(ValueError):
    """A setting of the environment cannot be used; the text says which and what is expected."""


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings; docs/settings.md says what each of them does.

    `keeps_own_secret` says that the key stands in a file of the data folder.
    """

    data_dir: Path
    database_url: str
    secret_key: str
    keeps_own_secret: bool
    hosts: tuple[str, ...]
    origins: tuple[str, ...]
    https: bool
    behind_proxy: bool
    sign_up: bool
    email_url: str
    email_from: str
    pretend_now: str
    debug: bool


def find_data_dir(given: Mapping[str, str]) -> Path:
    """Return the folder of the data, made or not."""
    return Path(given.get("IRONSTRIDE_DATA_DIR") or default_data_dir(given)).absolute()


def default_data_dir(given: Mapping[str, str]) -> Path:
    """Return the folder of the user for data, as the platform has it."""
    root = given.get("XDG_DATA_HOME") or str(Path(given.get("HOME", "~")) / ".local" / "share")
    return Path(root).expanduser() / "ironstride"


def read_environment(given: Mapping[str, str] | None = None) -> Environment:
    """Return the settings of `given`, the process's own environment without it.

    Raises SettingError.
    """
    given = os.environ if given is None else given
    data_dir = find_data_dir(given)
    https = _flag(given, "IRONSTRIDE_HTTPS", default=False)
    hosts = _words(given, "IRONSTRIDE_HOSTS") or ("localhost", "127.0.0.1", "[::1]")
    scheme = "https" if https else "http"
    return Environment(
        data_dir=data_dir,
        database_url=given.get("DATABASE_URL") or f"sqlite:///{data_dir / DATABASE_FILE}",
        secret_key=given.get("IRONSTRIDE_SECRET_KEY") or _own_secret(data_dir),
        keeps_own_secret=not given.get("IRONSTRIDE_SECRET_KEY"),
        hosts=hosts,
        origins=tuple(f"{scheme}://{_any_below(host)}" for host in hosts if host != "*"),
        https=https,
        behind_proxy=_flag(given, "IRONSTRIDE_BEHIND_PROXY", default=False),
        sign_up=_flag(given, "IRONSTRIDE_SIGN_UP", default=False),
        email_url=given.get("IRONSTRIDE_EMAIL_URL", ""),
        email_from=given.get("IRONSTRIDE_EMAIL_FROM", "ironstride@localhost"),
        pretend_now=given.get("IRONSTRIDE_PRETEND_NOW", ""),
        debug=_flag(given, "IRONSTRIDE_DEBUG", default=False),
    )


def _any_below(host: str) -> str:
    """Return a host as origins are written: `.example.org` stands for every name below it."""
    return f"*{host}" if host.startswith(".") else host


def _flag(given: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = given.get(name)
    if value is None:
        return default
    word = value.strip().lower()
    if word not in _TRUE | _FALSE:
        message = f"{name} is {value!r}; say 1 or 0"
        raise SettingError(message)
    return word in _TRUE


def _words(given: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(word for word in given.get(name, "").replace(",", " ").split() if word)


def _own_secret(data_dir: Path) -> str:
    """Return the key of this installation, made at its first start and kept beside its data."""
    path = data_dir / SECRET_FILE
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Only one of several processes that start together makes it.
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    except OSError as error:
        message = f"IRONSTRIDE_DATA_DIR: {path} cannot be written ({error.strerror})"
        raise SettingError(message) from error
    return path.read_text(encoding="ascii")
