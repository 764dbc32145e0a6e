"""The page about policy files says what is true: its examples are read."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from ironstride.policy.entry import DOCTRINE_IDS, GRADES, TAGS, label_of
from ironstride.policy.reader import override_policy, parse_policy, read_policy

PAGE = (Path(__file__).parents[2] / "docs" / "formats" / "policy.md").read_text("utf-8")


def example(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, flags=re.DOTALL)
    assert found
    return found[1]


def test_the_example_entry_is_read() -> None:
    policy, problems = parse_policy({"page": example("toml")})
    assert problems == ()
    assert len(policy.entries) == 1


def test_the_example_overrides_are_used() -> None:
    overrides = yaml.safe_load(example("yaml"))["policy"]
    laid, problems = override_policy(read_policy(), overrides, "page")
    assert problems == ()
    assert sum(entry.overridden for entry in laid.entries.values()) == 3


def test_every_field_and_word_of_an_entry_is_explained() -> None:
    fields = ("value", "unit", "grade", "tag", "source", "rule", "doctrine", "text", "min", "max")
    for word in (*fields, "choices", "label", "fixed"):
        assert f"`{word}`" in PAGE
    for word in (*GRADES, *TAGS):
        assert re.search(rf"\b{word}\b", PAGE)
    assert DOCTRINE_IDS[0] in PAGE


def test_the_table_of_labels_is_the_code() -> None:
    for grade in GRADES:
        row = re.search(rf"\| V, V2 \| {grade} \| `([a-z ]+)`", PAGE)
        assert row
        assert label_of(grade, "V") == label_of(grade, "V2") == row[1]
    assert {label_of(grade, "U-h") for grade in GRADES} == {"convention"}
