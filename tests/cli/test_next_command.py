"""`ironstride next`: what to do next, from the plan, the log and how the runner is today."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

DAY = ("--today", "2026-11-24")


@pytest.fixture
def log(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    for day, load in (("2026-11-17", "60"), ("2026-11-20", "62.5")):
        run(
            *("log", "add", "romanian-deadlift", "--load-kg", load, "--reps", "9", "--rir", "3"),
            *("--at", f"{day} 18:00", "--out", path),
        )
    return path


def test_the_next_session_is_shown_with_its_weights(
    run: Run, plan_files: Mapping[str, Path], log: Path
) -> None:
    code, out, err = run("next", plan_files["sample"], "--log", log, *DAY)
    assert (code, err) == (0, "")
    assert out.startswith("Next: ")
    assert "today" in out.splitlines()[0]
    assert "From your own sets of it, the newest on 20 November 2026." in " ".join(out.split())


def test_without_a_log_the_weights_of_the_plan_stand(
    run: Run, plan_files: Mapping[str, Path]
) -> None:
    code, out, _ = run("next", plan_files["newcomer"], "--today", "2026-11-24")
    assert code == 0
    assert "find the weight" in out


def test_a_set_of_today_is_judged(run: Run, plan_files: Mapping[str, Path], log: Path) -> None:
    run(
        *("log", "add", "romanian-deadlift", "--load-kg", "65", "--reps", "4", "--rir", "0"),
        *("--at", "2026-11-24 18:30", "--out", log),
    )
    _, out, _ = run("next", plan_files["sample"], "--log", log, *DAY)
    assert "SO FAR TODAY" in out
    assert "too heavy. 4 reps with 0 left" in out
    assert "Next set" in out


def test_how_you_are_lowers_it_and_says_why(run: Run, plan_files: Mapping[str, Path]) -> None:
    _, plain, _ = run("next", plan_files["sample"], *DAY)
    _, out, _ = run("next", plan_files["sample"], *DAY, "--readiness", "2", "--sore", "quad=5")
    assert "(readiness 2 of 5)" in " ".join(out.split())
    assert "less" in out
    assert "less  " not in plain


def test_great_pain_stops_and_refers(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, out, _ = run("next", plan_files["sample"], *DAY, "--pain", "knee-left=7")
    assert code == 0
    assert "clinician" in out


def test_something_stands_in_for_what_is_taken(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, out, err = run("next", plan_files["sample"], *DAY, "--swap", "romanian-deadlift=barbell")
    assert code == 0
    assert "instead of Romanian deadlift" in " ".join(out.split())
    assert err.startswith("Instead of Romanian deadlift you may also take: ")


@pytest.mark.parametrize(
    ("option", "text", "said"),
    [
        ("--sore", "elbow=3", "'elbow' is no region"),
        ("--sore", "quad=12", "a number from 0 to 10"),
        ("--pain", "knee", "has no amount"),
        ("--swap", "leg-day", "no exercise of this session"),
        ("--swap", "romanian-deadlift=crowd", "'crowd' is no equipment"),
        ("--readiness", "9", "9 is not in the range"),
    ],
)
def test_what_cannot_be_read_is_said(
    run: Run, plan_files: Mapping[str, Path], option: str, text: str, said: str
) -> None:
    code, out, err = run("next", plan_files["sample"], *DAY, option, text)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_after_the_last_session_it_says_so(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, out, _ = run("next", plan_files["sample"], "--today", "2030-01-01")
    assert code == 0
    assert "No session is left" in out


@pytest.mark.parametrize("width", [60, 80, 120])
def test_it_fits_the_terminal(
    run: Run, plan_files: Mapping[str, Path], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", f"{width}")
    _, out, _ = run("next", plan_files["sample"], *DAY, "--readiness", "1")
    assert max(len(line) for line in out.splitlines()) <= width
