from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.check_command import _say_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from ironstride.training.plan import Plan

    Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("example", ["sample", "newcomer", "traveller", "pounds"])
def test_each_example_keeps_every_rule(
    run: Run, plan_files: Mapping[str, Path], example: str
) -> None:
    code, out, err = run("check", plan_files[example])
    assert (code, err) == (0, ""), out
    assert out.startswith("Every rule is kept")


def test_a_moved_session_is_a_finding(run: Run, changed_plan: Callable[..., Path]) -> None:
    tree = json.loads(changed_plan().read_text("utf-8"))
    tree["weeks"][0]["sessions"][0]["at"] = "03:00"
    code, out, err = run("check", changed_plan(weeks=tree["weeks"]))
    assert code == 1
    assert "[session_in_its_slot]" in out
    assert err.startswith("ironstride: limited: ")


def test_a_part_that_cannot_be_read_is_a_finding(
    run: Run, changed_plan: Callable[..., Path]
) -> None:
    code, _, err = run("check", changed_plan(problems=[{"file": 1}]))
    assert code == 1
    assert "could not be read" in err


def test_no_plan_is_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"format": "other/1"}')
    code, out, err = run("check", tmp_path / "x.json")
    assert (code, out) == (2, "")
    assert "x.json" in err


@pytest.mark.parametrize(
    ("named", "words"),
    [
        (0, "0 compromises are named in the plan."),
        (1, "1 compromise is named in the plan."),
        (2, "2 compromises are named in the plan."),
    ],
)
def test_counts_agree_with_their_words(plans: Mapping[str, Plan], named: int, words: str) -> None:
    plan = plans["sample"]
    kept = _say_kept(dataclasses.replace(plan, broken_rules=plan.broken_rules[:named]))
    assert kept.endswith(f"17 weeks; {words}")
