"""The database, the files of this version and the work that waits, looked at from inside."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max, Min

from ironstride.web.config.clock import now
from ironstride.web.config.installation import are_static_files_there
from ironstride.web.jobs.models import Job
from ironstride.web.logbook.models import SetFact
from ironstride.web.operation.findings import Finding, good, look, stop
from ironstride.web.operation.in_use import is_in_use

if TYPE_CHECKING:
    from collections.abc import Iterator

# What Django asks for.
_LEAST_POSTGRES: Final = 140000
_START: Final = "ironstride serve brings it up to date"
# A worker that lives takes a job within seconds.
_LONG_WAIT: Final = dt.timedelta(minutes=2)
_LATELY: Final = dt.timedelta(days=1)
_MINUTE: Final = "%Y-%m-%d %H:%M"
_CLOCK_SLACK: Final = dt.timedelta(minutes=5)


def check_database() -> list[Finding]:
    """Return whether the database answers and is whole, and whether its tables are those needed."""
    try:
        connection.ensure_connection()
        own = [*(_check_sqlite() if connection.vendor == "sqlite" else _check_postgres())]
    except DatabaseError as error:
        text = f"the database does not answer or is damaged ({str(error).strip()})"
        return [stop("database", text, "check DATABASE_URL, or restore a backup")]
    tables = _check_tables()
    return [*own, *tables, *([] if any(one.state == "stop" for one in tables) else check_work())]


def _check_sqlite() -> Iterator[Finding]:
    name = settings.DATABASES["default"]["NAME"]
    problem = _ask("PRAGMA quick_check(1)")
    if problem != "ok":
        yield stop("database", f"{name} is damaged: {problem}", "restore a backup")
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        if cursor.fetchone():
            text = f"{name} holds rows that point to rows which are not there"
            yield stop("database", text, "restore a backup")
            return
    mode = _ask("PRAGMA journal_mode")
    if mode != "wal":
        text = f"{name} is not in WAL mode ({mode}): who reads waits for who writes"
        yield look("database", text, "use a local disk: network folders cannot do it")
        return
    yield good("database", f"{name} is whole")


def _check_postgres() -> Iterator[Finding]:
    number, version = int(_ask("SHOW server_version_num")), _ask("SHOW server_version")
    encoding = _ask("SHOW server_encoding")
    if number < _LEAST_POSTGRES:
        yield stop("database", f"PostgreSQL {version} is too old", "14 or newer is needed")
    elif encoding != "UTF8":
        text = f"the database is in {encoding}: not every name can be stored"
        yield stop("database", text, "make it with ENCODING 'UTF8'")
    else:
        yield good("database", f"PostgreSQL {version} answers")


def _ask(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return str(cursor.fetchone()[0])


def _check_tables() -> list[Finding]:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        text = f"{len(missing)} changes of tables are not made yet"
        return [stop("tables", text, _START)]
    newer = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if newer:
        text = "the tables are of a newer Ironstride than the one installed"
        return [stop("tables", text, "install the newer version again")]
    if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
        return [stop("tables", "the table that counts attempts to sign in is missing", _START)]
    return [good("tables", "all changes of this version are made")]


def check_files() -> Finding:
    """Return whether the pages' files of this version are laid out."""
    if are_static_files_there():
        return good("files of the pages", "those of this version are laid out")
    return look("files of the pages", "those of this version are not laid out yet", _START)


def check_work() -> list[Finding]:
    """Return whether somebody does the long work, and whether the clock goes right."""
    return [*_check_jobs(), _check_clock()]


def _check_jobs() -> Iterator[Finding]:
    at, is_served = now(), is_in_use(settings.ENVIRONMENT.data_dir)
    dead = Job.objects.filter(state="running", leased_until__lt=at).count()
    waiting = Job.objects.filter(state="waiting", not_before__lte=at)
    oldest: dt.datetime | None = waiting.aggregate(at=Min("not_before"))["at"]
    failed = Job.objects.filter(state="failed", ended_at__gt=at - _LATELY).count()
    is_late = oldest is not None and at - oldest > _LONG_WAIT
    start = "start ironstride serve, or ironstride worker; look at what they print"
    if dead:
        yield look("long work", f"{dead} jobs were begun by workers that are gone", start)
    if oldest is not None and is_late:
        minutes = int((at - oldest).total_seconds() // 60)
        text = f"{waiting.count()} jobs wait, the oldest for {minutes} minutes"
        yield look("long work", text, start)
    if failed:
        text = f"{failed} jobs could not be done since yesterday"
        yield look("long work", text, "their pages say why; the log of the worker says more")
    if not (dead or is_late or failed):
        yield good("long work", "none is stuck" + ("" if is_served else "; nothing serves now"))


def _check_clock() -> Finding:
    """Return whether something was stored later than the clock says it is."""
    stored = [
        SetFact.objects.aggregate(at=Max("received_at"))["at"],
        Job.objects.aggregate(at=Max("made_at"))["at"],
    ]
    newest = max((one for one in stored if one is not None), default=None)
    at = now()
    if newest is not None and newest > at + _CLOCK_SLACK:
        text = (
            f"it is {at:%Y-%m-%d %H:%M} here, but something was stored at {newest:%Y-%m-%d %H:%M}"
        )
        return look("clock", text, "set the clock of this machine (NTP)")
    return good("clock", f"{at:{_MINUTE}} UTC")
