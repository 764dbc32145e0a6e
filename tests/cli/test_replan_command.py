"""Planning again from the command line: what is shown, what is written, and what never is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ironstride.formats.plan_file import read_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.training.plan import Plan

WEDNESDAY = ("--today", "2026-11-25")


@pytest.fixture
def season(plan_files: Mapping[str, Path], tmp_path: Path) -> Path:
    """Return a copy of the sample's plan that a test may write to."""
    return Path(shutil.copy(plan_files["sample"], tmp_path / "season.json"))


def plan_at(path: Path) -> Plan:
    plan, problems = read_plan(path.read_bytes(), path.name)
    assert plan is not None
    assert problems == ()
    return plan


def test_without_out_it_is_a_dry_run_that_says_how_to_keep_it(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    before = season.read_bytes()
    code, text, said = run("replan", season, "--event", "missed:tue", *WEDNESDAY)
    assert (code, said) == (0, "")
    assert "because   missed on Tue 24 Nov" in text
    assert "coming sessions stay as planned." in text
    keep = f"ironstride replan {season} --event missed:tue --today 2026-11-25 --out {season}"
    assert text.endswith(f"Nothing was written. To keep it:\n  {keep}\n")
    assert season.read_bytes() == before


def test_with_out_the_new_plan_is_written_and_passes_every_rule(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    before, out = season.read_bytes(), tmp_path / "new season.json"
    _, text, _ = run("replan", season, "--event", "ill:wed/fri", *WEDNESDAY, "--out", out)
    assert text.endswith(f"  ironstride restore '{out}' --out '{out}'\n")
    assert season.read_bytes() == before
    assert plan_at(out).replanned_on is not None
    code, text, said = run("check", out)
    assert (code, said) == (0, ""), text


def test_out_may_be_the_plan_itself(run: Callable[..., tuple[int, str, str]], season: Path) -> None:
    run("replan", season, "--event", "missed:tue", *WEDNESDAY, "--out", season)
    run("replan", season, "--event", "away:fri", *WEDNESDAY, "--out", season)
    plan = plan_at(season)
    assert [type(one.event).__name__ for one in plan.events] == ["Missed", "Away"]
    assert plan.replaces is not None
    assert len(plan.replaces.earlier) == 1


def test_no_event_changes_nothing_byte_for_byte(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    out = tmp_path / "same.json"
    code, text, said = run("replan", season, *WEDNESDAY, "--out", out)
    assert (code, said) == (0, "")
    assert text == "Nothing changes: no event was told, no run and no set is new.\n"
    assert out.read_bytes() == season.read_bytes()


@pytest.mark.parametrize(
    ("events", "said"),
    [
        (["mised:tue"], "--event 1: mised:tue: `mised` is no kind of event; did you mean"),
        (["missed:tue", "missed:2026-02-30"], "--event 2: missed:2026-02-30: "),
        (["done:sat"], "--event: done:sat: Sat 2026-11-28 is still ahead"),
        (["done:mon"], "--event 1: done:mon: no session stands on Monday 2026-11-23"),
        (["missed:sun"], "--event: missed:sun: Sun 2026-11-29 is still ahead"),
        (["race-moved:Nowhere=sun"], "--event: race-moved:Nowhere=sun: no race is called"),
        (
            ["missed:tue", "unpin:thu"],
            "--event: unpin:thu: nothing on Thu 2026-11-26 is kept in its place by you",
        ),
    ],
)
def test_an_event_that_cannot_be_is_named_and_nothing_is_written(
    run: Callable[..., tuple[int, str, str]], season: Path, events: list[str], said: str
) -> None:
    before = season.read_bytes()
    options = [word for event in events for word in ("--event", event)]
    code, text, errors = run("replan", season, *options, *WEDNESDAY, "--out", season)
    assert (code, text) == (2, "")
    assert errors.startswith(f"ironstride: {said}")
    assert errors.count(said) == 1
    assert errors.endswith("ironstride: nothing was written\n")
    assert season.read_bytes() == before


def test_a_day_behind_the_plan_cannot_be_planned(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    code, _, said = run("replan", season, "--event", "missed:tue", "--today", "2030-01-01")
    assert code == 2
    assert "--today" in said
    assert "plan a new season" in said


def test_a_race_without_a_priority_is_asked_about_and_taken(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    _, text, said = run("replan", season, "--event", "race-added:Jog@2026-12-19=5km", *WEDNESDAY)
    assert "new A race: Jog, 5 km" in text
    assert "is that so?" in said


def test_a_folder_that_is_not_there_is_said(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    out = tmp_path / "no" / "plan.json"
    code, _, said = run("replan", season, "--event", "missed:tue", *WEDNESDAY, "--out", out)
    assert code == 2
    assert "does not exist" in said


def test_json_tells_a_program_what_changes(
    run: Callable[..., tuple[int, str, str]], season: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new.json"
    options = ("--event", "missed:tue", *WEDNESDAY, "--format", "json", "--out", out)
    code, text, _ = run("replan", season, *options)
    tree = json.loads(text)
    plan = plan_at(out)
    assert code == 0
    assert plan.replaces is not None
    assert tree["replaces"] == plan.replaces.id
    assert [one["text"] for one in tree["changes"]] == [one.text for one in plan.replaces.changes]
    assert [event["kind"] for event in tree["events"]] == ["missed"]
    assert tree["written_to"] == str(out)


def test_a_limited_plan_says_so_with_exit_code_1(
    run: Callable[..., tuple[int, str, str]], season: Path
) -> None:
    code, _, said = run("replan", season, "--event", "pain:knee-left=4", *WEDNESDAY)
    assert code == 1
    assert said.startswith("ironstride: limited: ")


def test_the_help_names_every_kind_of_event(run: Callable[..., tuple[int, str, str]]) -> None:
    from ironstride.formats.event_text import EXAMPLES

    _, text, _ = run("replan", "--help")
    assert [kind for kind in EXAMPLES if f"{kind}:" not in text] == []
    assert max(len(line) for line in text.splitlines()) <= 80
