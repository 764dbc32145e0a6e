"""Breaks: days that touch are one, and the steps of the way back do not move later."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.breaks import (
    eased_mondays,
    find_breaks,
    find_illness,
    gentle_days,
    restarted_mondays,
)
from ironstride.training import events as ev


def told(make: Any, *events: tuple[int, ev.Event]) -> Any:
    """Return the season with events by the day of their report, nothing planned again."""
    reported = tuple(ev.Reported(make.day(day), event) for day, event in events)
    return replace(make.season(), events=reported)


def ill(make: Any, first: int, last: int) -> ev.Event:
    return ev.Ill(make.day(first), make.day(last))


def away(make: Any, first: int, last: int) -> ev.Event:
    return ev.Away(make.day(first), make.day(last))


def test_days_that_touch_or_overlap_are_one_break_in_any_order(make: Any) -> None:
    plan = told(make, (5, away(make, 10, 12)), (4, ill(make, 6, 9)), (3, ill(make, 7, 8)))
    (found,) = find_breaks(plan)
    assert (found.span.first_on, found.span.last_on) == (make.day(6), make.day(12))
    assert found.was_ill
    assert found.told_on == make.day(3)
    assert found.back_on == make.day(13)


def test_a_day_between_makes_two_breaks(make: Any) -> None:
    plan = told(make, (4, ill(make, 6, 8)), (4, away(make, 10, 12)))
    assert [one.was_ill for one in find_breaks(plan)] == [True, False]


@pytest.mark.parametrize(
    ("first", "last", "reported", "weeks"),
    [
        # Too short to be eased.
        (7, 9, 7, []),
        # Back on a Friday, with nothing lifted in that week.
        (7, 10, 7, [1]),
        # Back on a Saturday: two days are no week.
        (7, 11, 7, [1, 2]),
        # Monday's lift was over when it was told on Tuesday.
        (8, 11, 8, [2]),
        # It was still to come when it was told on Sunday.
        (8, 11, 6, [1, 2]),
    ],
)
def test_the_week_of_the_return_is_eased_or_the_next(
    make: Any, first: int, last: int, reported: int, weeks: list[int]
) -> None:
    plan = told(make, (reported, ill(make, first, last)))
    assert list(eased_mondays(find_breaks(plan), plan, make.policy)) == [
        make.day(7 * week) for week in weeks
    ]


def test_a_lift_that_was_missed_was_no_lift_before_it(make: Any) -> None:
    plan = told(make, (8, ill(make, 8, 10)), (8, ev.Missed(make.day(7))))
    longer = told(make, (8, ill(make, 8, 12)), (8, ev.Missed(make.day(7))))
    assert list(eased_mondays(find_breaks(plan), plan, make.policy)) == []
    assert make.day(7) in set(eased_mondays(find_breaks(longer), longer, make.policy))


def test_adaptation_comes_first_after_a_long_break_only(make: Any) -> None:
    short = told(make, (0, away(make, 0, 20)))
    assert list(restarted_mondays(find_breaks(short), make.policy)) == []
    long = told(make, (0, away(make, 0, 21)))
    assert list(restarted_mondays(find_breaks(long), make.policy)) == [make.day(21), make.day(28)]
    late = told(make, (0, away(make, 0, 25)))
    assert list(restarted_mondays(find_breaks(late), make.policy)) == [
        make.day(day) for day in (21, 28, 35)
    ]


def test_illness_is_found_without_the_absence_that_touches_it(make: Any) -> None:
    plan = told(make, (5, away(make, 10, 12)), (4, ill(make, 6, 7)), (3, ill(make, 8, 9)))
    (found,) = find_illness(plan)
    assert (found.span.first_on, found.span.last_on) == (make.day(6), make.day(9))


@pytest.mark.parametrize(
    ("last", "days"), [(7, []), (8, [9, 10]), (9, [10, 11])], ids=["one", "two", "three"]
)
def test_the_first_days_after_two_days_of_illness_are_gentle(
    make: Any, last: int, days: list[int]
) -> None:
    illness = find_illness(told(make, (7, ill(make, 7, last))))
    assert list(gentle_days(illness, make.policy)) == [make.day(day) for day in days]


def test_absence_has_no_gentle_days_after_it(make: Any) -> None:
    assert list(gentle_days(find_illness(told(make, (7, away(make, 7, 11)))), make.policy)) == []
