"""Events: spans of days are in order and hold their ends."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.events import Away, Ill, SetsLogged, Travel

FIRST, LAST = dt.date(2026, 11, 24), dt.date(2026, 11, 26)


@pytest.mark.parametrize("days", [Ill(FIRST, LAST), Away(FIRST, LAST), Travel(FIRST, LAST, "inn")])
def test_both_ends_belong_to_the_days(days: Ill | Away | Travel) -> None:
    held = [day for day in range(22, 29) if days.holds(dt.date(2026, 11, day))]
    assert held == [24, 25, 26]


def test_days_run_forwards() -> None:
    with pytest.raises(InvalidValueError, match="first day"):
        Ill(LAST, FIRST)


def test_a_log_that_is_told_of_holds_sets() -> None:
    with pytest.raises(InvalidValueError, match="sets"):
        SetsLogged(0, FIRST)
