from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

TODAY = ("--today", "2026-12-09")


def log_of(folder: Path, rows: str) -> Path:
    path = folder / "log.csv"
    path.write_text(f"performed_at,exercise,load_kg,reps,rir,contacts\n{rows}", "utf-8")
    return path


def squats() -> str:
    return "".join(
        f"2026-{day} 18:{30 + number}:00,back-squat,{load},8,2,\n"
        for day, load in (("11-24", 70), ("11-27", 72.5), ("12-01", 75), ("12-04", 77.5))
        for number in range(3)
    )


def test_all_parts_are_shown(run: Run, plan_files: Mapping[str, Path], tmp_path: Path) -> None:
    log = log_of(tmp_path, squats())
    code, out, err = run("progress", plan_files["sample"], "--log", log, *TODAY)
    assert (code, err) == (0, "")
    assert "Strength index" in out
    assert "Back squat" in out
    assert "Best sets: Back squat 77.5 kg x 8 on 4 Dec 2026." in out
    assert "Sets a week" in out
    assert re.search(r"squat +6/\d", out)
    assert "Done of what was planned" in out
    assert "Sets of 1-6" in out


def test_pounds_stay_pounds(run: Run, plan_files: Mapping[str, Path], tmp_path: Path) -> None:
    log = log_of(tmp_path, squats())
    _, out, _ = run("progress", plan_files["pounds"], "--log", log, *TODAY)
    assert " lb" in out
    assert " kg" not in out


def test_a_log_that_says_nothing_of_strength_is_code_1(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path
) -> None:
    log = log_of(tmp_path, "2026-11-24,pogo-jump,,,,10\n")
    code, out, _ = run("progress", plan_files["newcomer"], "--log", log, *TODAY)
    assert code == 1
    assert "says nothing of any lift yet" in out
    assert "Done of what was planned" in out


def test_what_is_no_plan_is_code_2(run: Run, tmp_path: Path) -> None:
    log = log_of(tmp_path, squats())
    assert run("progress", log, "--log", log)[0] == 2
