from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cli.log_import import choices_path, import_logs, read_files, read_old_log
from ironstride.errors import UnreadableFileError
from ironstride.formats.log_names import Choice, NameTable

if TYPE_CHECKING:
    from pathlib import Path

    from ironstride.catalogue.catalogue import Catalogue

OWN = "performed_at,exercise,load_kg,reps\n"


def test_decisions_stand_beside_the_log() -> None:
    assert choices_path("a/log.csv") == "a/log.names.toml"


def test_a_log_that_is_not_there_yet_is_empty(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    assert read_old_log(None) == read_old_log(str(tmp_path / "no.csv")) == ()
    assert read_old_log(str(tmp_path / "empty.csv")) == ()


def test_a_log_with_a_wrong_row_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(f"{OWN}2026-11-23,back-squat,80,5\n2026-11-23,back-squat,80,x\n", "utf-8")
    with pytest.raises(UnreadableFileError, match="line 3"):
        read_old_log(str(path))


def test_a_decision_renames_what_was_logged_before(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "log.csv"
    path.write_text(f"{OWN}2026-11-23,Leg Press Downstairs,80,10\n", "utf-8")
    old = read_old_log(str(path))
    (file,) = read_files([str(path)], None, None)
    names = NameTable(catalogue, {"Leg Press Downstairs": Choice("leg-press")})
    imported = import_logs(old, [file], names, NameTable(catalogue, {}))
    assert [one.exercise for one in imported.log] == ["leg-press"]
    assert (imported.added, imported.known, imported.refused) == (0, 1, ())


def test_an_unusable_file_is_kept_with_its_reason(tmp_path: Path, catalogue: Catalogue) -> None:
    path = tmp_path / "log.csv"
    path.write_text("x", "utf-8")
    (file,) = read_files([str(path)], None, None)
    assert file.log is None
    names = NameTable(catalogue, {})
    assert import_logs((), [file], names, names).refused == file.problems


def test_a_heading_alone_is_an_empty_log(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text(OWN, "utf-8")
    assert read_old_log(str(path)) == ()


@pytest.mark.parametrize("content", [b"Date,Exercise Name\n", b"\xff\xfe\xfa bad"])
def test_what_is_no_log_of_ours_is_never_written_over(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError):
        read_old_log(str(path))
