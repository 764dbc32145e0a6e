from __future__ import annotations

import datetime as dt

import pytest

from ironstride.training.calendar_weeks import days_from, monday_of


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (dt.date(2026, 11, 23), dt.date(2026, 11, 23)),
        (dt.date(2026, 11, 29), dt.date(2026, 11, 23)),
        # Over the end of a month, of a year, and over a leap day.
        (dt.date(2027, 1, 1), dt.date(2026, 12, 28)),
        (dt.date(2028, 3, 1), dt.date(2028, 2, 28)),
    ],
)
def test_the_monday_of_a_week(day: dt.date, monday: dt.date) -> None:
    assert monday_of(day) == monday


def test_a_week_has_seven_days_over_the_end_of_a_month() -> None:
    days = days_from(dt.date(2026, 11, 30))
    assert [day.day for day in days] == [30, 1, 2, 3, 4, 5, 6]
    assert {monday_of(day) for day in days} == {days[0]}
