"""Plain trees: one way to write a number, and bounds against hostile ones."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from ironstride.formats.plain_tree import MAX_LEVELS, is_plain, plain_number, plain_tree


@pytest.mark.parametrize(("value", "text"), [(80.0, "80"), (82.5, "82.5"), (-0.0, "0"), (3, "3")])
def test_a_number_is_written_one_way(value: float, text: str) -> None:
    assert repr(plain_number(value)) == text


def test_tuples_become_lists_and_any_mapping_a_mapping() -> None:
    tree = MappingProxyType({"a": (1.0, MappingProxyType({"b": True})), "c": None})
    assert plain_tree(tree) == {"a": [1, {"b": True}], "c": None}


def nested(levels: int) -> object:
    tree: object = 1
    for _ in range(levels):
        tree = [tree]
    return tree


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": [1, "b", None, False, 2.5]}, True),
        (float("nan"), False),
        ([float("inf")], False),
        ({"a": 10**400}, False),
        (object(), False),
        (nested(MAX_LEVELS - 1), True),
        (nested(MAX_LEVELS), False),
        (nested(5000), False),
    ],
)
def test_hostile_trees_are_not_plain(value: object, expected: bool) -> None:
    assert is_plain(value) is expected
