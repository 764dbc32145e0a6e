"""Sessions of a plan file: a bad part is left out, the rest stays."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest

from ironstride.formats.fields import Field, Report, attempt
from ironstride.formats.session_decode import read_session
from ironstride.training.sets import PlannedSet

DOC = Path(__file__).parents[2] / "docs" / "formats" / "plan.md"
EXAMPLE: dict[str, Any] = json.loads(
    re.findall(r"```json\n(.*?)```", DOC.read_text("utf-8"), re.DOTALL)[0]
)


def read(tree: object) -> tuple[Any, list[str]]:
    report = Report("plan.json")
    found = attempt(Field(tree, "", report), read_session, None)
    return found, [problem.where for problem in report.problems]


def test_a_set_is_read_whole() -> None:
    session, problems = read(EXAMPLE)
    assert problems == []
    assert session.blocks[0].items[0].sets[1] == PlannedSet(
        "work",
        "load_reps",
        reps=(8, 10),
        load_kg=(57.5, 62.5),
        rir=(2, 3),
        rest_s=120,
        tempo="3-1-1",
    )


@pytest.mark.parametrize("key", EXAMPLE)
def test_every_key_of_a_session_is_required(key: str) -> None:
    session, problems = read({name: part for name, part in EXAMPLE.items() if name != key})
    assert session is None
    assert problems == [key]


def test_a_bad_item_leaves_the_others_of_its_block() -> None:
    tree = copy.deepcopy(EXAMPLE)
    items = tree["blocks"][0]["items"]
    items.append({**copy.deepcopy(items[0]), "id": "b", "implement": "sandbag"})
    session, problems = read(tree)
    assert [item.id for item in session.blocks[0].items] == ["squat-1"]
    assert problems == ["blocks[0].items[1].implement"]


def test_a_block_without_a_good_item_is_left_out() -> None:
    tree = copy.deepcopy(EXAMPLE)
    tree["blocks"][0]["items"][0]["why"] = []
    session, problems = read(tree)
    assert session.blocks == ()
    assert problems == ["blocks[0].items[0]", "blocks[0]"]


def test_a_load_and_a_search_for_one_do_not_go_together() -> None:
    tree = copy.deepcopy(EXAMPLE)
    tree["blocks"][0]["items"][0]["sets"][1]["find_load"] = True
    assert "blocks[0].items[0].sets[1]" in read(tree)[1]
