"""The way back: byte for byte, one step at a time or several."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WEDNESDAY = ("--today", "2026-11-25")
EVENTS = ("missed:tue", "ill:wed/fri", "race-moved:City 10 km=2027-01-31")


@pytest.fixture
def season(plan_files: Mapping[str, Path], tmp_path: Path) -> Path:
    """Return a copy of the sample's plan that a test may write to."""
    return Path(shutil.copy(plan_files["sample"], tmp_path / "season.json"))


def replan(run: Callable[..., tuple[int, str, str]], season: Path) -> list[bytes]:
    """Tell all events one by one and return the file before each."""
    before = []
    for event in EVENTS:
        before.append(season.read_bytes())
        assert run("replan", season, "--event", event, *WEDNESDAY, "--out", season)[0] <= 1
    return before


def test_each_step_back_gives_the_file_as_it_was(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    for content in reversed(replan(run, season)):
        code, text, _ = run("restore", season, "--out", season)
        assert code == 0
        assert text.endswith(f"Taken back. {season} holds the plan before.\n")
        assert season.read_bytes() == content


def test_several_steps_are_taken_back_at_once(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    first, *_ = replan(run, season)
    assert run("restore", season, "--steps", "3", "--out", season)[0] == 0
    assert season.read_bytes() == first


def test_more_steps_than_there_were_are_refused(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    replan(run, season)
    code, _, said = run("restore", season, "--steps", "4", "--out", season)
    assert code == 2
    assert "planned again 3 times only" in said


def test_without_out_nothing_is_written(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    replan(run, season)
    before = season.read_bytes()
    code, text, _ = run("restore", season)
    assert code == 0
    assert "City 10 km moved to Sun 31 Jan" in text
    assert text.endswith(f"  ironstride restore {season} --out {season}\n")
    assert season.read_bytes() == before


def test_the_history_is_listed_newest_first(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    replan(run, season)
    code, text, _ = run("restore", season, "--list")
    lines = text.splitlines()
    assert code == 0
    assert [line.strip() for line in lines if line.startswith("  ")] == [
        "City 10 km moved to Sun 31 Jan",
        "ill, Wed 25 Nov to Fri 27 Nov",
        "missed on Tue 24 Nov",
    ]
    assert lines[0].startswith("Wednesday 25 November 2026: planned again, ")
    assert lines[-1] == "Monday 23 November 2026: planned first"


def test_a_plan_that_was_never_planned_again_says_so(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    code, _, said = run("restore", season)
    assert code == 2
    assert "never planned again" in said
    assert run("restore", season, "--list")[1] == "Monday 23 November 2026: planned first\n"


def test_a_way_back_that_was_changed_by_hand_is_refused(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    replan(run, season)
    tree = json.loads(season.read_text("utf-8"))
    tree["replaces"]["diff"]["way_back"]["events"] = "none"
    season.write_text(json.dumps(tree), "utf-8")
    before = season.read_bytes()
    code, _, said = run("restore", season, "--out", season)
    assert code == 2
    assert str(season) in said
    assert season.read_bytes() == before


def test_a_list_is_not_written(run: Callable[..., tuple[int, str, str]], season: Path) -> None:
    assert run("restore", season, "--list", "--out", season)[0] == 2
