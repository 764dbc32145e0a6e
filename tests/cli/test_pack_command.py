from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.archive_file import read_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.formats.archive_files import Archive

    Run = Callable[..., tuple[int, str, str]]

SAMPLE = Path("examples/sample/athlete.yaml")
FEED = Path("examples/sample/trainingpeaks.ics")
SMALLEST = "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\nsessions_per_week: 2\n"
LOG = "performed_at,exercise,load_kg,reps,rir\n2026-11-24 18:30,back-squat,80,5,2\n"


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "log.csv"
    path.write_text(LOG)
    return path


def read(path: Path) -> Archive:
    archive, problems = read_archive(path.read_bytes(), path.name)
    assert archive is not None
    assert problems == ()
    return archive


def test_everything_goes_into_one_zip(
    run: Run, plan_files: Mapping[str, Path], tmp_path: Path, log: Path
) -> None:
    out = tmp_path / "x.zip"
    names = tmp_path / "log.names.toml"
    names.write_text('[exercises]\n"Leg Press Downstairs" = "leg-press"\n')
    parts = ["--plan", plan_files["sample"], "--log", log, "--runs", FEED]
    code, text, said = run("pack", "--athlete", SAMPLE, *parts, "--out", out)
    assert (code, said) == (0, "")
    assert (
        text == f"{out} is written. To take it apart again: ironstride unpack {out} --out FOLDER\n"
    )
    archive = read(out)
    assert archive.athlete.athlete.name == "Sam Sample"
    assert archive.plan is not None
    assert [one.load_kg for one in archive.log] == [80]
    assert archive.calendars == {"trainingpeaks.ics": FEED.read_bytes()}
    assert "Leg Press Downstairs" in archive.choices.names


def test_files_that_the_athlete_names_come_along(run: Run, tmp_path: Path) -> None:
    athlete = tmp_path / "me.yaml"
    (tmp_path / "feeds").mkdir()
    shutil.copy(FEED, tmp_path / "feeds" / "my plan.ics")
    own = tmp_path / "own.toml"
    own.write_text("")
    named = "runs:\n  files: [feeds/my plan.ics]\nexercises:\n  files: [own.toml]\n"
    athlete.write_text(SMALLEST + named)
    out = tmp_path / "x.zip"
    given_again = ["--runs", tmp_path / "feeds" / "my plan.ics"]
    assert run("pack", "--athlete", athlete, *given_again, "--out", out)[0] == 0
    archive = read(out)
    assert list(archive.calendars) == ["my plan.ics"]
    assert archive.athlete.run_lines.files == ("calendars/my-plan.ics",)
    assert archive.athlete.exercise_files == ("exercises/own.toml",)


def test_two_files_of_one_name_are_both_kept(run: Run, tmp_path: Path) -> None:
    places = [tmp_path / "a" / "x.csv", tmp_path / "b" / "x.csv"]
    for place in places:
        place.parent.mkdir()
        place.write_text(f"{place.parent.name}\n")
    runs = [word for place in places for word in ("--runs", place)]
    out = tmp_path / "x.zip"
    assert run("pack", "--athlete", SAMPLE, *runs, "--out", out)[0] == 0
    assert sorted(read(out).calendars.values()) == [b"a\n", b"b\n"]


def test_a_row_that_cannot_be_read_is_said_and_the_exit_code_tells(
    run: Run, tmp_path: Path, log: Path
) -> None:
    log.write_text(f"{LOG}soon,back-squat,80,5,2\n")
    code, _, said = run("pack", "--athlete", SAMPLE, "--log", log, "--out", tmp_path / "x.zip")
    assert code == 1
    assert "line 3" in said


@pytest.mark.parametrize("option", ["--plan", "--log", "--runs", "--reports", "--settings"])
def test_a_file_that_is_not_there_is_named_and_nothing_is_written(
    run: Run, tmp_path: Path, option: str
) -> None:
    out = tmp_path / "x.zip"
    code, _, said = run("pack", "--athlete", SAMPLE, option, "nowhere.x", "--out", out)
    assert code == 2
    assert "nowhere.x" in said
    assert not out.exists()


def test_an_athlete_who_cannot_be_read_is_not_packed(run: Run, tmp_path: Path) -> None:
    athlete = tmp_path / "me.yaml"
    athlete.write_text("name: [")
    code, _, said = run("pack", "--athlete", athlete, "--out", tmp_path / "x.zip")
    assert code == 2
    assert "me.yaml" in said
