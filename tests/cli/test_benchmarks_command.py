from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Run = Callable[..., tuple[int, str, str]]

SAMPLE = Path("examples/sample/athlete.yaml")
TODAY = ("--today", "2027-01-11")
RESULTS = """
tests:
  - {test: single-leg-calf-raise, on: 2026-11-01, left: 14, right: 16}
  - {test: single-leg-calf-raise, on: 2026-12-20, left: 27, right: 28}
"""


def athlete_with(folder: Path, text: str) -> Path:
    sample = SAMPLE.read_text("utf-8")
    assert "\ntests:" not in sample
    path = folder / "athlete.yaml"
    path.write_text(sample + text, "utf-8")
    return path


def test_the_table_says_where_a_runner_stands(run: Run, tmp_path: Path) -> None:
    code, out, err = run("benchmarks", athlete_with(tmp_path, RESULTS), *TODAY)
    assert (code, err) == (0, "")
    assert "enough, now maintain" in out
    assert "+13 reps" in out
    assert "not tested yet" in out


def test_a_plan_says_when_it_tests_next(run: Run, plan_files: Mapping[str, Path]) -> None:
    path = plan_files["sample"]
    code, out, _ = run("benchmarks", SAMPLE, "--plan", path, "--today", "2026-11-23")
    assert code == 0
    assert "Next tests: " in out
    _, out, _ = run("benchmarks", SAMPLE, "--plan", path, "--today", "2029-11-23")
    assert "no tests ahead" in out


def test_a_result_of_tomorrow_is_named_and_left_out(run: Run, tmp_path: Path) -> None:
    code, out, err = run("benchmarks", athlete_with(tmp_path, RESULTS), "--today", "2026-12-01")
    assert code == 1
    assert "tests[1].on: is after today" in err
    assert "27" not in out
    assert "14" in out


def test_a_bad_line_costs_that_line_only(run: Run, tmp_path: Path) -> None:
    wrong = RESULTS + "  - {test: jumping, on: 2026-12-20, left: 1, right: 2}\n"
    code, out, err = run("benchmarks", athlete_with(tmp_path, wrong), *TODAY)
    assert code == 1
    assert "tests[2].test" in err
    assert "enough, now maintain" in out


def test_what_is_no_athlete_is_code_2(run: Run, tmp_path: Path) -> None:
    empty = tmp_path / "empty.yaml"
    empty.write_text("tests: [")
    assert run("benchmarks", empty)[0] == 2
    assert run("benchmarks", tmp_path / "gone.yaml")[0] == 2
    assert run("benchmarks", SAMPLE, "--plan", empty)[0] == 2
