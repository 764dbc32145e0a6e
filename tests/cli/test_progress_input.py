from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cli.progress_input import read_logged_plan
from ironstride.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HEAD = "performed_at,exercise,load_kg,reps\n"


def test_the_plan_has_all_sets_of_the_log(plan_files: Mapping[str, Path], tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(f"{HEAD}2026-11-24,back-squat,70,8\n2027-05-01,back-squat,80,5\n", "utf-8")
    given = read_logged_plan(str(plan_files["sample"]), str(log))
    assert [one.load_kg for one in given.plan.athlete.log] == [70, 80]
    assert given.problems == ()


def test_rows_left_out_are_problems(
    plan_files: Mapping[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "log.csv"
    log.write_text(f"{HEAD}2026-11-24,back-squat,70,8\n2026-11-24,back-squat,much,8\n", "utf-8")
    given = read_logged_plan(str(plan_files["sample"]), str(log))
    assert len(given.problems) == 1
    assert "log.csv" in capsys.readouterr().err


def test_a_log_without_a_set_is_refused(plan_files: Mapping[str, Path], tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text(HEAD, "utf-8")
    with pytest.raises(UnreadableFileError):
        read_logged_plan(str(plan_files["sample"]), str(log))
