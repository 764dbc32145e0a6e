"""The policy of the package is sound, and a broken file loses only its broken entries."""

from __future__ import annotations

import pytest

from ironstride.errors import UnreadableFileError
from ironstride.policy import reader
from ironstride.policy.reader import parse_policy, read_policy

GOOD = """
["a.good"]
value = 1
unit = "u"
grade = "C"
tag = "ENG"
source = "ENG"
rule = "r"
doctrine = "D1"
text = "t"
"""


def test_the_policy_is_read_once() -> None:
    assert read_policy() is read_policy()
    assert len(read_policy().entries) > 200


def test_a_broken_entry_is_located_and_the_rest_is_kept() -> None:
    bad = GOOD.replace("a.good", "a.bad").replace('"C"', '"Z"')
    policy, problems = parse_policy({"a.toml": bad + GOOD})
    assert list(policy.entries) == ["a.good"]
    assert [(problem.file, problem.where) for problem in problems] == [("a.toml", "a.bad")]


def test_a_broken_file_does_not_lose_the_others() -> None:
    policy, problems = parse_policy({"a.toml": "= nonsense", "b.toml": GOOD})
    assert list(policy.entries) == ["a.good"]
    assert problems[0].file == "a.toml"
    assert "line 1" in problems[0].text


def test_a_key_in_two_files_is_a_problem() -> None:
    _, problems = parse_policy({"a.toml": GOOD, "b.toml": GOOD})
    assert [(problem.file, problem.where) for problem in problems] == [("b.toml", "a.good")]


def test_a_dotted_key_without_quotes_is_a_problem() -> None:
    _, problems = parse_policy({"a.toml": "loose = 3"})
    assert "is no table" in problems[0].text


def test_a_broken_package_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "number_files", lambda: {"a.toml": "= nonsense"})
    with pytest.raises(UnreadableFileError, match=r"a\.toml"):
        read_policy.__wrapped__()
