"""What is gathered once for a plan."""

from __future__ import annotations

from typing import Any

from ironstride.policy.rules import read_rules
from ironstride.training.words import PATTERNS


def test_every_place_has_its_kit(make: Any) -> None:
    places = {"gym": make.gym, "home": make.home}
    shop = make.shop(make.athlete(places=places))
    assert {name: kit.place for name, kit in shop.kits.items()} == places


def test_patterns_rank_by_tier(make: Any) -> None:
    shop = make.shop()
    ranked = sorted(PATTERNS, key=shop.rank)
    tiers = [shop.tier(pattern) for pattern in ranked if pattern in shop.tiers]
    assert tiers == sorted(tiers)
    assert shop.tier("squat") == shop.tier("calf_bent") == shop.tier("mobility") == 1
    assert shop.tier("push") == 2
    assert shop.tier("foot") == 3


def test_a_reason_carries_the_evidence_of_its_rule(make: Any) -> None:
    shop = make.shop()
    for name, rule in read_rules().items():
        assert shop.why(name, "Because.").evidence == rule.label
