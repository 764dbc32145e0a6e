from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

HEADER = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"


def strong(*rows: str) -> str:
    return HEADER + "".join(
        f'2026-{day} 18:00:00,"A",1h,"{name}",1,{kg},{reps},0,0,\n'
        for day, name, kg, reps in (row.split("|") for row in rows)
    )


SQUATS = [f"11-{day:02}|Squat (Barbell)|{60 + day}|5" for day in range(1, 20, 3)]
FRONT = "11-21|Front Squat (Barbell)|62.5|5"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "strong.csv"
    path.write_text(strong(*SQUATS, FRONT), "utf-8")
    return path


def tree_of(run: Run, *arguments: str | Path) -> dict[str, Any]:
    code, out, err = run("backtest", *arguments, "--format", "json")
    assert (code, err) == (0, "")
    tree: dict[str, Any] = json.loads(out)
    return tree


def test_an_export_of_another_app_is_predicted_session_by_session(run: Run, export: Path) -> None:
    code, out, err = run("backtest", export, "--units", "kg")
    assert (code, err) == (0, "")
    assert "Assumed: body 70 kg, novice" in out
    assert "strong.csv" in out
    assert "First sessions" in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_json_has_each_log_and_all_together(run: Run, export: Path) -> None:
    tree = tree_of(run, export, export, "--units", "kg")
    assert [one["sets"] for one in tree["logs"]] == [8, 8]
    assert tree["logs"][0]["next_sessions"]["sessions"] == 6
    assert tree["all"]["next_sessions"]["sessions"] == 12
    assert tree["all"]["first_sessions"]["sessions"] == 2
    assert set(tree["all"]["baselines"]) == {"last_value", "last_epley", "mean_epley"}
    against = tree["all"]["baselines"]["last_value"]["model_minus_this"]
    assert against["lo95"] <= against["mean"] <= against["hi95"]


def test_our_own_log_gives_the_same_as_the_export_it_came_from(
    run: Run, export: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log.csv"
    run("log", "import", export, "--units", "kg", "--out", log)
    assert tree_of(run, log)["all"] == tree_of(run, export, "--units", "kg")["all"]


def test_the_same_log_gives_the_same_figures(run: Run, export: Path) -> None:
    asked = ("backtest", export, "--units", "kg", "--format", "json")
    assert run(*asked) == run(*asked)


def test_pounds_are_no_kilograms_and_errors_are_the_same(run: Run, export: Path) -> None:
    kilograms, pounds = (tree_of(run, export, "--units", unit) for unit in ("kg", "lb"))
    assert kilograms["all"]["baselines"]["last_value"]["mean_abs_log_error"] == pytest.approx(
        pounds["all"]["baselines"]["last_value"]["mean_abs_log_error"]
    )


def test_what_is_assumed_can_be_said(run: Run, export: Path) -> None:
    told = ("--body-mass-kg", "55", "--experience", "advanced")
    assert tree_of(run, export, "--units", "kg", *told)["assumed"] == {
        "body_mass_kg": 55,
        "experience": "advanced",
    }


def test_a_file_without_units_asks_for_them(run: Run, export: Path) -> None:
    code, out, err = run("backtest", export)
    assert (code, out) == (2, "")
    assert "--units kg or --units lb" in err


@pytest.mark.parametrize("content", ["", "hello\n", HEADER, "\x00\x01\x02"])
def test_a_file_that_is_no_log_is_named(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(content, "utf-8")
    code, out, err = run("backtest", path, "--units", "kg")
    assert (code, out) == (2, "")
    assert "odd.csv" in err


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    code, _, err = run("backtest", tmp_path / "gone.csv")
    assert code == 2
    assert "there is no such file" in err


def test_a_log_without_a_second_session_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text(strong(SQUATS[0]), "utf-8")
    code, out, _ = run("backtest", path, "--units", "kg")
    assert code == 1
    assert "nothing to predict" in out
    code, out, _ = run("backtest", path, "--units", "kg", "--format", "json")
    assert code == 1
    assert json.loads(out)["all"]["next_sessions"] is None


def test_refused_rows_are_said_and_the_rest_is_used(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "half.csv"
    path.write_text(strong(*SQUATS, "11-22|Squat (Barbell)|heavy|5"), "utf-8")
    code, out, err = run("backtest", path, "--units", "kg")
    assert code == 1
    assert "half.csv" in err
    assert " 6 " in out


def test_a_wrong_option_is_code_2(run: Run, export: Path) -> None:
    for option in (("--body-mass-kg", "0"), ("--experience", "hero"), ("--units", "stone")):
        code, out, err = run("backtest", export, *option)
        assert (code, out) == (2, "")
        assert err.startswith("ironstride: ")
