"""Every accessor gives its shape, and says what is wrong with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.errors import InvalidValueError
from ironstride.policy.lookup import Policy, UnknownPolicyKeyError, nearest
from ironstride.policy.reader import parse_policy

if TYPE_CHECKING:
    from collections.abc import Callable

ACCESSORS: dict[str, tuple[str, object]] = {
    "number": ("2.5", 2.5),
    "whole": ("3", 3),
    "pair": ("[1, 2]", (1, 2)),
    "numbers": ("[1, 2, 3]", (1, 2, 3)),
    "table": ("{ a = 1 }", {"a": 1}),
    "ranges": ("{ a = [1, 2] }", {"a": (1, 2)}),
    "words": ('["a", "b"]', ("a", "b")),
    "word_lists": ('{ a = ["b"] }', {"a": ("b",)}),
    "text": ('"a"', "a"),
    "texts": ('{ a = "b" }', {"a": "b"}),
}
FIELDS = (
    'unit = "u"\ngrade = "C"\ntag = "ENG"\nsource = "ENG"\nrule = "r"\ndoctrine = "D1"\ntext = "t"'
)


def shelf() -> Policy:
    entries = (f'["a.{name}"]\nvalue = {toml}\n{FIELDS}' for name, (toml, _) in ACCESSORS.items())
    policy, problems = parse_policy({"a.toml": "\n".join(entries)})
    assert problems == ()
    return policy


@pytest.mark.parametrize("name", ACCESSORS)
def test_an_accessor_gives_its_shape(name: str) -> None:
    accessor: Callable[[str], object] = getattr(shelf(), name)
    assert accessor(f"a.{name}") == ACCESSORS[name][1]


@pytest.mark.parametrize("name", ACCESSORS)
def test_an_accessor_refuses_another_shape(name: str) -> None:
    accessor: Callable[[str], object] = getattr(shelf(), name)
    other = "a.text" if name != "text" else "a.number"
    with pytest.raises(InvalidValueError, match=f"policy {other} is of the shape"):
        accessor(other)


def test_a_whole_number_is_whole() -> None:
    with pytest.raises(InvalidValueError, match="no whole number"):
        shelf().whole("a.number")


def test_a_pair_has_two() -> None:
    with pytest.raises(InvalidValueError, match="a pair has two"):
        shelf().pair("a.numbers")


def test_an_unknown_key_names_the_nearest() -> None:
    with pytest.raises(UnknownPolicyKeyError) as caught:
        shelf().number("a.nubmer")
    assert str(caught.value) == "the policy has no 'a.nubmer'; did you mean 'a.number'?"


def test_a_label_comes_with_each_number() -> None:
    assert shelf().label("a.number") == "convention"


def test_nothing_near_is_nothing() -> None:
    assert nearest("zzz", ["a.number"]) is None
