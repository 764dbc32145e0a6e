from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ironstride.cli import whole_files
from ironstride.cli.whole_files import MissingFolderError, read_whole, write_whole
from ironstride.errors import UnreadableFileError


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_whole(str(path), "läuft\n")
    assert path.read_bytes() == "läuft\n".encode()
    assert names_in(tmp_path) == ["plan.json"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "lab.png"
    write_whole(str(path), b"\x89PNG\r\n\xff")
    assert path.read_bytes() == b"\x89PNG\r\n\xff"


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space") as failed:
        write_whole(str(path), "new")
    assert failed.value.filename == str(path)
    assert path.read_text() == "old"
    assert names_in(tmp_path) == ["plan.json"]


def test_an_interrupt_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole(str(tmp_path / "plan.json"), "new")
    assert names_in(tmp_path) == []


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("old")
    path.chmod(0o640)
    write_whole(str(path), "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old")
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    write_whole(str(link), "new")
    assert link.is_symlink()
    assert (tmp_path / "real.json").read_text() == "new"


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    path = tmp_path / "missing" / "plan.json"
    with pytest.raises(MissingFolderError, match="missing does not exist; make it"):
        write_whole(str(path), "new")
    assert names_in(tmp_path) == []


def test_a_device_is_written_to_directly() -> None:
    write_whole(os.devnull, "gone")
    assert not stat.S_ISREG(Path(os.devnull).stat().st_mode)


def test_a_file_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_files, "MAX_BYTES", 10)
    (tmp_path / "big").write_bytes(b"x" * 11)
    with pytest.raises(UnreadableFileError, match="right one"):
        read_whole(str(tmp_path / "big"))
