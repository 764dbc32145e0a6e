"""The week that an undated plan has got to."""

from __future__ import annotations

import datetime as dt

from ironstride.formats.run_anchors import Anchors
from ironstride.formats.run_week_headings import WeekHeading
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
        weeks.begin_week(WeekHeading(number, "from_start"))
        mondays.append((weeks.monday - MONDAY).days)
    assert mondays == [0, 7, 28]


def test_calendar_weeks_turn_the_year_and_absurd_numbers_stay_in_range() -> None:
    weeks = WeekCursor(THURSDAY)
    for number, monday in ((47, MONDAY), (52, dt.date(2026, 12, 21)), (1, dt.date(2027, 1, 4))):
        weeks.begin_week(WeekHeading(number, "calendar"))
        assert weeks.monday == monday
    weeks.begin_week(WeekHeading(1, "from_start"))
    weeks.begin_week(WeekHeading(999, "from_start"))
    assert weeks.monday.year < 2040


def test_weeks_to_go_count_down_to_the_race_or_from_the_first() -> None:
    weeks = WeekCursor(THURSDAY)
    mondays = []
    for number in (8, 7, 0):
        weeks.begin_week(WeekHeading(number, "to_go"))
        mondays.append((weeks.monday - MONDAY).days)
    assert mondays == [0, 7, 56]
    to_race = WeekCursor(THURSDAY, Anchors(race_on=dt.date(2027, 3, 21)))
    to_race.begin_week(WeekHeading(1, "to_go"))
    assert to_race.monday == dt.date(2027, 3, 8)
    assert not to_race.anchored


def test_a_plan_that_says_where_it_starts_is_anchored() -> None:
    weeks = WeekCursor(THURSDAY, Anchors(start=(3, dt.date(2026, 12, 7))))
    weeks.begin_week(WeekHeading(5, "from_start"))
    assert (weeks.anchored, weeks.monday) == (True, dt.date(2026, 12, 21))


def test_days_of_several_weeks_stand_in_each() -> None:
    weeks = WeekCursor(THURSDAY)
    weeks.begin_week(WeekHeading(1, "from_start", last=3))
    assert [(day - MONDAY).days for day in weeks.dates_of((1,))] == [1, 8, 15]
    assert [(day - MONDAY).days for day in weeks.dates_of((0,))] == [21]


def test_one_and_more_runs_outside() -> None:
    assert say_outside(1, MONDAY, THURSDAY).startswith("1 run lies outside 2026-11-16")
    assert say_outside(2, MONDAY, THURSDAY).startswith("2 runs lie")
