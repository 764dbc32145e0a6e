"""Every number of the policy is cited honestly, used, and asked for by a key that exists."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from ironstride.policy.reader import read_policy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Sources that are no publication.
OWN_SOURCES = frozenset({"ENG", "doctrine"})
ACCESSORS = frozenset(
    "entry number whole pair numbers table ranges words word_lists text texts label".split()
)
KEY = re.compile(r"[a-z0-9_]+(\.[a-z0-9_-]+)+")

Trees = dict[str, ast.Module]


def bibliography_keys(text: str) -> list[str]:
    return re.findall(r"^@\w+\{([^,\s]+),", text, flags=re.MULTILINE)


def written_keys(trees: Trees) -> list[re.Pattern[str]]:
    """Return a pattern for each string in the code that may be a policy key."""
    nodes = (node for tree in trees.values() for node in ast.walk(tree))
    return [pattern for node in nodes if (pattern := key_pattern(node)) is not None]


def asked_keys(trees: Trees) -> dict[str, re.Pattern[str]]:
    """Return the patterns of the keys handed to an accessor of the policy, by place."""
    return {
        f"{path}:{node.lineno}": pattern
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ACCESSORS
        and node.args
        and (pattern := key_pattern(node.args[0])) is not None
    }


def key_pattern(node: ast.AST) -> re.Pattern[str] | None:
    """Return what a literal or an f-string with a dotted start may stand for, else None."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.compile(re.escape(node.value)) if KEY.fullmatch(node.value) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    first = node.values[0]
    starts_dotted = isinstance(first, ast.Constant) and re.match(r"[a-z_]+\.", str(first.value))
    if not starts_dotted:
        return None
    return re.compile("".join(_part_pattern(part) for part in node.values))


def _part_pattern(part: ast.expr) -> str:
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[a-z0-9_.-]+"


def unused(keys: Iterable[str], patterns: list[re.Pattern[str]]) -> list[str]:
    return [key for key in keys if not any(pattern.fullmatch(key) for pattern in patterns)]


def unknown(asked: dict[str, re.Pattern[str]], keys: Iterable[str]) -> list[str]:
    known = tuple(keys)
    return [
        f"{place} {pattern.pattern}"
        for place, pattern in asked.items()
        if not any(pattern.fullmatch(key) for key in known)
    ]


def test_every_source_stands_in_the_bibliography(root: Path) -> None:
    references = (root / "docs" / "science" / "references.bib").read_text("utf-8")
    known = OWN_SOURCES | set(bibliography_keys(references))
    entries = read_policy().entries.values()
    assert [entry.key for entry in entries if entry.source not in known] == []


def test_no_reference_stands_twice(root: Path) -> None:
    keys = bibliography_keys((root / "docs" / "science" / "references.bib").read_text("utf-8"))
    assert len(keys) == len(set(keys)) > 0


def test_what_nobody_has_checked_is_shown_as_convention() -> None:
    entries = read_policy().entries.values()
    unread = [entry for entry in entries if entry.tag.startswith("U-")]
    assert [entry.key for entry in unread if entry.label != "convention"] == []
    assert [entry.key for entry in unread if entry.citation is not None] == []


def test_every_number_is_used(source_trees: Trees) -> None:
    assert unused(read_policy().entries, written_keys(source_trees)) == []


def test_every_key_that_is_asked_for_exists(source_trees: Trees) -> None:
    assert unknown(asked_keys(source_trees), read_policy().entries) == []


@pytest.mark.parametrize(
    ("source", "key", "is_used"),
    [
        ('policy.number("dose.sets")', "dose.sets", True),
        ('policy.number(f"dose.{phase}.sets")', "dose.power.sets", True),
        ('KEY = "dose.sets"', "dose.sets", True),
        ('policy.number("dose.sets")', "dose.reps", False),
        ('policy.number(f"{topic}.sets")', "dose.sets", False),
    ],
)
def test_a_use_is_recognised(source: str, key: str, *, is_used: bool) -> None:
    assert (unused([key], written_keys({"a.py": ast.parse(source)})) == []) is is_used


def test_a_key_that_does_not_exist_is_found() -> None:
    asked = asked_keys({"a.py": ast.parse('policy.whole("dose.sest")\nshelf.text("plain")')})
    assert unknown(asked, ["dose.sets"]) == [r"a.py:1 dose\.sest"]


def test_the_bibliography_is_read_by_its_keys() -> None:
    assert bibliography_keys("@article{doma2013,\n title={x}}\n@book{a2000,\n}") == [
        "doma2013",
        "a2000",
    ]
