"""The week that an undated plan has got to."""

from __future__ import annotations

import datetime as dt

from ironstride.formats.run_weeks import WeekCursor, say_outside

THURSDAY = dt.date(2026, 11, 19)
MONDAY = dt.date(2026, 11, 16)


def test_days_go_on_and_an_earlier_weekday_is_a_week_later() -> None:
    weeks = WeekCursor(THURSDAY)
    dates = [weeks.dates_of((weekday,))[0] for weekday in (1, 1, 6, 0)]
    assert [(day - MONDAY).days for day in dates] == [1, 1, 6, 7]


def test_the_first_number_is_the_first_week() -> None:
    weeks = WeekCursor(THURSDAY)
    mondays = []
    for number in (5, 6, 9):
        weeks.begin_week(number, of_calendar=False)
        mondays.append((weeks.monday - MONDAY).days)
    assert mondays == [0, 7, 28]


def test_calendar_weeks_turn_the_year_and_absurd_numbers_stay_in_range() -> None:
    weeks = WeekCursor(THURSDAY)
    for number, monday in ((47, MONDAY), (52, dt.date(2026, 12, 21)), (1, dt.date(2027, 1, 4))):
        weeks.begin_week(number, of_calendar=True)
        assert weeks.monday == monday
    weeks.begin_week(1, of_calendar=False)
    weeks.begin_week(999, of_calendar=False)
    assert weeks.monday.year < 2040


def test_one_and_more_runs_outside() -> None:
    assert say_outside(1, MONDAY, THURSDAY).startswith("1 run lies outside 2026-11-16")
    assert say_outside(2, MONDAY, THURSDAY).startswith("2 runs lie")
