from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.cohort.lab_table import NAMES, tabulate
from ironstride.cohort.plan_differences import KINDS

if TYPE_CHECKING:
    from ironstride.cohort.plan_differences import Kind, PlanDifference

    Differences = tuple[PlanDifference, ...]


def test_each_kind_says_how_many_and_how_much(differences: Differences) -> None:
    table = tabulate(differences)
    assert (table.runners, table.changed, table.done_otherwise) == (5, 4, 3)
    moved, breaches, price = table.rows
    assert (moved.kind, moved.runners, moved.share_fraction, moved.median) == ("moved", 3, 0.6, 2)
    assert (moved.runners_more, moved.runners_less) == (None, None)
    assert (breaches.median, breaches.runners_more, breaches.runners_less) == (1, 2, 1)
    assert (price.median, price.runners_more, price.runners_less) == (13.5, 3, 1)


def test_rules_are_shown_with_the_largest_mover_first(differences: Differences) -> None:
    first, second = tabulate(differences).shifts
    assert (first.rule, first.times_before, first.times_after) == ("rest_day_kept", 0, 2)
    assert (first.price_before, first.price_after, first.runners) == (0, 37, 2)
    assert (second.rule, second.change, second.runners) == ("lift_days_apart", -1, 2)
    assert (second.price_before, second.price_after) == (15, 30)


def test_no_difference_is_an_empty_table(unchanged: Differences) -> None:
    table = tabulate(unchanged)
    assert (table.changed, table.rows, table.shifts) == (0, (), ())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words(kind: Kind) -> None:
    name, unit = NAMES[kind]
    assert name
    assert unit
