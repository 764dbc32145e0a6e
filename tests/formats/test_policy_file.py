"""A file of policy numbers: YAML or TOML, dotted or nested, hostile."""

from __future__ import annotations

import pytest

from ironstride.formats.policy_file import MAX_POLICY_BYTES, read_overrides
from ironstride.policy.overrides import override_policy
from ironstride.policy.reader import read_policy


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("a.yaml", "phase.a.b: 72\n", {"phase.a.b": 72}),
        ("a.yaml", "phase: {a: {b: 72}}", {"phase": {"a": {"b": 72}}}),
        ("a.yaml", "overrides: {a: [1, 2.5]}\nb: x\n", {"a": [1, 2.5], "b": "x"}),
        ("a.TOML", '"a.b" = 3\n[c]\nd = [1, 2]\n', {"a.b": 3, "c": {"d": [1, 2]}}),
        ("a.toml", "phase.a.b = 72", {"phase": {"a": {"b": 72}}}),
        ("a.yaml", "# none yet\n", {}),
        ("a.toml", "# none yet\n", {}),
        ("a.yaml", "overrides:\n", {}),
    ],
)
def test_overrides_are_read(file: str, text: str, expected: dict[str, object]) -> None:
    assert read_overrides(text, file) == (expected, ())


def test_what_is_read_fits_the_policy() -> None:
    overrides, _ = read_overrides("clearance: {key_h: {'3': 60}}", "a.yaml")
    policy, problems = override_policy(read_policy(), overrides, "a.yaml")
    assert problems == ()
    assert policy.table("clearance.key_h")["3"] == 60


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.yaml", ""),
        ("a.toml", "\n"),
        ("a.yaml", "- a\n"),
        ("a.yaml", "a: [\n"),
        ("a.yaml", "a: .nan\nb: null\n"),
        ("a.yaml", b"\xff"),
        ("a.yaml", "x" * (MAX_POLICY_BYTES + 1)),
        ("a.toml", "a = \n"),
        ("a.toml", "a = nan\n"),
        ("a.toml", "a = 2026-01-01\n"),
        ("a.toml", "a = " + "[" * 50_000),
        ("a.toml", "a = 1\na = 2\n"),
        ("a.toml", "a = " + "9" * 5000),
    ],
)
def test_what_is_not_usable_is_a_problem(file: str, text: str | bytes) -> None:
    overrides, problems = read_overrides(text, file)
    assert problems
    assert all(problem.file == file and ";" in problem.text for problem in problems)
    assert "nan" not in str(overrides.values()).replace("'.nan'", "")
