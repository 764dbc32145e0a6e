"""The doctrine is complete, kept by rules, and tested by tests that exist."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ironstride.errors import InvalidValueError
from ironstride.policy.doctrine import DoctrineLine, read_doctrine
from ironstride.policy.entry import DOCTRINE_IDS

ROOT = Path(__file__).parents[2]


def functions_in(path: Path) -> set[str]:
    if not path.exists():
        return set()
    tree = ast.parse(path.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def missing_tests(line: DoctrineLine) -> list[str]:
    split = ((test, *test.partition("::")[::2]) for test in line.tests)
    return [test for test, path, name in split if name not in functions_in(ROOT / path)]


def test_every_line_is_there_in_its_order() -> None:
    assert [line.id for line in read_doctrine()] == ["D1", "D2", "D3", "D3s", *DOCTRINE_IDS[4:]]
    assert len(read_doctrine()) == 14


def test_every_line_is_kept_by_a_rule() -> None:
    assert [line.id for line in read_doctrine() if not line.rules] == []


def test_every_line_has_a_test_of_its_own() -> None:
    assert [line.id for line in read_doctrine() if not line.tests] == []


def test_every_named_test_exists() -> None:
    missing = {line.id: missing_tests(line) for line in read_doctrine()}
    assert {line: names for line, names in missing.items() if names} == {}


def test_a_test_that_does_not_exist_is_found() -> None:
    line = DoctrineLine("D1", "a", "b", "c", (), ("tests/policy/gone.py::x",), "convention", "w")
    assert missing_tests(line) == ["tests/policy/gone.py::x"]


def test_top_speed_is_never_promised() -> None:
    (shown_in_running,) = (line for line in read_doctrine() if line.id == "D12")
    assert shown_in_running.label == "contested"


def test_an_empty_sentence_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="why is empty"):
        DoctrineLine("D1", "a", "b", "c", (), (), "convention", " ")


def test_an_unknown_line_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="doctrine id"):
        DoctrineLine("D14", "a", "b", "c", (), (), "convention", "w")
