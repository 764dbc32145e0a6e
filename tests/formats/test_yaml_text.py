"""YAML for people: reads back the same, here and with other readers."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.yaml_text import write_yaml
from ironstride.formats.yaml_tree import read_yaml_tree

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.sampled_from([82.5, 0.1, 1e-7])
    | st.text(max_size=120)
)
trees = st.dictionaries(
    st.text(max_size=8),
    st.recursive(
        scalars,
        lambda parts: (
            st.lists(parts, max_size=4)
            | st.dictionaries(st.text(min_size=1, max_size=8), parts, max_size=3)
        ),
        max_leaves=12,
    ),
    max_size=4,
)


@given(trees)
def test_what_is_written_reads_back_the_same(tree: dict[str, object]) -> None:
    text = write_yaml(tree)
    if not tree:
        assert text == ""
        return
    found, problems = read_yaml_tree(text, "a.yaml")
    assert problems == ()
    assert found is not None
    assert found.value == tree


@pytest.mark.parametrize("word", ["no", "On", "12:30", "1e3", "null", "~", "", " a", "a: b", "- a"])
def test_text_is_quoted_where_any_reader_takes_it_for_something_else(word: str) -> None:
    text = write_yaml({"key": word})
    assert text == f'key: "{word}"\n'
    assert yaml.safe_load(text) == {"key": word}


def test_the_layout_is_one_that_a_person_edits() -> None:
    tree = {
        "name": "Ada Miles",
        "empty": [],
        "places": {"gym": {"plates_kg": [20, 20, 2.5]}},
        "races": [{"name": "City", "on": "2027-04-25"}, {"name": "long " * 30, "on": "x"}],
    }
    assert write_yaml(tree).splitlines() == [
        "name: Ada Miles",
        "empty: []",
        "places:",
        "  gym:",
        "    plates_kg: [20, 20, 2.5]",
        "races:",
        "  - {name: City, on: 2027-04-25}",
        f'  - name: "{"long " * 30}"',
        "    on: x",
    ]
