from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

TODAY = ("--today", "2026-12-02")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(
        "performed_at,exercise,load_kg,reps,rir\n"
        "2026-11-24 18:30:00,back-squat,70,8,2\n"
        "2026-11-24 18:34:00,back-squat,70,8,2\n"
    )
    return path


def test_a_week_is_told(run: Run, plan_files: Mapping[str, Path], log: Path) -> None:
    code, out, err = run(
        "report", plan_files["sample"], "--log", log, "--week", "2026-11-24", *TODAY
    )
    assert (code, err) == (0, "")
    assert "Week from Mon 23 Nov" in out
    assert "You did 0 of 2 sessions, 0 of " in out
    assert "Beside the plan: 2 sets." in out
    assert "One thing to do" in out


def test_without_a_week_it_is_this_one(run: Run, plan_files: Mapping[str, Path], log: Path) -> None:
    code, out, _ = run("report", plan_files["sample"], "--log", log, *TODAY)
    assert code == 0
    assert "Week from Mon 30 Nov" in out
    assert "so far" in out


def test_a_week_ahead_or_outside_is_refused(
    run: Run, plan_files: Mapping[str, Path], log: Path
) -> None:
    plan = plan_files["sample"]
    code, _, err = run("report", plan, "--log", log, "--week", "2026-12-20", *TODAY)
    assert code == 2
    assert "still ahead" in err
    code, _, err = run("report", plan, "--log", log, "--week", "2020-01-01", *TODAY)
    assert code == 2
    assert "outside the plan" in err


def test_a_row_that_cannot_be_read_is_named_and_costs_that_row(
    run: Run, plan_files: Mapping[str, Path], log: Path
) -> None:
    log.write_text(log.read_text("utf-8") + "yesterday,back-squat,70,8,2\n", "utf-8")
    code, out, err = run("report", plan_files["sample"], "--log", log, *TODAY)
    assert code == 1
    assert "log.csv" in err
    assert "You did" in out


def test_a_log_is_needed(run: Run, plan_files: Mapping[str, Path], tmp_path: Path) -> None:
    assert run("report", plan_files["sample"])[0] == 2
    assert run("report", plan_files["sample"], "--log", tmp_path / "gone.csv")[0] == 2
