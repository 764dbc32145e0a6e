"""The sets of a day as columns: what is kept, and what each stands for."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ironstride.loading.day_sets import DaySets
from ironstride.loading.observation import Observation
from ironstride.loading.strength_numbers import read_strength_numbers
from ironstride.policy.reader import read_policy

NUMBERS = read_strength_numbers(read_policy(), "advanced")
SHARED = np.array([math.log(0.03), 0.0, 2.0])


def sets(*rows: tuple[float, int, float | None]) -> DaySets:
    return DaySets.of(
        [
            Observation(str(place), kg, reps, rir, place)
            for place, (kg, reps, rir) in enumerate(rows)
        ]
    )


def test_each_set_stands_for_a_maximum() -> None:
    found = sets((100, 5, 2), (100, 5, None)).implied_levels(SHARED, NUMBERS)
    assert math.exp(found[0]) == pytest.approx(100 * (1 + 0.03 * 6.5))
    assert found[1] - found[0] == pytest.approx(NUMBERS.silent_fatigue_per_set)


def test_sets_that_report_their_reserve_are_believed_before_others() -> None:
    assert sets((100, 5, None), (90, 5, 0), (80, 5, 3)).believable(SHARED, NUMBERS).ids == (
        "1",
        "2",
    )


def test_of_silent_sets_the_best_is_believed() -> None:
    assert sets((60, 10, None), (100, 5, None), (50, 12, None)).believable(SHARED, NUMBERS).ids == (
        "1",
    )


def test_sets_can_be_kept_in_part() -> None:
    some = sets((60, 10, 1), (100, 5, 0))
    assert some.keep(np.array([True, True])) is some
    assert some.keep(np.array([False, True])).ids == ("1",)
    assert not some.keep(np.array([False, False])).ids


@pytest.mark.parametrize(
    ("rows", "is_check"),
    [
        ([(40, 10, 2), (40, 14, 0)], True),
        ([(40, 10, 2), (40, 10, 2), (40, 12, 0)], True),
        ([(40, 10, 2), (45, 8, 2), (40, 12, 0)], True),
        ([(40, 10, 2), (40, 9, None), (40, 12, 0)], True),
        ([(40, 10, 2), (40, 9, 0)], False),
        ([(40, 10, 2), (40, 8, 2), (40, 9, 0)], False),
        ([(40, 10, 2), (45, 11, 0)], False),
        ([(40, 10, None), (40, 14, 0)], False),
        ([(40, 10, 0), (40, 14, 0)], False),
        ([(40, 14, 0)], False),
    ],
)
def test_a_check_of_the_limit_goes_on_beyond_the_set_before(
    rows: list[tuple[float, int, float | None]], is_check: bool
) -> None:
    assert sets(*rows).has_limit_check is is_check
