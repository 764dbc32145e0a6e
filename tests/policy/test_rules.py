"""Every rule has a sentence for the runner, and every number a rule."""

from __future__ import annotations

import pytest

from ironstride.errors import InvalidValueError
from ironstride.policy.entry import DOCTRINE_IDS
from ironstride.policy.reader import read_policy
from ironstride.policy.rules import Rule, read_rules


def test_every_number_serves_a_rule_that_a_runner_can_read() -> None:
    rules = read_rules()
    assert [entry.key for entry in read_policy().entries.values() if entry.rule not in rules] == []


def test_a_sentence_is_one_plain_sentence() -> None:
    for rule in read_rules().values():
        assert rule.sentence[0].isupper()
        assert rule.sentence.endswith(".")
        assert 20 <= len(rule.sentence) <= 120
        assert "caused" not in rule.sentence


def test_a_claim_beyond_convention_names_its_publication() -> None:
    claimed = [rule for rule in read_rules().values() if rule.label != "convention"]
    assert claimed
    assert [rule.id for rule in claimed if rule.citation is None] == []


@pytest.mark.parametrize(
    "change",
    [
        {"sentence": " "},
        {"doctrine": "D99"},
        {"label": "proven"},
        {"label": "supported", "source": "ENG"},
    ],
)
def test_a_rule_that_says_too_little_or_too_much_is_refused(change: dict[str, str]) -> None:
    fields: dict[str, str] = {
        "id": "a_rule",
        "sentence": "A sentence.",
        "doctrine": "D1",
        "label": "convention",
        "source": "ENG",
    }
    with pytest.raises(InvalidValueError):
        Rule(**{**fields, **change})  # type: ignore[arg-type] # a plain word as label


def test_every_line_of_the_doctrine_has_a_rule() -> None:
    served = {rule.doctrine for rule in read_rules().values()}
    assert sorted(set(DOCTRINE_IDS) - served) == []
