"""Each rule between sessions and of whole weeks, kept and broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.rules.between_lifts import (
    heavy_leg_days_apart,
    leg_dose_held,
    lift_days_apart,
    primer_before_race,
    weekly_sessions_held,
)

if TYPE_CHECKING:
    from ironstride.planning.rules.terms import Terms

GRADES = st.lists(st.integers(1, 3), max_size=4)


@pytest.mark.parametrize(
    ("gap_h", "new", "cost"),
    [(48, False, 0), (36, False, 17.5), (0, False, 70), (48, True, 70 / 3), (72, True, 0)],
)
def test_leg_sessions_are_days_apart(terms: Terms, gap_h: float, new: bool, cost: float) -> None:
    assert heavy_leg_days_apart(gap_h, terms, newcomer_weeks=new) == pytest.approx(cost)


@pytest.mark.parametrize(("gap_h", "cost"), [(40, 0), (30, 6), (0, 24)])
def test_lifts_are_a_day_apart(terms: Terms, gap_h: float, cost: float) -> None:
    assert lift_days_apart(gap_h, terms) == cost


@pytest.mark.parametrize(
    ("held", "wanted", "cost"), [(2, 2, 0), (3, 2, 0), (1, 2, 100), (0, 3, 300)]
)
def test_a_week_holds_its_sessions(terms: Terms, held: int, wanted: int, cost: float) -> None:
    assert weekly_sessions_held(held, wanted, terms) == cost


@pytest.mark.parametrize(
    ("grades", "wanted", "cost"),
    [
        ((3, 2), (3, 2), 0),
        ((2, 3), (3, 2), 0),
        ((2, 2), (3, 2), 8),
        ((1, 2), (3, 2), 16),
        # The missing session is priced by the number of sessions, not here.
        ((3,), (3, 2), 0),
        ((2,), (3, 2), 8),
        ((), (3, 2), 0),
        ((3, 3), (2, 1), 0),
    ],
)
def test_a_week_holds_its_leg_dose(
    terms: Terms, grades: tuple[int, ...], wanted: tuple[int, ...], cost: float
) -> None:
    assert leg_dose_held(grades, wanted, terms) == cost


def test_an_a_race_has_its_primer(terms: Terms) -> None:
    assert primer_before_race(placed=True, terms=terms) == 0
    assert primer_before_race(placed=False, terms=terms) == 5


@given(grades=GRADES, wanted=GRADES)
def test_the_order_of_the_lifts_does_not_change_their_dose(
    terms: Terms, grades: list[int], wanted: list[int]
) -> None:
    want = sorted(wanted, reverse=True)
    assert leg_dose_held(grades, want, terms) == leg_dose_held(grades[::-1], want, terms) >= 0
