"""A data folder as a backup has it: everything is ready before anything is replaced."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from ironstride.web.operation.backup import DATABASE, SECRET, BackupAbout, unpack_backup
from ironstride.web.operation.in_use import using

if TYPE_CHECKING:
    import datetime as dt


def known_migrations() -> frozenset[str]:
    """Return the changes of tables that this version knows, replaced ones included."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    replaced = {old for one in loader.disk_migrations.values() for old in one.replaces}
    return frozenset(f"{app}.{name}" for app, name in {*loader.disk_migrations, *replaced})


def restore_backup(
    packed: Path, data_dir: Path, database: Path, at: dt.datetime
) -> tuple[BackupAbout, list[Path]]:
    """Put the database of a backup, brought to this version, in the place of the one there.

    Returns what the backup says of itself and where what stood there is now. Raises BackupError
    and FolderInUseError, and then has changed nothing.
    """
    stamp = at.strftime("%Y-%m-%d-%H%M%S")
    with (
        using(data_dir, alone=True),
        tempfile.TemporaryDirectory(dir=data_dir, prefix=".restore.") as name,
    ):
        folder = Path(name)
        about = unpack_backup(packed, folder, known_migrations())
        _migrate(folder / DATABASE)
        kept = [_set_aside(database, stamp)]
        (folder / DATABASE).replace(database)
        if about.has_secret:
            secret = data_dir / SECRET
            is_same = secret.exists() and secret.read_bytes() == (folder / SECRET).read_bytes()
            kept.append(None if is_same else _set_aside(secret, stamp))
            (folder / SECRET).replace(secret)
    return about, [one for one in kept if one is not None]


def _migrate(path: Path) -> None:
    """Bring the tables of a database that is not in its place yet to this version."""
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(path)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    _fold_log(path)


def _fold_log(path: Path) -> None:
    """Write what stands in the log beside a database into it: then it is one file."""
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        opened.execute("PRAGMA journal_mode=DELETE")


def _set_aside(path: Path, stamp: str) -> Path | None:
    """Give a file a dated name beside it, its log written into it where that can be."""
    if not path.exists():
        return None
    aside = path.with_name(f"{path.stem}-before-{stamp}{path.suffix}")
    if path.suffix:
        try:
            _fold_log(path)
        except sqlite3.Error:
            # What is damaged is kept as it is, with its log.
            for log in ("-wal", "-shm"):
                beside = path.with_name(path.name + log)
                if beside.exists():
                    shutil.move(beside, aside.with_name(aside.name + log))
    path.rename(aside)
    return aside
