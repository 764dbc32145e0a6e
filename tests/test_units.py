from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.units import M_PER_MILE, kg_from_lb, lb_from_kg


def test_factors_are_the_international_ones() -> None:
    assert kg_from_lb(1) == 0.45359237
    assert M_PER_MILE == 1609.344


@given(st.floats(0, 1e6))
def test_translating_there_and_back_changes_nothing(amount: float) -> None:
    assert lb_from_kg(kg_from_lb(amount)) == pytest.approx(amount)
