from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


def test_a_day_is_explained(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, out, err = run("explain", plan_files["sample"], "2026-11-24")
    assert (code, err) == (0, "")
    assert "Tuesday 24 November 2026" in out


def test_a_day_outside_the_plan_is_code_2(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, _, err = run("explain", plan_files["sample"], "2026-11-22")
    assert code == 2
    assert "outside the plan" in err
    assert run("explain", plan_files["sample"], "soon")[0] == 2


def test_a_plan_without_weeks_is_said(run: Run, changed_plan: Callable[..., Path]) -> None:
    code, _, err = run("explain", changed_plan(weeks=[]), "2026-11-24")
    assert code == 2
    assert "outside the plan" in err
