"""Changes of a week, said as they can be asked for."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.week_change import (
    DayOff,
    MoreMinutes,
    MovedRun,
    NoRun,
    OneMoreSlot,
    OtherPlace,
    OtherRun,
    OtherTime,
    WhichDay,
)

TUESDAY = WhichDay(1)
ONE_DATE = WhichDay(3, dt.date(2026, 12, 3))


def test_a_weekday_is_every_one_and_a_date_is_one() -> None:
    assert TUESDAY.holds(dt.date(2026, 12, 1))
    assert TUESDAY.holds(dt.date(2026, 12, 8))
    assert not TUESDAY.holds(dt.date(2026, 12, 2))
    assert ONE_DATE.holds(dt.date(2026, 12, 3))
    assert not ONE_DATE.holds(dt.date(2026, 12, 10))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (MoreMinutes(TUESDAY, 30), "tue +30 min"),
        (MoreMinutes(ONE_DATE, -15), "2026-12-03 -15 min"),
        (OtherPlace(TUESDAY, "gym"), "gym on tue"),
        (OtherPlace(TUESDAY, "gym", "home"), "gym instead of home on tue"),
        (OtherTime(TUESDAY, dt.time(18, 30)), "tue 18:30"),
        (OtherTime(TUESDAY, dt.time(18), dt.time(6)), "tue 18:00 instead of 06:00"),
        (OneMoreSlot(TUESDAY, 40), "+1 day: tue 40 min"),
        (OneMoreSlot(TUESDAY, 40, "gym", dt.time(9)), "+1 day: tue 40 min gym 09:00"),
        (DayOff(TUESDAY), "tue off"),
        (NoRun(TUESDAY), "no run on tue"),
        (MovedRun("long", WhichDay(5)), "long run to sat"),
        (MovedRun("long", WhichDay(5), WhichDay(6)), "long run from sun to sat"),
        (OtherRun(TUESDAY, "easy"), "easy on tue"),
        (OtherRun(TUESDAY, "easy", "tempo"), "easy instead of tempo on tue"),
    ],
)
def test_each_is_said_in_words(change: MoreMinutes, words: str) -> None:
    assert change.say() == words


def test_a_day_or_a_run_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidValueError):
        WhichDay(7)
    with pytest.raises(InvalidValueError):
        MovedRun("jog", TUESDAY)  # type: ignore[arg-type] # what no reader would let through
    with pytest.raises(InvalidValueError):
        OtherRun(TUESDAY, "jog")  # type: ignore[arg-type] # the same
