"""The least price of any placing, against every placing there is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.planning.check.case import Case
    from ironstride.planning.check.options import Option
    from ironstride.planning.check.stages import OpenWeek
    from ironstride.training.words import RunType


from ironstride.planning.check.bound import least_price
from ironstride.planning.check.stages import open_weeks, past_options
from ironstride.planning.check.times import shortage
from ironstride.training.athlete import Pinned
from ironstride.training.availability import Availability, Slot

RUNS: tuple[RunType, ...] = ("easy", "long", "intervals", "rest")


def every_price(case: Case, weeks: list[OpenWeek]) -> float:
    """Return the least price by trying all placings, added up the plain way."""
    stages = [stage for week in weeks for stage in week.stages]
    ways = product(*((None, *stage.options) for stage in stages))
    return min(
        price
        for way in ways
        if (price := plain_price(case, weeks, [one for one in way if one])) is not None
    )


def plain_price(case: Case, weeks: list[OpenWeek], taken: list[Option]) -> float | None:
    number = case.policy.number
    cost = sum(one.cost for one in taken)
    for before, after in pairwise(taken):
        need = number("clearance.lifts_apart_h")
        cost += number("price.lift_days_apart") * shortage(after.start_h - before.end_h, need)
    heavy = [one for one in taken if one.grade >= 2]
    for before, after in pairwise(heavy):
        need = number("clearance.leg_days_apart_h") + after.extra_h
        cost += number("price.heavy_leg_days_apart") * shortage(after.start_h - before.end_h, need)
    for week in weeks:
        first, last = week.monday_h, week.next_monday_h
        grades = sorted((one.grade for one in taken if first <= one.start_h < last), reverse=True)
        if len(grades) > max(1, len(week.wanted)):
            return None
        for level in (2, 3):
            asked = sum(want >= level for want in week.wanted)
            if sum(grade >= level for grade in grades) > asked:
                return None
        cost += number("price.weekly_sessions_held") * max(0, len(week.wanted) - len(grades))
        light = sum(max(0, want - have) for want, have in zip(week.wanted, grades, strict=False))
        cost += number("price.leg_dose_held") * light
    return float(cost)


@settings(max_examples=40, deadline=None)
@given(
    runs=st.lists(
        st.tuples(st.integers(0, 13), st.sampled_from(RUNS), st.sampled_from((None, 7, 17))),
        max_size=8,
    ),
    days=st.sets(st.integers(0, 6), min_size=1, max_size=3),
    hours=st.sampled_from((None, dt.time(6), dt.time(18))),
    minutes=st.sampled_from((12, 20, 60)),
)
def test_no_placing_is_cheaper(
    build: Build,
    runs: list[tuple[int, RunType, int | None]],
    days: set[int],
    hours: dt.time | None,
    minutes: int,
) -> None:
    slots = {day: (Slot(minutes, "gym", hours),) for day in days}
    plan = build.plan(
        weeks=2,
        phase="max_strength",
        athlete=build.athlete(availability=Availability(slots)),
        runs=tuple(build.run(day, kind, hour) for day, kind, hour in runs),
    )
    case = build.case(plan)
    weeks = open_weeks(case, ())
    assert least_price(case, (), weeks) == pytest.approx(every_price(case, weeks))


def test_no_week_costs_nothing(build: Build) -> None:
    assert least_price(build.case(build.plan()), (), []) == 0


def test_two_hundred_weeks_are_no_deep_recursion(build: Build) -> None:
    plan = build.plan(weeks=200, phase="maintenance")
    assert least_price(build.case(plan), (), open_weeks(build.case(plan), ())) >= 0


def test_a_pinned_day_may_be_more_than_the_week_wants(build: Build) -> None:
    athlete = build.athlete(
        pinned=tuple(Pinned(build.day(day), at=dt.time(18), minutes=50) for day in range(4))
    )
    case = build.case(build.plan(athlete=athlete, phase="maintenance"))
    # Three pairs of days in a row, each 50 minutes short of a day apart, where 40 hours are wanted.
    apart_h = 24 - 5 / 6
    price = least_price(case, (), open_weeks(case, ()))
    assert price >= 3 * 24 * (40 - apart_h) / 40 - 1e-6


def test_a_lift_of_yesterday_is_paid_for_by_today(build: Build) -> None:
    slots = Availability({2: (Slot(60, "gym", dt.time(18)),)})
    plan = build.plan(
        athlete=build.athlete(availability=slots), replanned_on=build.day(2), phase="max_strength"
    )
    prices = []
    for day in (0, 1):
        week = replace(plan.weeks[0], sessions=(build.lift(day, leg_grade=1),))
        case = build.case(replace(plan, weeks=(week,)))
        past = past_options(case)
        prices.append(least_price(case, past, open_weeks(case, past)))
    # The lift of yesterday took 9 minutes: 23 h 51 instead of the 40 that are wanted.
    apart_h = 24 - 9 / 60
    assert prices[1] - prices[0] == pytest.approx(24 * (40 - apart_h) / 40)
