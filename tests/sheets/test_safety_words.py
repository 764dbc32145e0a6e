from __future__ import annotations

from ironstride.policy.reader import read_policy
from ironstride.sheets.safety_words import stop_rules


def test_the_rules_take_their_numbers_from_the_policy() -> None:
    policy = read_policy()
    sharp, lasting, chest = stop_rules(policy)
    assert sharp.startswith("Sharp pain")
    assert f"Pain of {policy.number('safety.pain_limit_from'):g} of 10" in lasting
    assert f"Above {policy.number('safety.pain_stop_above'):g} of 10" in lasting
    assert "emergency number" in chest
