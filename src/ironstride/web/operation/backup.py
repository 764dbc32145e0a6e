"""A backup of the embedded database as one file, written while the app is served.

A zip of the database, the secret key and a few words about both. It holds all there is to know of
everybody in it: keep it as you keep the data folder.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ironstride.errors import IronstrideError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Set as AbstractSet

FORMAT: Final = "ironstride.backup/1"
DATABASE: Final = "ironstride.sqlite3"
SECRET: Final = "secret-key"  # noqa: S105 - the name of a file
ABOUT: Final = "backup.json"
_BUSY_S: Final = 20.0
# A database may be large: it is never held in memory.
_CHUNK_BYTES: Final = 1 << 20
# Words about a backup, a key: nothing else in it is so small.
_MOST_WORDS: Final = 100_000


class BackupError(IronstrideError):
    """A backup cannot be written or used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class BackupAbout:
    """What a backup says of itself; `migrations` are the changes of tables that it has seen."""

    version: str
    made_at: str
    migrations: frozenset[str]
    has_secret: bool


def write_backup(database: Path, secret: Path | None, target: Path, at: dt.datetime) -> BackupAbout:
    """Write the database as it is at this moment, checked, to `target`; raises BackupError.

    Whoever writes to the database meanwhile goes on: the copy is one read of a moment.
    """
    if not database.exists():
        raise BackupError(f"there is no database at {database} yet")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name[:40]}.") as folder:
        copy, packed = Path(folder) / DATABASE, Path(folder) / "packed"
        _copy(database, copy)
        check_database(copy)
        has_secret = secret is not None and secret.exists()
        about = BackupAbout(version("ironstride"), at.isoformat(), migrations_in(copy), has_secret)
        _pack(packed, copy, secret if has_secret else None, about)
        packed.chmod(0o600)
        packed.replace(target)
    return about


def _copy(database: Path, copy: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.execute(f"PRAGMA busy_timeout={int(_BUSY_S * 1000)}")
            # All pages in one step: in steps, SQLite begins anew whenever another process writes.
            # With its log of writes (WAL) nobody waits for whoever reads.
            source.backup(target, pages=-1)
            # One file, without a log beside it.
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        text = f"{database} cannot be copied ({error})"
        raise BackupError(f"{text}; ironstride doctor may say why") from error


def check_database(path: Path) -> None:
    """Raise BackupError unless the file is a whole database of Ironstride."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            problems = [row[0] for row in opened.execute("PRAGMA integrity_check(3)")]
            if problems != ["ok"]:
                raise BackupError(f"the database in it is damaged: {problems[0]}")
            if opened.execute("PRAGMA foreign_key_check").fetchone():
                raise BackupError("the database in it is damaged: rows point to rows not there")
    except sqlite3.Error as error:
        raise BackupError(f"the database in it cannot be read ({error})") from error
    if not migrations_in(path):
        raise BackupError("the database in it is none of Ironstride")


def migrations_in(path: Path) -> frozenset[str]:
    """Return the changes of tables that a database has seen, as app.name; none where it is none."""
    query = "SELECT app || '.' || name FROM django_migrations"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            return frozenset(row[0] for row in opened.execute(query))
    except sqlite3.Error:
        return frozenset()


def _pack(packed: Path, copy: Path, secret: Path | None, about: BackupAbout) -> None:
    words = {
        "format": FORMAT,
        "version": about.version,
        "made_at": about.made_at,
        "migrations": sorted(about.migrations),
    }
    with packed.open("xb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            archive.writestr(ABOUT, json.dumps(words, indent=2))
            if secret is not None:
                archive.write(secret, SECRET)
            archive.write(copy, DATABASE)
        file.flush()
        os.fsync(file.fileno())


def unpack_backup(packed: Path, folder: Path, known_migrations: AbstractSet[str]) -> BackupAbout:
    """Lay the parts of a backup into `folder`, checked; raises BackupError.

    A backup whose database has seen changes that are not known here is of a newer version.
    """
    try:
        with zipfile.ZipFile(packed) as archive:
            about = _read_about(archive)
            _require_known(about, known_migrations)
            names = (DATABASE, SECRET) if about.has_secret else (DATABASE,)
            for name in names:
                with archive.open(name) as part, (folder / name).open("xb") as file:
                    shutil.copyfileobj(part, file, _CHUNK_BYTES)
                (folder / name).chmod(0o600)
    except (zipfile.BadZipFile, EOFError, KeyError, NotImplementedError) as error:
        text = f"{packed} is no backup of Ironstride, or was cut off on the way"
        raise BackupError(f"{text}; copy it once more or take another") from error
    except zlib.error as error:
        raise BackupError(f"{packed} is damaged; take another backup") from error
    check_database(folder / DATABASE)
    return about


def _read_about(archive: zipfile.ZipFile) -> BackupAbout:
    if archive.getinfo(ABOUT).file_size > _MOST_WORDS:
        raise zipfile.BadZipFile(ABOUT)
    try:
        words: Any = json.loads(archive.read(ABOUT))
    except ValueError as error:
        raise zipfile.BadZipFile(ABOUT) from error
    if not isinstance(words, dict) or words.get("format") != FORMAT:
        raise zipfile.BadZipFile(ABOUT)
    has_secret = SECRET in archive.namelist()
    if has_secret and archive.getinfo(SECRET).file_size > _MOST_WORDS:
        raise zipfile.BadZipFile(SECRET)
    seen = words.get("migrations")
    return BackupAbout(
        version=str(words.get("version")),
        made_at=str(words.get("made_at")),
        migrations=frozenset(str(one) for one in seen) if isinstance(seen, list) else frozenset(),
        has_secret=has_secret,
    )


def _require_known(about: BackupAbout, known_migrations: AbstractSet[str]) -> None:
    unknown = about.migrations - known_migrations
    if unknown:
        raise BackupError(
            f"this backup is of a newer Ironstride ({about.version}) than the one installed "
            f"({version('ironstride')}); install that version first"
        )


def say_postgres(database_url: str) -> str:
    """Return how a database of PostgreSQL is backed up and restored, without its password."""
    parts = urlsplit(database_url)
    host = f"@{parts.hostname}" if parts.hostname else ""
    port = f":{parts.port}" if parts.port else ""
    url = f"postgresql://{parts.username or ''}{host}{port}{parts.path}"
    return (
        "this installation keeps its data in PostgreSQL, which has its own tools.\n"
        f"  Back up:  pg_dump --format=custom --file=ironstride.dump '{url}'\n"
        "  Restore:  pg_restore --clean --if-exists --no-owner "
        f"--dbname='{url}' ironstride.dump\n"
        "Keep the secret key too: IRONSTRIDE_SECRET_KEY, or the file secret-key in the data folder."
    )
