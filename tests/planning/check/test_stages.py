"""The days that may still change, and what stands before them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build


from ironstride.planning.check.stages import keep_standing, open_weeks, past_options
from ironstride.training.availability import Availability, Slot
from ironstride.training.events import Away, Done, Ill, Missed, Reported

# The Tuesday of the first week.
DAY = dt.date(2026, 11, 24)


def test_a_new_plan_has_no_past(build: Build) -> None:
    case = build.case(build.plan(build.lift(1)))
    assert past_options(case) == ()
    (week,) = open_weeks(case, ())
    assert [stage.on for stage in week.stages] == [build.day(number) for number in range(7)]


def test_past_days_are_given_and_missed_ones_are_not_there(build: Build) -> None:
    plan = build.plan(
        build.lift(0),
        build.lift(2),
        replanned_on=build.day(3),
        events=(Reported(build.day(3), Missed(build.day(0))),),
    )
    case = build.case(plan)
    past = past_options(case)
    assert [option.session.on for option in past] == [build.day(2)]
    (week,) = open_weeks(case, past)
    assert week.held == past
    assert week.first_day == build.day(3)


def test_weeks_that_are_over_are_left_out(build: Build) -> None:
    case = build.case(build.plan(weeks=3, replanned_on=build.day(7)))
    assert [week.starts_on for week in open_weeks(case, ())] == [build.day(7), build.day(14)]


def test_a_session_done_on_an_open_day_stays(build: Build) -> None:
    lift = build.lift(1)
    case = build.case(build.plan(lift, events=(Reported(build.day(1), Done(lift.id)),)))
    stage = open_weeks(case, ())[0].stages[1]
    assert stage.must
    assert [option.grade for option in stage.options] == [lift.leg_grade]


def test_what_stands_may_have_been_placed_as_something_harder(build: Build) -> None:
    plan = build.plan(build.lift(1, leg_grade=2, at=dt.time(17)), phase="max_strength")
    (week,) = keep_standing(build.case(plan), open_weeks(build.case(plan), ()))
    free, stands = week.stages[0], week.stages[1]
    assert (free.must, free.options) == (False, ())
    assert stands.must
    assert [option.grade for option in stands.options] == [2, 3]


def test_what_stands_outside_every_slot_has_its_own_price(build: Build) -> None:
    away = build.athlete(availability=Availability({3: (Slot(60, "gym"),)}))
    case = build.case(build.plan(build.lift(1), athlete=away))
    (week,) = keep_standing(case, open_weeks(case, ()))
    assert [option.grade for option in week.stages[1].options] == [2]


@pytest.mark.parametrize("event", [Missed(DAY), Ill(DAY, DAY), Away(DAY, DAY)])
def test_an_excused_day_holds_nothing(build: Build, event: Missed | Ill | Away) -> None:
    plan = build.plan(replanned_on=build.day(0), events=(Reported(build.day(0), event),))
    (week,) = open_weeks(build.case(plan), ())
    assert (week.stages[1].options, week.stages[1].must) == ((), False)
    assert week.stages[2].options


def test_after_mobility_that_is_done_a_day_holds_nothing_more(build: Build) -> None:
    done = build.lift(1, kind="mobility", leg_grade=0)
    plan = build.plan(done, events=(Reported(build.day(1), Done(done.id)),))
    (week,) = open_weeks(build.case(plan), ())
    assert week.stages[1].options == ()


def test_a_given_and_an_assumed_time_are_two_slots(build: Build) -> None:
    slots = (Slot(20, "gym"), Slot(60, "gym", dt.time(17)))
    athlete = build.athlete(availability=Availability({1: slots}))
    lift = build.lift(1, at=dt.time(17), at_source="given", leg_grade=3)
    case = build.case(build.plan(lift, athlete=athlete, phase="max_strength"))
    (week,) = keep_standing(case, open_weeks(case, ()))
    assert [option.session.minutes for option in week.stages[1].options] == [50]
