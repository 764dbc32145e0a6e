"""JSON as a plain tree: what is no JSON is a located problem."""

from __future__ import annotations

import pytest

from ironstride.formats.json_tree import read_json_tree


def test_json_is_read_as_it_stands() -> None:
    assert read_json_tree('{"a": [1, 82.5, null, true, "é"]}', "a.json") == (
        {"a": [1, 82.5, None, True, "é"]},
        (),
    )


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ('{"a": 1,\n "b"', "line 2, column 5", "cut off"),
        ("[NaN]", "file", "NaN"),
        ("[-Infinity]", "file", "-Infinity"),
        ("[" + "9" * 5000 + "]", "file", "out of range"),
        ("[" * 100_000, "file", "nested too deep"),
    ],
)
def test_what_is_no_json_is_a_problem(text: str, where: str, reason: str) -> None:
    tree, problems = read_json_tree(text, "a.json")
    assert tree is None
    assert problems[0].where == where
    assert reason in problems[0].text


def test_a_repeated_key_is_named_also_among_very_many() -> None:
    keys = ", ".join(f'"k{number}": 1' for number in range(50_000))
    _, problems = read_json_tree(f'{{{keys}, "k7": 2}}', "a.json")
    assert "'k7' twice" in problems[0].text
