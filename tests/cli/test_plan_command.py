from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.options import ask_the_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

DAY = ("--today", "2026-11-23")
ATHLETE = "name: Ada Miles\nborn: 1988-04-23\nbody_mass_kg: 61\nsessions_per_week: 2\n"


def athlete_file(tmp_path: Path, more: str = "") -> Path:
    path = tmp_path / "ada.yaml"
    path.write_text(ATHLETE + more, "utf-8")
    return path


@pytest.mark.parametrize("example", ["newcomer", "traveller", "pounds"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_each_example_is_planned_in_each_form(run: Run, example: str, form: str) -> None:
    code, out, err = run("plan", f"examples/{example}.yaml", *DAY, "--format", form)
    assert code == (1 if example == "traveller" else 0)
    assert (err == "") is (code == 0)
    assert len(out) > 1000


@pytest.mark.parametrize("calendar", ["trainingpeaks.ics", "runna.ics", "runs.csv"])
def test_the_sample_is_planned_from_each_calendar(
    run: Run, plans: Mapping[str, object], tmp_path: Path, calendar: str
) -> None:
    out = tmp_path / "plan.json"
    calendars = ("--runs", f"examples/sample/{calendar}")
    arguments = ("plan", "examples/sample/athlete.yaml", *calendars, *DAY)
    code, printed, err = run(*arguments, "--format", "json", "--out", out)
    assert (code, printed, err) == (0, "", "")
    tree = json.loads(out.read_text("utf-8"))
    assert {run["source"] for run in tree["runs"] if "W" not in run["source"]}
    assert {"intervals", "long"} <= {one["type"] for one in tree["runs"]}


def test_the_same_input_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        arguments = ("--format", "json", "--out", tmp_path / name)
        run("plan", "examples/newcomer.yaml", *DAY, *arguments)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_without_today_the_clock_is_asked(run: Run, tmp_path: Path) -> None:
    before = ask_the_clock()
    _, out, _ = run("plan", athlete_file(tmp_path), "--weeks", "1", "--format", "json")
    assert f"{before}" <= json.loads(out)["today"] <= f"{ask_the_clock()}"


def test_weeks_set_the_length(run: Run) -> None:
    _, out, _ = run("plan", "examples/newcomer.yaml", *DAY, "--weeks", "3", "--format", "json")
    assert len(json.loads(out)["weeks"]) == 3


def test_a_health_notice_is_code_1_and_comes_first(run: Run, tmp_path: Path) -> None:
    path = athlete_file(tmp_path, "health: {flags: [chest_pain]}\n")
    code, out, err = run("plan", path, *DAY)
    assert code == 1
    assert out.index("SEEK HELP NOW") < out.index("Week 1 of")
    assert err == "ironstride: limited: a health notice comes first, read it before you train\n"


def test_a_part_left_out_of_the_athlete_file_is_code_1(run: Run, tmp_path: Path) -> None:
    path = athlete_file(tmp_path, "races: [{name: X, on: 2027-02-30, distance_km: 10}]\n")
    code, out, err = run("plan", path, *DAY, "--format", "json")
    assert code == 1
    assert "line 5: races[0].on" in err
    assert "1 part of your files could not be used" in err
    assert json.loads(out)["problems"][0]["where"] == "line 5: races[0].on"


def test_an_override_that_is_wrong_is_code_1(run: Run, tmp_path: Path) -> None:
    path = athlete_file(tmp_path, "policy: {overrides: {clearance.newcomer_weeks: 999}}\n")
    code, _, err = run("plan", path, *DAY, "--format", "json")
    assert code == 1
    assert "clearance.newcomer_weeks" in err


def test_a_calendar_line_that_is_not_understood_is_said_and_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "runs.txt").write_text("Tue 6x800\nWed 8k\nblah\n")
    arguments = ("--runs", tmp_path / "runs.txt", "--format", "json")
    code, out, err = run("plan", athlete_file(tmp_path), *DAY, *arguments)
    assert code == 0
    assert "line 3" in err
    tree = json.loads(out)
    assert [one["type"] for one in tree["runs"]] == ["intervals", "unknown"]
    assert any(problem["where"] == "line 3" for problem in tree["problems"])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"a: &a [*a, *a",
        b"name: [1, 2]\n",
        b"name: x\nborn: never\nbody_mass_kg: 61\nsessions_per_week: 2\n",
        b"\x00" * 100,
        b"- " * 5000,
    ],
)
def test_a_hostile_athlete_file_is_code_2_and_writes_nothing(
    run: Run, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)
    out = tmp_path / "plan.json"
    out.write_text("old")
    code, printed, err = run("plan", path, *DAY, "--format", "json", "--out", out)
    assert (code, printed) == (2, "")
    assert str(path) in err
    assert err.endswith("ironstride: nothing was written\n")
    assert out.read_text() == "old"


@pytest.mark.parametrize("place", ["missing/plan.json", "."])
def test_a_place_that_cannot_be_written_is_code_2(run: Run, tmp_path: Path, place: str) -> None:
    arguments = ("--format", "json", "--out", tmp_path / place)
    code, _, err = run("plan", athlete_file(tmp_path), *DAY, *arguments)
    assert code == 2
    assert str(tmp_path) in err


def test_a_control_sign_in_a_name_never_reaches_the_terminal(run: Run, tmp_path: Path) -> None:
    path = athlete_file(tmp_path, 'races: [{name: "a\\e[31mb", on: 2027-02-28, distance_km: 10}]\n')
    _, out, err = run("plan", path, *DAY)
    assert "\x1b" not in out + err


def test_text_may_go_to_a_file(run: Run, tmp_path: Path) -> None:
    code, printed, _ = run("plan", "examples/newcomer.yaml", *DAY, "--out", tmp_path / "plan.txt")
    assert (code, printed) == (0, "")
    assert "Noa Newcomer" in (tmp_path / "plan.txt").read_text("utf-8")


def test_a_pinned_exercise_that_nobody_knows_is_shown_by_its_name(run: Run, tmp_path: Path) -> None:
    items = "[{exercise: sled-shove, sets: 3, reps: 8}]"
    path = athlete_file(tmp_path, f"pinned: [{{on: 2026-11-26, at: '18:00', items: {items}}}]\n")
    plan = tmp_path / "plan.json"
    code, _, err = run("plan", path, *DAY, "--format", "json", "--out", plan)
    assert code == 1
    assert "line 5: pinned[0].items[0].exercise: 'sled-shove' is no exercise" in err
    for command in ("week", "sheet", "explain"):
        code, out, err = run(command, plan, "2026-11-26")
        assert (code, err) == (0, "")
        assert "Sled shove" in out
