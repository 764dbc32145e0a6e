"""What a day may hold, and what it costs there by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.planning.check.options import Option
    from ironstride.training.plan import Plan


from ironstride.planning.check.options import (
    fixed_option,
    free_options,
    open_windows,
    pinned_options,
    runs_near,
)
from ironstride.training.athlete import AuthoredItem, Pinned
from ironstride.training.availability import Availability, Slot


def free(build: Build, plan: Plan, day: int = 1) -> list[Option]:
    return free_options(build.case(plan), build.day(day), (3, 2), primed=True)


def one_slot(build: Build, *slots: Slot) -> Availability:
    return Availability({1: slots})


def test_a_slot_holds_a_lift_of_each_grade_the_week_wants(build: Build) -> None:
    assert [one.grade for one in free(build, build.plan())] == [1, 2, 3]


def test_a_slot_too_short_for_a_session_holds_nothing(build: Build) -> None:
    athlete = build.athlete(availability=one_slot(build, Slot(5, "gym")))
    assert free(build, build.plan(athlete=athlete)) == []


def test_of_slots_at_one_time_and_place_the_longest_counts(build: Build) -> None:
    six = dt.time(6)
    slots = (Slot(40, "gym", six), Slot(20, "gym", six), Slot(30, "floor", six))
    athlete = build.athlete(availability=one_slot(build, *slots))
    found = free(build, build.plan(athlete=athlete))
    assert {(one.session.place, one.session.minutes) for one in found} == {
        ("gym", 40),
        ("floor", 30),
    }


def test_before_a_key_run_a_lift_costs_by_its_missing_hours(build: Build) -> None:
    athlete = build.athlete(availability=one_slot(build, Slot(60, "gym", dt.time(18))))
    plan = build.plan(athlete=athlete, runs=(build.run(2, "intervals", 7),))
    # 50 minutes: from 18:50 to 7:00 are 12 h 10; grade 1 needs 12, grade 2 needs 36.
    light, heavy, _ = (one.cost for one in free(build, plan))
    hours = 12 + 1 / 6
    preference = build.policy.number("price.more_hours_for_harder_lifts") * (72 - hours) / 72
    assert light == pytest.approx(preference)
    assert heavy == pytest.approx(60 * (36 - hours) / 36 + 120 + 2 * preference)


def test_a_slot_without_a_time_keeps_clear_of_the_day_s_run(build: Build) -> None:
    athlete = build.athlete(availability=one_slot(build, Slot(60, "gym")))
    usual = free(build, build.plan(athlete=athlete))[0].session.at
    at_that_time = build.plan(athlete=athlete, runs=(build.run(1, "easy", usual.hour),))
    assert free(build, at_that_time)[0].session.at != usual


def test_a_primer_may_be_done_in_the_window_of_an_a_race(build: Build) -> None:
    plan = build.plan(weeks=2, races=(build.race(5),))
    assert [one.is_primer for one in free(build, plan, 1)] == [False, True]
    assert not any(one.is_primer for one in free(build, plan, 0))
    (window,) = open_windows(build.case(plan))
    assert (window.first, window.last) == (build.day(1), build.day(1))


def test_another_race_near_it_forbids_the_primer(build: Build) -> None:
    both = build.plan(weeks=2, races=(build.race(5), build.race(3, priority="B")))
    assert not any(one.is_primer for one in free(build, both, 1))


def test_no_primer_while_no_gate_is_open(build: Build) -> None:
    closed = build.plan(weeks=2, races=(build.race(5),), gates=())
    assert open_windows(build.case(closed)) == []


def test_a_pinned_day_may_be_as_hard_as_the_week_wants(build: Build) -> None:
    case = build.case(build.plan())
    grades = [one.grade for one in pinned_options(case, Pinned(build.day(1)), (2, 1))]
    assert grades == [1, 2]
    fixed = Pinned(build.day(1), leg_grade=3)
    assert [one.grade for one in pinned_options(case, fixed, (2, 1))] == [3]


def test_a_day_pinned_as_off_holds_nothing(build: Build) -> None:
    assert pinned_options(build.case(build.plan()), Pinned(build.day(1), off=True), (2,)) == []


def test_a_written_session_has_the_grade_it_has(build: Build) -> None:
    written = build.lift(1, authored=True, leg_grade=0)
    pin = Pinned(build.day(1), items=(AuthoredItem("push-up", 3, (8, 10)),))
    (only,) = pinned_options(build.case(build.plan(written)), pin, (2, 1))
    assert only.grade == 0
    assert not only.is_primer


def test_a_session_that_stays_takes_its_slot_whole(build: Build) -> None:
    stays = fixed_option(build.case(build.plan(build.lift(1))), build.lift(1))
    assert stays.end_h - stays.start_h == 1


def test_far_runs_do_not_matter_for_a_week(build: Build) -> None:
    plan = build.plan(weeks=8, runs=(build.run(1, "long", 7), build.run(50, "long", 7)))
    near = runs_near(build.case(plan), build.day(0))
    assert [run.on for run in near.runs] == [build.day(1)]
