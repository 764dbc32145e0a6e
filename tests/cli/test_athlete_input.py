from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.cli.athlete_input import Given, read_exercise_files, read_given
from ironstride.errors import UnreadableFileError
from ironstride.training.calendar_weeks import MAX_WEEKS

if TYPE_CHECKING:
    from pathlib import Path

MONDAY = dt.date(2026, 11, 23)
ATHLETE = """
name: Ada Miles
born: 1988-04-23
body_mass_kg: 61
sessions_per_week: 2
"""
OWN_EXERCISE = """
[cellar-squat]
name = "Cellar squat"
patterns = ["squat"]
qualities = ["strength", "hypertrophy"]
primary_muscles = ["quadriceps"]
setups = [{ needs = [], implement = "other", load_counts = "total" }]
set_kind = "load_reps"
laterality = "bilateral"
rep_classes = ["hypertrophy"]
skill = 1
regions = ["knee"]
cues = ["One", "Two", "Three"]
fault = "None."
bail_out = "Put it down."
"""


def read(tmp_path: Path, text: str = ATHLETE, **options: Any) -> Given:
    path = tmp_path / "ada.yaml"
    path.write_text(text, "utf-8")
    given = {"runs": (), "exercises": (), "policy": None, "today": MONDAY, "weeks": 4}
    return read_given(str(path), **(given | options))


def file_of(tmp_path: Path, name: str, text: str) -> str:
    (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / name)


def test_weekly_lines_fill_the_horizon_and_no_more(tmp_path: Path) -> None:
    given = read(tmp_path, ATHLETE + 'runs: {week: ["sun: long 20 km"]}\n')
    days = [run.on for run in given.athlete.runs]
    assert days == [MONDAY + dt.timedelta(days=6 + 7 * week) for week in range(4)]
    assert given.run_problems == ()


def test_a_calendar_beside_the_athlete_file_is_found(tmp_path: Path) -> None:
    file_of(tmp_path, "plan.txt", "Tue 6x800")
    given = read(tmp_path, ATHLETE + "runs: {files: [plan.txt]}\n")
    assert [(run.on, run.type) for run in given.athlete.runs] == [
        (MONDAY + dt.timedelta(days=1), "intervals")
    ]


def test_a_run_in_two_files_counts_once_and_is_said(tmp_path: Path) -> None:
    paths = [file_of(tmp_path, name, "Tue 6x800") for name in ("a.txt", "b.txt")]
    given = read(tmp_path, runs=paths)
    assert len(given.athlete.runs) == 1
    assert "counted once" in given.run_problems[0].text


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 50, b"PK\x03\x04\x00\x00"])
def test_a_calendar_of_nothing_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.ics").write_bytes(content)
    with pytest.raises(UnreadableFileError):
        read(tmp_path, runs=[str(tmp_path / "x.ics")])


def test_runs_that_are_not_understood_are_remarks(tmp_path: Path) -> None:
    given = read(tmp_path, runs=[file_of(tmp_path, "x.txt", "Tue 6x800\nblah blah\n")])
    assert given.run_problems[0].where == "line 2"
    assert given.own_problems == ()


def test_own_exercises_come_from_the_file_and_the_option(tmp_path: Path) -> None:
    path = file_of(tmp_path, "own.toml", OWN_EXERCISE)
    by_option = read(tmp_path, exercises=[path])
    by_file = read(tmp_path, ATHLETE + "exercises: {files: [own.toml]}\n")
    for given in (by_option, by_file):
        assert given.catalogue.exercise("cellar-squat").name == "Cellar squat"
        assert given.own_problems == ()


def test_a_wrong_own_exercise_is_left_out_and_said(tmp_path: Path) -> None:
    path = file_of(tmp_path, "own.toml", OWN_EXERCISE.replace("skill = 1", "skill = 9"))
    catalogue, problems = read_exercise_files([path])
    assert "cellar-squat" not in catalogue.exercises
    assert problems[0].file == path


def test_a_policy_file_is_kept_with_the_athlete(tmp_path: Path) -> None:
    policy = file_of(tmp_path, "p.yaml", "clearance.newcomer_weeks: 5\nno.such.key: 1\n")
    own = "policy: {overrides: {clearance.newcomer_weeks: 4, clearance.newcomer_extra_h: 30}}\n"
    given = read(tmp_path, ATHLETE + own, policy=policy)
    assert given.athlete.policy_overrides == {
        "clearance.newcomer_extra_h": 30,
        "clearance.newcomer_weeks": 5,
    }
    assert [problem.file for problem in given.own_problems] == [policy]


def test_a_policy_file_of_nothing_readable_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="TOML"):
        read(tmp_path, policy=file_of(tmp_path, "p.toml", "= ="))


@pytest.mark.parametrize("text", ["", "a: [", "- 1", "name: x", ATHLETE.replace("61", "heavy")])
def test_an_athlete_who_is_not_one_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableFileError):
        read(tmp_path, text)


@pytest.mark.parametrize("on", ["2099-02-28", "2199-12-31"])
def test_a_race_too_far_away_cuts_the_plan_and_is_said(tmp_path: Path, on: str) -> None:
    races = f"races: [{{name: Far, on: {on}, distance_km: 10}}]\n"
    given = read(tmp_path, ATHLETE + races, weeks=None)
    weeks = given.weeks
    assert weeks == MAX_WEEKS
    assert "104 weeks are planned" in given.own_problems[0].text


def test_unknown_exercises_are_said_with_their_place_and_near_ids(tmp_path: Path) -> None:
    text = (
        "lifts:\n"
        "  - {exercise: nonsense, on: never, load_kg: 60, reps: 8}\n"
        "  - {exercise: back-squat, on: 2026-11-02, load_kg: 60, reps: 8}\n"
        "  - {exercise: bak-squat, on: 2026-11-02, load_kg: 60, reps: 8}\n"
        "pinned:\n"
        "  - on: 2026-11-26\n"
        "    items:\n"
        "      - {exercise: back-squat, sets: 3, reps: 8}\n"
        "      - {exercise: qqqq, sets: 3, reps: 8}\n"
    )
    given = read(tmp_path, ATHLETE + text)
    said = {problem.where.split(": ")[-1]: problem.text for problem in given.own_problems}
    assert "`back-squat`" in said["lifts[2].exercise"]
    assert "ironstride exercises" in said["pinned[0].items[1].exercise"]
    assert not any("[1].exercise" in where for where in said if where.startswith("lifts"))
    assert [lift.exercise for lift in given.athlete.lifts] == ["back-squat", "bak-squat"]
    assert len(given.athlete.pinned[0].items) == 2


def test_an_own_exercise_is_known_in_lifts(tmp_path: Path) -> None:
    lift = "lifts: [{exercise: cellar-squat, on: 2026-11-02, load_kg: 60, reps: 8}]\n"
    own = file_of(tmp_path, "own.toml", OWN_EXERCISE)
    assert read(tmp_path, ATHLETE + lift, exercises=[own]).own_problems == ()


def test_a_birth_after_today_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="born: is after today"):
        read(tmp_path, ATHLETE.replace("1988-04-23", "2030-01-01"))


@pytest.mark.parametrize("name", ["p.yaml", "p.toml"])
def test_an_empty_policy_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFileError, match="the file is empty"):
        read(tmp_path, policy=file_of(tmp_path, name, " \n"))
