"""`ironstride backup`: the embedded database as one file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ironstride.web.config.environment import Environment

_DATA_HELP = "Folder of the database; else that of the user."


@click.group("backup", short_help="Back the app's database up while it serves, and restore it.")
def command() -> None:
    """Back the app's database up while it serves, and restore it.

    A backup is one file: the database, the key that sessions and links are signed with, and the
    version. Whoever has it can read everything in it. A database of PostgreSQL has its own tools:
    the commands say which.
    """


@command.command("write")
@click.argument("file", metavar="FILE")
@click.option("--data", metavar="DIR", help=_DATA_HELP)
@click.option("--force", is_flag=True, help="Replace FILE when it is there.")
def write(*, file: str, data: str | None, force: bool) -> None:
    """Write a backup to FILE, checked before it gets its name.

    The app may go on meanwhile. FILE holds all that was stored when it began.
    """
    target = Path(file)
    if target.exists() and not force:
        raise click.UsageError(f"{file} is there already; choose another name or add --force")
    if not target.parent.is_dir():
        raise click.UsageError(f"the folder {target.parent} does not exist; make it first")
    environment = _start(data)
    from ironstride.web.config.clock import now
    from ironstride.web.operation.backup import SECRET, BackupError, write_backup

    secret = environment.data_dir / SECRET if environment.keeps_own_secret else None
    try:
        about = write_backup(_database(environment), secret, target, now())
    except BackupError as error:
        raise click.UsageError(str(error)) from error
    size_mb = target.stat().st_size / 1e6
    click.echo(f"{file}: {size_mb:.1f} MB, whole and checked")
    if not about.has_secret:
        click.echo("The secret key stands in IRONSTRIDE_SECRET_KEY: keep it too, apart from this.")


@command.command("restore")
@click.argument("file", metavar="FILE")
@click.option("--data", metavar="DIR", help=_DATA_HELP)
def restore(*, file: str, data: str | None) -> None:
    """Put the database of FILE in the place of the one in DIR.

    Not while a server or a worker runs on it. FILE is checked and brought to this version first;
    the database that was there is kept beside it under a name with the date.
    """
    if not Path(file).is_file():
        raise click.UsageError(f"{file}: there is no such file")
    environment = _start(data)
    from ironstride.web.config.clock import now
    from ironstride.web.operation.backup import BackupError
    from ironstride.web.operation.in_use import FolderInUseError
    from ironstride.web.operation.restoring import restore_backup

    try:
        about, kept = restore_backup(
            Path(file), environment.data_dir, _database(environment), now()
        )
    except (BackupError, FolderInUseError) as error:
        raise click.UsageError(f"{error}; nothing was changed") from error
    click.echo(f"Restored: the database as of {about.made_at[:16].replace('T', ' ')} (UTC)")
    for path in kept:
        click.echo(f"What was there before: {path}")
    if not about.has_secret:
        click.echo("No secret key is in it: with another one everybody signs in again.")


def _start(data: str | None) -> Environment:
    from ironstride.cli.web_start import start_web

    start_web(data)
    from django.conf import settings

    environment: Environment = settings.ENVIRONMENT
    return environment


def _database(environment: Environment) -> Path:
    """Return the file of the database; raises click.UsageError where it is none."""
    from django.conf import settings

    from ironstride.web.operation.backup import say_postgres

    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        raise click.UsageError(say_postgres(environment.database_url))
    return Path(settings.DATABASES["default"]["NAME"])
