from __future__ import annotations

import datetime as dt

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.availability import Availability, Slot

MONDAY = dt.date(2026, 11, 23)
HOME = Slot(25, "home")
GYM = Slot(60, "gym", dt.time(18))


def test_a_weekdays_slots_come_back_each_week() -> None:
    free = Availability(week={0: (HOME, GYM)})
    assert free.slots_on(MONDAY) == free.slots_on(MONDAY + dt.timedelta(7)) == (HOME, GYM)
    assert free.slots_on(MONDAY + dt.timedelta(1)) == ()


def test_a_dated_line_replaces_the_weekday() -> None:
    free = Availability(week={0: (HOME,)}, dated={MONDAY: (GYM,)})
    assert free.slots_on(MONDAY) == (GYM,)


def test_a_date_may_be_emptied() -> None:
    assert Availability(week={0: (HOME,)}, dated={MONDAY: ()}).slots_on(MONDAY) == ()


def test_a_blocked_day_has_nothing_whatever_else_is_said() -> None:
    free = Availability(week={0: (HOME,)}, dated={MONDAY: (GYM,)}, blocked=frozenset({MONDAY}))
    assert free.slots_on(MONDAY) == ()


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_a_slot_fits_into_a_day(minutes: int) -> None:
    with pytest.raises(InvalidValueError, match="minutes"):
        Slot(minutes, "home")
