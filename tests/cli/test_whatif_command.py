"""`ironstride whatif` as a person uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


def test_a_wish_is_answered_and_nothing_is_written(
    run: Run, plan_files: Mapping[str, Path]
) -> None:
    path = plan_files["sample"]
    before = path.read_bytes()
    code, out, _ = run("whatif", path, "long run to sat")
    assert code == 0
    assert "What if: long run to sat" in out
    assert "Price of where they stand" in out
    assert path.read_bytes() == before


def test_several_wishes_count_together(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, out, _ = run("whatif", plan_files["sample"], "tue off; thu +15min", "no run on wed")
    assert code == 0
    assert "What if: tue off; thu +15 min; no run on wed" in out


def test_what_buys_nothing_is_said(run: Run, plan_files: Mapping[str, Path]) -> None:
    _, out, _ = run("whatif", plan_files["sample"], "thu +1min")
    assert "It buys nothing" in out


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ("make me faster", "Say it like one of these"),
        ("+1 day: sat 40min pool", "Say it like one of these"),
        ("no run on 2030-01-01", "no run on 2030-01-01"),
    ],
)
def test_an_unclear_wish_is_code_2(
    run: Run, plan_files: Mapping[str, Path], wish: str, words: str
) -> None:
    code, out, err = run("whatif", plan_files["sample"], wish)
    assert (code, out) == (2, "")
    assert words in " ".join(err.split())


def test_a_day_after_the_plan_is_code_2(run: Run, plan_files: Mapping[str, Path]) -> None:
    code, _, err = run("whatif", plan_files["sample"], "tue off", "--today", "2030-01-01")
    assert code == 2
    assert "after the plan" in err


def test_a_plan_without_weeks_is_said(run: Run, changed_plan: Callable[..., Path]) -> None:
    code, _, err = run("whatif", changed_plan(weeks=[]), "tue off")
    assert code == 2
    assert "holds no week" in err


def test_without_a_wish_the_smallest_change_that_helps_is_shown(run: Run, tmp_path: Path) -> None:
    athlete = tmp_path / "kim.yaml"
    athlete.write_text(
        "name: Kim\nborn: 1990-05-01\nbody_mass_kg: 65\n"
        "lifting: {experience: intermediate}\n"
        "places: {floor: {equipment: []}}\n"
        "availability:\n  tue: {minutes: 30, place: floor}\n"
    )
    plan = tmp_path / "plan.json"
    run("plan", athlete, "--today", "2026-11-23", "--weeks", "3", "--format", "json", "--out", plan)
    code, out, _ = run("whatif", plan)
    assert code == 0
    assert "3 weeks with fewer sessions than wanted" in out
    assert '30 min floor" gives it.' in out


def test_where_nothing_is_lacking_nothing_is_tried(
    run: Run, plan_files: Mapping[str, Path]
) -> None:
    _, out, _ = run("whatif", plan_files["sample"])
    assert "lacks nothing" in out
