from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("example", ["sample", "newcomer", "traveller", "pounds"])
@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_a_week_fits_the_terminal(
    run: Run,
    plan_files: Mapping[str, Path],
    monkeypatch: pytest.MonkeyPatch,
    example: str,
    width: int,
) -> None:
    monkeypatch.setenv("COLUMNS", f"{width}")
    code, out, _ = run("week", plan_files[example], "2026-12-01")
    assert code == 0
    assert max(len(line) for line in out.splitlines()) <= width
    strip = out[: out.index("~ time assumed")].splitlines()
    for day in ("  Mon 30", "> Tue  1", "  Sun  6"):
        assert sum(line.startswith(f" {day}") for line in strip) == 1
    assert "…" not in out


def test_a_narrow_terminal_gets_60_columns(
    run: Run, plan_files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    _, out, _ = run("week", plan_files["sample"], "2026-11-24")
    assert 50 < max(len(line) for line in out.splitlines()) <= 60


def test_a_pipe_gets_no_colours(run: Run, plan_files: Mapping[str, Path]) -> None:
    _, out, _ = run("week", plan_files["sample"], "2026-11-24")
    assert "\x1b" not in out
    assert not any(line.endswith(" ") for line in out.splitlines())


def test_runs_and_sessions_stand_side_by_side(run: Run, plan_files: Mapping[str, Path]) -> None:
    _, out, _ = run("week", plan_files["sample"], "2026-11-24")
    line = next(line for line in out.splitlines() if "Tue 24" in line)
    assert line.startswith(" > Tue 24")
    assert "06:30 * 5x1000 m" in line
    assert "18:30 gym" in line


def test_a_day_outside_the_plan_is_code_2(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, out, err = run("week", plan_files["sample"], "2030-01-01")
    assert (code, out) == (2, "")
    assert "from 2026-11-23 to" in err


def test_a_clock_outside_the_plan_gets_the_first_week(
    run: Run, plan_files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime as dt

    from ironstride.cli import week_command

    monkeypatch.setattr(week_command, "ask_the_clock", lambda: dt.date(2031, 5, 5))
    code, out, err = run("week", plan_files["sample"])
    assert code == 0
    assert "outside the plan" in err
    assert "Mon 23" in out


def test_a_plan_without_weeks_is_said(run: Run, changed_plan: Callable[..., Path]) -> None:
    code, _, err = run("week", changed_plan(weeks=[]))
    assert code == 2
    assert "no week" in err


def test_the_next_best_weeks_are_shown_on_request(run: Run, plan_files: Mapping[str, Path]) -> None:
    _, plain, _ = run("week", plan_files["sample"], "2026-11-24")
    code, asked, _ = run("week", plan_files["sample"], "2026-11-24", "--alternatives")
    assert code == 0
    assert "Second" in asked
    assert "Second" not in plain


def test_what_did_not_happen_needs_no_instructions(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path
) -> None:
    out = tmp_path / "new.json"
    today = ("--today", "2026-11-25")
    run("replan", plan_files["sample"], "--event", "missed:tue", *today, "--out", out)
    _, text, _ = run("week", out, "2026-11-25")
    strip, _, details = text.partition("~ time assumed")
    assert "- missed" in strip
    assert "Tue 24 Nov 18:30" not in details
    assert "Thu 26 Nov 18:30" in details


def test_a_health_notice_comes_before_the_week(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path
) -> None:
    out = tmp_path / "hurt.json"
    today = ("--today", "2026-11-24")
    run("replan", plan_files["sample"], "--event", "pain:knee-left=7", *today, "--out", out)
    code, text, _ = run("week", out, "2026-12-01")
    said = " ".join(text.partition("Week 2 of 17")[0].split())
    assert code == 0
    assert said.startswith("ASK A CLINICIAN FIRST: Knee (left), 7 of 10: every session is easy")
    assert "pain:knee-left=2" in said
    assert "Easy movement only until you report less pain." in text
