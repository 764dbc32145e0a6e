from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

SAMPLE = "examples/sample/athlete.yaml"
POUNDS = "examples/pounds.yaml"
TODAY = ("--today", "2026-11-23")
HEADER = "performed_at,exercise,set_kind,kind,load_kg,reps,rir,session\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    rows = [
        f"2026-11-{day:02} 18:00:00,back-squat,load_reps,work,75,6,2,A\n" for day in (5, 12, 19)
    ]
    rows += [
        f"2026-11-{day:02} 18:20:00,dumbbell-row,load_reps,work,20,10,2,A\n" for day in (5, 19)
    ]
    rows += ["2026-11-19 18:40:00,Odd machine,load_reps,work,40,10,2,A\n"]
    rows += ["2026-11-19 18:10:00,back-squat,load_reps,work,750,6,2,A\n"]
    path = tmp_path / "log.csv"
    path.write_text(HEADER + "".join(rows), "utf-8")
    return path


def tree_of(run: Run, *arguments: str | Path) -> dict[str, Any]:
    code, out, _ = run("loads", *arguments, *TODAY, "--format", "json")
    assert code == 0
    tree: dict[str, Any] = json.loads(out)
    return tree


def test_lifts_have_exactly_the_promised_fields(run: Run, log: Path) -> None:
    tree = tree_of(run, SAMPLE, "--log", log)
    assert list(tree) == ["lifts"]
    for lift in tree["lifts"]:
        assert list(lift) == ["exercise", "one_rep_max_kg", "k", "sets_used", "last_on", "next"]
        assert list(lift["one_rep_max_kg"]) == ["median", "lo80", "hi80"]
        assert lift["one_rep_max_kg"]["lo80"] < lift["one_rep_max_kg"]["median"]
        assert lift["one_rep_max_kg"]["median"] < lift["one_rep_max_kg"]["hi80"]
    squat = next(one for one in tree["lifts"] if one["exercise"] == "back-squat")
    assert squat["last_on"] == "2026-11-19"
    assert squat["next"]["strength"]["reps"] == [3, 5]
    low, high = squat["next"]["strength"]["places"]["gym"]["load_kg"]
    assert 60 < low <= high < squat["one_rep_max_kg"]["median"]


def test_lifts_that_follow_from_others_have_no_sets_of_their_own(run: Run, log: Path) -> None:
    lifts = {one["exercise"]: one for one in tree_of(run, SAMPLE, "--log", log)["lifts"]}
    box = lifts["box-squat"]
    assert (box["sets_used"], box["last_on"]) == (0, None)


def test_the_table_fits_a_terminal_and_says_how_to_read_it(run: Run, log: Path) -> None:
    code, out, err = run("loads", SAMPLE, "--log", log, *TODAY)
    assert (code, err) == (0, "")
    assert "Lifts of Sam Sample on 23 Nov 2026, in kg" in out
    assert "Back squat" in out
    assert "80 % range" in out
    assert "Never logged" in out
    assert "Odd machine" in out
    assert max(len(line) for line in out.splitlines()) <= 80


def test_a_set_that_moved_nothing_is_pointed_out(run: Run, log: Path) -> None:
    _, out, _ = run("loads", SAMPLE, "--log", log, *TODAY)
    assert "Back squat 750 kg x 6 on 19 Nov 2026" in " ".join(out.split())


def test_pounds_are_shown_to_who_thinks_in_pounds_and_stored_in_kilograms(
    run: Run, log: Path
) -> None:
    _, out, _ = run("loads", POUNDS, "--log", log, *TODAY)
    assert "in lb" in out
    squat = next(
        one
        for one in tree_of(run, POUNDS, "--log", log)["lifts"]
        if one["exercise"] == "back-squat"
    )
    shown = next(line for line in out.splitlines() if "Back squat" in line)
    assert f" {squat['one_rep_max_kg']['median'] / 0.45359237:.0f} " in shown


def test_without_a_log_the_remembered_lifts_speak(run: Run) -> None:
    lifts = [one["exercise"] for one in tree_of(run, SAMPLE)["lifts"] if one["sets_used"]]
    assert set(lifts) == {
        "back-squat",
        "romanian-deadlift",
        "bench-press",
        "single-leg-calf-raise",
    }


def test_a_day_in_the_past_knows_nothing_of_later(run: Run, log: Path) -> None:
    asked = ("loads", SAMPLE, "--log", log, "--format", "json", "--today")
    code, out, _ = run(*asked, "2026-11-06")
    assert code == 0
    assert all(one["last_on"] in {"2026-11-05", None} for one in json.loads(out)["lifts"])
    code, out, _ = run(*asked, "2026-11-01")
    assert code == 1
    assert json.loads(out) == {"lifts": []}


def test_nothing_known_says_what_to_do(run: Run, log: Path) -> None:
    code, out, _ = run("loads", SAMPLE, "--log", log, "--today", "2026-01-01")
    assert code == 1
    assert "Nothing is known of any lift" in out


def test_the_same_log_gives_the_same_bytes(run: Run, log: Path) -> None:
    asked = ("loads", SAMPLE, "--log", log, *TODAY)
    assert run(*asked) == run(*asked)


@pytest.mark.parametrize("content", ["", HEADER, "not a log\n", "\x00\x01"])
def test_a_log_without_sets_is_named(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(content, "utf-8")
    code, out, err = run("loads", SAMPLE, "--log", path, *TODAY)
    assert (code, out) == (2, "")
    assert "odd.csv" in err


def test_a_bad_row_is_said_and_costs_that_row_only(run: Run, log: Path) -> None:
    with log.open("a", encoding="utf-8") as file:
        file.write("2026-11-20 18:00:00,back-squat,load_reps,work,heavy,6,2,A\n")
    code, out, err = run("loads", SAMPLE, "--log", log, *TODAY)
    assert code == 1
    assert "heavy" in err
    assert "Back squat" in out


def test_a_file_that_is_no_athlete_is_code_2(run: Run, log: Path) -> None:
    code, out, err = run("loads", log, "--log", log, *TODAY)
    assert (code, out) == (2, "")
    assert "log.csv" in err


def test_missing_files_are_named(run: Run, log: Path, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    for arguments in ((gone,), (SAMPLE, "--log", gone), (SAMPLE, "--exercises", gone)):
        code, out, err = run("loads", *arguments, *TODAY)
        assert (code, out) == (2, "")
        assert "there is no such file" in err
