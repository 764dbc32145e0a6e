from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cohort.lab_table import NAMES, tabulate
from ironstride.cohort.plan_differences import KINDS, PlanDifference

if TYPE_CHECKING:
    from ironstride.cohort.plan_differences import Sizes

RULE, OTHER = "lift_days_apart", "rest_day_kept"


def difference(seed: int, sizes: Sizes, **rules: dict[str, float]) -> PlanDifference:
    """Return a difference; `before` and `after` map rules to the price of one breach of each."""
    before, after = rules.get("before", {}), rules.get("after", {})
    then, now = (dict.fromkeys(prices, 1) for prices in (before, after))
    return PlanDifference(seed, 10, sizes, then, now, before, after)


DIFFERENCES = (
    difference(0, {}, before={RULE: 5}, after={RULE: 5}),
    difference(1, {"moved": 1, "price": 20}, before={RULE: 5}, after={RULE: 25}),
    difference(2, {"moved": 4, "breaches": 1, "price": 30}, after={OTHER: 30}),
    difference(3, {"moved": 2, "price": -5, "breaches": -1}, before={RULE: 5}),
    difference(4, {"breaches": 1, "price": 7}, after={OTHER: 7}),
)


def test_each_kind_says_how_many_and_how_much() -> None:
    table = tabulate(DIFFERENCES)
    assert (table.runners, table.changed, table.done_otherwise) == (5, 4, 3)
    moved, breaches, price = table.rows
    assert (moved.kind, moved.runners, moved.share_fraction, moved.median) == ("moved", 3, 0.6, 2)
    assert (moved.runners_more, moved.runners_less) == (None, None)
    assert (breaches.median, breaches.runners_more, breaches.runners_less) == (1, 2, 1)
    assert (price.median, price.runners_more, price.runners_less) == (13.5, 3, 1)


def test_rules_are_shown_with_the_largest_mover_first() -> None:
    first, second = tabulate(DIFFERENCES).shifts
    assert (first.rule, first.times_before, first.times_after) == (OTHER, 0, 2)
    assert (first.price_before, first.price_after, first.runners) == (0, 37, 2)
    assert (second.rule, second.change, second.runners) == (RULE, -1, 2)
    assert (second.price_before, second.price_after) == (15, 30)


def test_no_difference_is_an_empty_table() -> None:
    table = tabulate(DIFFERENCES[:1])
    assert (table.changed, table.rows, table.shifts) == (0, (), ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words(kind: str) -> None:
    name, unit = NAMES[kind]  # type: ignore[index] # a kind
    assert name
    assert unit
