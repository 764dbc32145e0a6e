"""Differences made by hand, so that what is said and drawn of them is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cohort.plan_differences import PlanDifference
from ironstride.cohort.policy_lab import NumberChange, read_change

if TYPE_CHECKING:
    from ironstride.cohort.plan_differences import Sizes

RULE, OTHER = "lift_days_apart", "rest_day_kept"


def difference(seed: int, sizes: Sizes, **rules: dict[str, float]) -> PlanDifference:
    """Return a difference; `before` and `after` map rules to the price of one breach of each."""
    before, after = rules.get("before", {}), rules.get("after", {})
    then, now = (dict.fromkeys(prices, 1) for prices in (before, after))
    return PlanDifference(seed, 10, sizes, then, now, before, after)


@pytest.fixture
def differences() -> tuple[PlanDifference, ...]:
    return (
        difference(0, {}, before={RULE: 5}, after={RULE: 5}),
        difference(1, {"moved": 1, "price": 20}, before={RULE: 5}, after={RULE: 25}),
        difference(2, {"moved": 4, "breaches": 1, "price": 30}, after={OTHER: 30}),
        difference(3, {"moved": 2, "price": -5, "breaches": -1}, before={RULE: 5}),
        difference(4, {"breaches": 1, "price": 7}, after={OTHER: 7}),
    )


@pytest.fixture
def unchanged() -> tuple[PlanDifference, ...]:
    return tuple(difference(seed, {}) for seed in range(7, 10))


@pytest.fixture
def change() -> NumberChange:
    return read_change("clearance.key_h.3", 60, "test")
