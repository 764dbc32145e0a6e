"""The plan as a tree of its contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ironstride.formats.plan_encode import encode_plan
from ironstride.training.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = (
    "format made_for today athlete replanned_on replaces events notices runs races weeks gates "
    "broken_rules certificate alternatives uncovered problems"
).split()
fast = settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))


def floats_of(tree: object) -> Iterator[float]:
    if isinstance(tree, dict):
        tree = list(tree.values())
    if isinstance(tree, list | tuple):
        for part in tree:
            yield from floats_of(part)
    if isinstance(tree, float):
        yield tree


@fast
@given(st.from_type(Plan))
def test_keys_stand_in_the_order_of_the_contract(plan: Plan) -> None:
    assert list(encode_plan(plan)) == KEYS


@fast
@given(st.from_type(Plan))
def test_the_tree_is_json_and_no_whole_number_is_a_float(plan: Plan) -> None:
    tree = encode_plan(plan)
    json.dumps(tree, allow_nan=False)
    assert [number for number in floats_of(tree) if number.is_integer()] == []
