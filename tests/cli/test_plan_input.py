from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cli.plan_input import read_given_plan
from ironstride.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


def test_a_plan_comes_with_its_own_policy(changed_plan: Callable[..., Path]) -> None:
    import json

    tree = json.loads(changed_plan().read_text("utf-8"))
    athlete = tree["athlete"] | {"policy": {"overrides": {"clearance.newcomer_weeks": 5}}}
    given = read_given_plan(str(changed_plan(athlete=athlete)))
    assert given.policy.whole("clearance.newcomer_weeks") == 5
    assert given.problems == ()


def test_a_part_that_cannot_be_read_is_said(
    changed_plan: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    given = read_given_plan(str(changed_plan(gates=[{"pattern": "jumping"}])))
    assert given.problems
    assert "gates[0]" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "ironstride.plan/2"}', "name: x"])
def test_what_is_no_plan_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text)
    with pytest.raises(UnreadableFileError):
        read_given_plan(str(tmp_path / "x.json"))


def test_examples_are_plans(plan_files: Mapping[str, Path]) -> None:
    for path in plan_files.values():
        assert read_given_plan(str(path)).problems == ()
