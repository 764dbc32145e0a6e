"""YAML as a plain tree with lines; the hostile files are in test_athlete_file."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.yaml_tree import MAX_DEPTH, read_yaml_tree, resolve_scalar


def value_of(text: str) -> object:
    tree, problems = read_yaml_tree(text, "a.yaml")
    assert tree is not None, problems
    return tree.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on", "on"),
        ("no", "no"),
        ("12:30", "12:30"),
        ("2026-12-05", "2026-12-05"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        (".nan", ".nan"),
        ("007", 7),
        ("-3", -3),
        ("82.5", 82.5),
        ("1e3", 1000.0),
        ("True", True),
        ("~", None),
        ("", None),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_plain_words_are_those_of_yaml_1_2(text: str, value: object) -> None:
    assert resolve_scalar(text) == value


def test_quoted_words_stay_text() -> None:
    found = value_of("a: \"1\"\nb: 'true'\nc: ''\nd: |-\n  3\n")
    assert found == {"a": "1", "b": "true", "c": "", "d": "3"}


def test_each_path_has_the_line_of_its_key_or_entry() -> None:
    tree, _ = read_yaml_tree("a: 1\nb:\n  - c: 2\n    d: |\n      long\n  - 3\n", "a.yaml")
    assert tree is not None
    assert tree.lines == {"a": 1, "b": 2, "b[0]": 3, "b[0].c": 3, "b[0].d": 4, "b[1]": 6}


def test_an_alias_is_the_value_of_its_anchor() -> None:
    assert value_of("a: &x {m: 40}\nb: [*x, *x]\n") == {"a": {"m": 40}, "b": [{"m": 40}] * 2}


def test_an_anchor_may_be_used_again_after_its_end_only() -> None:
    tree, problems = read_yaml_tree("a: &x 1\nb: &x [*x]\n", "a.yaml")
    assert tree is None
    assert problems[0].where == "line 2"


@pytest.mark.parametrize("levels", [MAX_DEPTH, MAX_DEPTH + 1])
def test_nesting_is_bounded(levels: int) -> None:
    tree, problems = read_yaml_tree("[" * levels + "]" * levels, "a.yaml")
    assert (tree is not None) == (levels <= MAX_DEPTH)
    assert bool(problems) == (levels > MAX_DEPTH)


def test_a_key_written_twice_keeps_the_first_and_its_line() -> None:
    tree, problems = read_yaml_tree("a: {b: 1}\na: {b: 2}\n", "a.yaml")
    assert tree is not None
    assert tree.value == {"a": {"b": 1}}
    assert [problem.where for problem in problems] == ["line 2: a"]


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("abc: -#'\"é\n", max_size=5),
    lambda parts: (
        st.lists(parts, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=5), parts, max_size=3)
    ),
    max_leaves=10,
)


@given(plain)
def test_another_writers_yaml_is_read_as_it_was_meant(tree: object) -> None:
    assert value_of(yaml.safe_dump(tree, allow_unicode=True)) == tree
