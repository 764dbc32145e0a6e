"""A backup holds what was stored when it began, and comes back whole or not at all."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from installation_cases import MAKE, call, environment, in_app

from ironstride.web.operation.backup import BackupError, say_postgres, unpack_backup
from ironstride.web.operation.in_use import FolderInUseError, using

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SETS = 200
# Stores sets one by one and says each one that is stored for good.
WRITER = f"""
import datetime as dt, uuid
from ironstride.web.accounts.models import AthleteRow
from ironstride.web.logbook.services import sync_facts
row = AthleteRow.objects.get()
for number in range({SETS}):
    fact = dict(type="set", id=str(uuid.uuid4()), exercise="back-squat", set_kind="load_reps",
        kind="work", reps=5, load_kg=60, performed_at="2026-11-24T18:42:10")
    print(*sync_facts(row, [fact], "phone").saved, flush=True)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an installation with an owner."""
    data = tmp_path_factory.mktemp("made")
    done = in_app(data, MAKE)
    assert done.returncode == 0, done.stderr
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


@pytest.fixture(scope="module")
def backup(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backup") / "b.zip"
    assert call("backup", "write", path, "--data", made).returncode == 0
    return path


def ask(database: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(database)) as opened:
        return [row[0] for row in opened.execute(query)]


def test_sets_stored_before_a_backup_began_are_in_it_though_more_are_written(
    data: Path, tmp_path: Path
) -> None:
    begin = "from ironstride.web.config.installation import set_up_django as go; go()\n"
    writer = subprocess.Popen(
        [sys.executable, "-c", begin + WRITER],
        env=environment(IRONSTRIDE_DATA_DIR=str(data)),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    stored = [writer.stdout.readline().strip() for _ in range(20)]
    target = tmp_path / "b.zip"
    done = call("backup", "write", target, "--data", data)
    assert done.returncode == 0, done.stderr
    rest = writer.communicate(timeout=60)[0].split()
    assert len(stored) + len(rest) == SETS
    folder = tmp_path / "unpacked"
    folder.mkdir()
    with zipfile.ZipFile(target) as archive:
        archive.extract("ironstride.sqlite3", folder)
    held = ask(folder / "ironstride.sqlite3", "SELECT id FROM logbook_setfact")
    assert {one.replace("-", "") for one in stored} <= set(held)
    assert ask(folder / "ironstride.sqlite3", "PRAGMA integrity_check") == ["ok"]
    # A set and the count of changes are stored together or not at all.
    (number,) = ask(folder / "ironstride.sqlite3", "SELECT log_number FROM accounts_athleterow")
    assert int(number) == len(held)


def test_a_restored_folder_is_the_one_backed_up_and_keeps_what_was_there(
    data: Path, backup: Path
) -> None:
    database = data / "ironstride.sqlite3"
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute("UPDATE accounts_user SET first_name = 'Changed'")
    (data / "secret-key").write_text("another")
    done = call("backup", "restore", backup, "--data", data)
    assert done.returncode == 0, done.stderr
    assert ask(database, "SELECT first_name FROM accounts_user") == ["Owner"]
    assert (data / "secret-key").read_text() != "another"
    (before,) = data.glob("ironstride-before-*.sqlite3")
    assert ask(before, "SELECT first_name FROM accounts_user") == ["Changed"]
    (secret,) = data.glob("secret-key-before-*")
    assert secret.read_text() == "another"
    assert call("doctor", "--data", data).returncode == 0


def test_a_backup_is_restored_on_another_machine(backup: Path, tmp_path: Path) -> None:
    done = call("backup", "restore", backup, "--data", tmp_path / "new")
    assert done.returncode == 0, done.stderr
    database = tmp_path / "new" / "ironstride.sqlite3"
    assert ask(database, "SELECT email FROM accounts_user") == ["owner@example.org"]


def test_an_older_backup_is_brought_to_this_version(
    data: Path, backup: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.zip"
    repack(backup, old, change=lambda database: go_back(database, "jobs"))
    done = call("backup", "restore", old, "--data", data)
    assert done.returncode == 0, done.stderr
    assert ask(data / "ironstride.sqlite3", "SELECT count(*) FROM jobs_job") == [0]


def go_back(database: Path, app: str) -> None:
    folder = database.parent / "old-data"
    folder.mkdir()
    shutil.move(database, folder / database.name)
    code = f"from django.core.management import call_command as c; c('migrate', '{app}', 'zero')"
    done = in_app(folder, code)
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(folder / database.name)) as opened:
        opened.execute("PRAGMA journal_mode=DELETE")
    shutil.move(folder / database.name, database)


def repack(
    old: Path,
    new: Path,
    *,
    change: Callable[[Path], None] | None = None,
    **words: object,
) -> None:
    folder = new.parent / "repacked"
    folder.mkdir()
    with zipfile.ZipFile(old) as archive:
        archive.extractall(folder)
    if change:
        change(folder / "ironstride.sqlite3")
    about = folder / "backup.json"
    about.write_text(json.dumps(json.loads(about.read_text()) | words))
    with zipfile.ZipFile(new, "w") as archive:
        for name in ("backup.json", "secret-key", "ironstride.sqlite3"):
            archive.write(folder / name, name)


def overwrite(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[8192:40000] = b"\xff" * (40000 - 8192)
    database.write_bytes(content)


def unknown_tables(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("CREATE TABLE notes (text)")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda old, new: new.write_bytes(old.read_bytes()[:-2000]), "no backup of Ironstride"),
        (lambda _, new: new.write_bytes(b"%PDF-1.7 something else"), "no backup of Ironstride"),
        (lambda _, new: new.write_bytes(b""), "no backup of Ironstride"),
        (lambda old, new: repack(old, new, format="else/1"), "no backup of Ironstride"),
        (lambda old, new: repack(old, new, change=overwrite), "is damaged"),
        (lambda old, new: repack(old, new, change=unknown_tables), "is none of Ironstride"),
        (
            lambda old, new: repack(old, new, migrations=["plans.0999_later"], version="9.1"),
            "of a newer Ironstride (9.1)",
        ),
    ],
)
def test_what_is_no_whole_backup_of_this_version_is_refused(
    backup: Path, tmp_path: Path, make: Callable[[Path, Path], None], says: str
) -> None:
    broken, folder = tmp_path / "broken.zip", tmp_path / "folder"
    folder.mkdir()
    make(backup, broken)
    with pytest.raises(BackupError) as refused:
        unpack_backup(broken, folder, known())
    assert says in str(refused.value)


def known() -> frozenset[str]:
    from ironstride.web.operation.restoring import known_migrations

    return known_migrations()


def test_a_flipped_byte_is_noticed(backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    with zipfile.ZipFile(backup) as packed:
        largest = max(packed.infolist(), key=lambda part: part.compress_size)
    # Inside the database itself: a byte between the parts of a zip may mean nothing.
    content[largest.header_offset + 100 + largest.compress_size // 2] ^= 0xFF
    broken, folder = tmp_path / "broken.zip", tmp_path / "folder"
    broken.write_bytes(content)
    folder.mkdir()
    with pytest.raises(BackupError):
        unpack_backup(broken, folder, known())


def test_a_refused_restore_changes_nothing(data: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in data.iterdir())
    content = (data / "ironstride.sqlite3").read_bytes()
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 nothing")
    done = call("backup", "restore", tmp_path / "x.zip", "--data", data)
    assert done.returncode == 2
    assert "nothing was changed" in done.stderr
    assert "Traceback" not in done.stderr
    assert set(before) >= {path.name for path in data.iterdir()} - {"in-use"}
    assert (data / "ironstride.sqlite3").read_bytes() == content


def test_nothing_is_restored_under_a_running_worker(data: Path, backup: Path) -> None:
    worker = subprocess.Popen(
        [sys.executable, "-c", "import ironstride.cli.main as m; m.main()", "worker"],
        env=environment(IRONSTRIDE_DATA_DIR=str(data)),
    )
    try:
        until = time.monotonic() + 30
        while not (data / "in-use").exists() or not (data / "in-use").read_text().strip():
            assert time.monotonic() < until
            time.sleep(0.1)
        done = call("backup", "restore", backup, "--data", data)
        assert done.returncode == 2
        assert f"process {worker.pid}" in done.stderr
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    assert call("backup", "restore", backup, "--data", data).returncode == 0


def test_a_folder_that_is_restored_is_not_served(tmp_path: Path) -> None:
    with (
        using(tmp_path, alone=True),
        pytest.raises(FolderInUseError, match="end it first"),
        using(tmp_path),
    ):
        pass
    with using(tmp_path), using(tmp_path):
        pass


def test_for_postgresql_its_own_tools_are_named_without_the_password() -> None:
    said = say_postgres("postgres://ada:geheim@db.example.org:5433/iron")
    assert "pg_dump --format=custom" in said
    assert "'postgresql://ada@db.example.org:5433/iron'" in said
    assert "geheim" not in said
