from __future__ import annotations

import pytest

from ironstride.policy.reader import override_policy, read_policy
from ironstride.sheets.policy_words import say_evidence, say_value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (48, "48"),
        (36.5, "36.5"),
        ("limit", "limit"),
        ((8, 10), "[8, 10]"),
        ({"a": 1, "b": (2, 3)}, "a: 1, b: [2, 3]"),
    ],
)
def test_a_value_stands_on_one_line_as_it_would_be_written(value: object, words: str) -> None:
    assert say_value(value) == words


def test_a_read_source_is_named_and_an_unread_one_is_not() -> None:
    policy = read_policy()
    assert "source robineau2016" in say_evidence(policy.entry("clearance.after_hard_run_h"))
    assert "doma2013" not in say_evidence(policy.entry("clearance.key_h"))


def test_an_own_number_has_no_source() -> None:
    policy, _ = override_policy(read_policy(), {"clearance.after_hard_run_h": 12}, "x")
    words = say_evidence(policy.entry("clearance.after_hard_run_h"))
    assert words.startswith("[convention], rule")
    assert "source" not in words


def test_a_fixed_number_says_so_instead_of_its_bounds() -> None:
    assert say_evidence(read_policy().entry("safety.least_age_years")).endswith("safety, fixed")
