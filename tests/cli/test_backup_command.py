from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from installation_cases import MAKE, call, in_app

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert in_app(folder, MAKE).returncode == 0
    return folder


def test_a_backup_says_what_it_is_and_is_not_written_over(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    done = call("backup", "write", target, "--data", data)
    assert done.returncode == 0
    assert "whole and checked" in done.stdout
    assert target.stat().st_mode & 0o077 == 0
    again = call("backup", "write", target, "--data", data)
    assert again.returncode == 2
    assert "--force" in again.stderr
    assert call("backup", "write", target, "--data", data, "--force").returncode == 0


def test_a_key_of_the_environment_is_not_in_the_backup(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "b.zip"
    done = call("backup", "write", target, "--data", data, IRONSTRIDE_SECRET_KEY="k" * 50)
    assert "keep it too" in done.stdout
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["backup.json", "ironstride.sqlite3"]
    restored = call("backup", "restore", target, "--data", tmp_path / "new")
    assert "everybody signs in again" in restored.stdout


def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    done = call("backup", "write", tmp_path / "b.zip", "--data", tmp_path / "none")
    assert done.returncode == 2
    assert "there is no database" in done.stderr
    assert not (tmp_path / "b.zip").exists()


def test_files_and_folders_that_are_not_there_are_named(data: Path, tmp_path: Path) -> None:
    lost = call("backup", "restore", tmp_path / "lost.zip", "--data", data)
    assert (lost.returncode, "there is no such file" in lost.stderr) == (2, True)
    nowhere = call("backup", "write", tmp_path / "no" / "b.zip", "--data", data)
    assert (nowhere.returncode, "make it first" in nowhere.stderr) == (2, True)


def test_for_postgresql_the_way_is_printed(tmp_path: Path) -> None:
    url = "postgresql://ada:geheim@db.example.org/iron"
    done = call("backup", "write", tmp_path / "b", "--data", tmp_path, DATABASE_URL=url)
    assert done.returncode == 2
    assert "pg_dump" in done.stderr
    assert "geheim" not in done.stderr
