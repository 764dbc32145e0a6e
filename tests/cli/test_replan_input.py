"""What a plan is made again from: changed calendars, and plans that must not be touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WEDNESDAY = ("--today", "2026-11-25")
CALENDAR = "examples/sample/trainingpeaks.ics"


@pytest.fixture
def season(plan_files: Mapping[str, Path], tmp_path: Path) -> Path:
    """Return a copy of the sample's plan that a test may write to."""
    return Path(shutil.copy(plan_files["sample"], tmp_path / "season.json"))


def feed(tmp_path: Path, *events: tuple[str, str]) -> Path:
    """Return a calendar of all-day events: (YYYYMMDD, title)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0"]
    for number, (day, title) in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}", f"DTSTART;VALUE=DATE:{day}"]
        lines += [f"SUMMARY:{title}", "END:VEVENT"]
    path = tmp_path / "feed.ics"
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), "utf-8")
    return path


def test_the_calendar_of_the_plan_changes_nothing(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    code, text, said = run("replan", season, "--runs", CALENDAR, *WEDNESDAY)
    assert (code, said) == (0, "")
    assert text.startswith("Nothing changes")


def test_a_changed_calendar_is_said_run_by_run(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    later = feed(tmp_path, ("20261127", "Run: Tempo 6 km"), ("20261129", "Run: Long run 17 km"))
    _, text, said = run("replan", season, "--runs", later, *WEDNESDAY)
    assert "because   running calendar: " in text
    assert "run       The easy run of Wednesday 25 November is dropped" in text
    assert said == ""


def test_strength_of_another_plan_comes_in_by_the_calendar(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    later = feed(tmp_path, ("20261127", "Strength: Full body"), ("20261129", "Run: Long 17 km"))
    _, text, _ = run("replan", season, "--runs", later, *WEDNESDAY, "--out", season)
    assert "The other plan's 'Strength: Full body' of Friday 27 November is new" in " ".join(
        text.split()
    )
    tree = json.loads(season.read_text("utf-8"))
    assert [one["on"] for one in tree["athlete"]["other_strength"]] == ["2026-11-27"]
    code, out, said = run("check", season)
    assert code == 0, out + said
    assert text.count("because") == 1
    # Ours does not become theirs by moving.
    assert "left out  Thursday 26 November's session" in text


def test_a_calendar_without_a_coming_run_is_said(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    past = feed(tmp_path, ("20200101", "Run: Easy 5 km"))
    code, text, said = run("replan", season, "--runs", past, *WEDNESDAY)
    assert code == 0
    assert text.startswith("Nothing changes")
    assert "holds no run from 2026-11-23" in said


def test_a_calendar_that_is_none_is_refused(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    (tmp_path / "x.ics").write_bytes(b"\x00\x01\x02" * 100)
    code, _, said = run("replan", season, "--runs", tmp_path / "x.ics", *WEDNESDAY)
    assert code == 2
    assert said.endswith("nothing was written\n")


def test_a_plan_that_is_read_in_part_is_not_made_again(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    tree = json.loads(season.read_text("utf-8"))
    tree["weeks"][0]["sessions"][0]["minutes"] = "many"
    season.write_text(json.dumps(tree), "utf-8")
    before = season.read_bytes()
    code, _, said = run("replan", season, "--event", "missed:tue", *WEDNESDAY, "--out", season)
    assert code == 2
    assert "would be lost" in said
    assert season.read_bytes() == before


def test_a_plan_with_own_exercises_asks_for_their_file(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    tree = json.loads(season.read_text("utf-8"))
    lift = next(one for one in tree["weeks"][1]["sessions"] if one["kind"] == "lift")
    lift["blocks"][-1]["items"][0]["exercise"] = "my-own-lift"
    season.write_text(json.dumps(tree), "utf-8")
    code, _, said = run("replan", season, "--event", "missed:tue", *WEDNESDAY)
    assert code == 2
    assert "own exercises (my-own-lift); give their file with --exercises FILE" in said


@pytest.mark.parametrize(
    "event", ["race-added:Far@2199-12-19=10km/A", "race-moved:City 10 km=2199-01-01"]
)
def test_a_race_beyond_every_plan_is_a_slip(
    run: Callable[..., tuple[int, str, str]], season: Path, event: str
) -> None:
    code, _, said = run("replan", season, "--event", event, *WEDNESDAY)
    assert code == 2
    assert "weeks away; correct the year" in said
