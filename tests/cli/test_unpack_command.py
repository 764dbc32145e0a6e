from __future__ import annotations

import datetime as dt
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.archive_file import read_archive, write_archive
from ironstride.formats.archive_files import Archive, plain_files
from ironstride.formats.athlete_codec import AthleteFile
from ironstride.training.session_report import SessionReport
from ironstride.training.sets import LoggedSet, PlannedSet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.training.plan import Plan

    Run = Callable[..., tuple[int, str, str]]

AT = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)
DONE_AT = dt.datetime(2026, 11, 24, 18, 30)
FEED = Path("examples/sample/trainingpeaks.ics")
TARGET = PlannedSet("work", "load_reps", reps=(8, 10), load_kg=(70, 75), rir=(2, 3))


@pytest.fixture
def archive(plans: Mapping[str, Plan]) -> Archive:
    plan = plans["sample"]
    done = LoggedSet("a-1", "back-squat", DONE_AT, "load_reps", load_kg=70, reps=9, target=TARGET)
    report = SessionReport("0d5f4a1c-8b5e-4f59-9a35-3c1d6a6f2e10", "2026-11-24-lift", DONE_AT)
    return Archive(
        AthleteFile(plan.athlete),
        plan,
        (done,),
        (report,),
        calendars={"../feed.ics": FEED.read_bytes()},
        settings={"time_zone": "Europe/Vienna"},
    )


@pytest.fixture
def packed(archive: Archive, tmp_path: Path) -> Path:
    path = tmp_path / "x.zip"
    path.write_bytes(write_archive(archive, AT))
    return path


def test_the_plain_files_are_written_and_said(
    run: Run, archive: Archive, packed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "folder"
    code, text, said = run("unpack", packed, "--out", folder)
    assert (code, said) == (0, "")
    there = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert there == plain_files(archive)
    assert text.splitlines()[0] == f"{folder} holds the files of Sam Sample:"
    assert "  log.csv: 1 set, 2026-11-24 to 2026-11-24" in text
    assert "  calendars/feed.ics" in text
    assert "  reports.jsonl: 1 report" in text


def test_the_other_commands_work_on_what_was_unpacked(
    run: Run, packed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "x"
    _, text, _ = run("unpack", packed, "--out", folder)
    words = shlex.split(text.splitlines()[-1])
    assert words[:2] == ["ironstride", "next"]
    assert run(*words[1:], "--today", "2026-11-24")[0] in (0, 1)
    today = ["--today", "2026-11-24"]
    given = [folder / "athlete.yaml", "--runs", folder / "calendars" / "feed.ics"]
    out = ["--out", tmp_path / "again.json", "--format", "json"]
    log = ["--log", folder / "log.csv"]
    assert run("plan", *given, *log, "--weeks", "2", *today, *out)[0] in (0, 1)
    assert run("replan", folder / "plan.json", *log, *today, "--event", "missed:today")[0] in (0, 1)


def test_without_a_plan_the_way_to_one_is_shown(run: Run, archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(write_archive(Archive(archive.athlete, calendars=archive.calendars), AT))
    _, text, _ = run("unpack", path, "--out", tmp_path / "y")
    feed = tmp_path / "y" / "calendars" / "feed.ics"
    assert text.endswith(f"  ironstride plan {tmp_path / 'y' / 'athlete.yaml'} --runs {feed}\n")


def test_packing_what_was_unpacked_gives_the_same_archive(
    run: Run, archive: Archive, packed: Path, tmp_path: Path
) -> None:
    folder, again = tmp_path / "x", tmp_path / "again.zip"
    run("unpack", packed, "--out", folder)
    parts = {
        "--athlete": "athlete.yaml",
        "--plan": "plan.json",
        "--log": "sets.jsonl",
        "--reports": "reports.jsonl",
        "--settings": "settings.json",
        "--runs": "calendars/feed.ics",
    }
    given = [word for option, name in parts.items() for word in (option, folder / name)]
    assert run("pack", *given, "--out", again)[0] == 0
    found, problems = read_archive(again.read_bytes(), "again.zip")
    assert problems == ()
    assert found is not None
    # The runner's own name of the calendar is not on the disk.
    assert dict(found.calendars) == {"feed.ics": archive.calendars["../feed.ics"]}
    assert (found.athlete, found.plan, found.log) == (archive.athlete, archive.plan, archive.log)
    assert (found.reports, found.settings) == (archive.reports, archive.settings)


def test_files_that_are_there_are_not_replaced_unless_asked(
    run: Run, packed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / "log.csv").write_text("mine")
    code, _, said = run("unpack", packed, "--out", folder)
    assert code == 2
    assert "log.csv already" in said
    assert [path.name for path in folder.iterdir()] == ["log.csv"]
    assert run("unpack", packed, "--out", folder, "--force")[0] == 0
    assert (folder / "log.csv").read_text() != "mine"


def test_a_part_that_cannot_be_read_is_said_and_the_rest_is_written(
    run: Run, archive: Archive, tmp_path: Path
) -> None:
    content = bytearray(write_archive(archive, AT))
    path = tmp_path / "x.zip"
    path.write_bytes(content.replace(b"settings.json", b"settings.jsox"))
    code, _, said = run("unpack", path, "--out", tmp_path / "x")
    assert code == 1
    assert "settings.json" in said
    assert (tmp_path / "x" / "plan.json").exists()


@pytest.mark.parametrize("content", [b"", b"no zip"])
def test_what_is_no_archive_writes_nothing(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    code, _, said = run("unpack", path, "--out", tmp_path / "x")
    assert code == 2
    assert "is no zip" in said
    assert not (tmp_path / "x").exists()
