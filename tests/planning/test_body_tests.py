"""When the tests of the body come: where a block ends, fresh, and away from what matters more."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.body_tests import plan_body_tests
from ironstride.planning.standing import NOTHING_STANDS, Span, Standing
from ironstride.running.dated_runs import date_runs
from ironstride.training.athlete import BodyTest, Health, Injury, Pain, Pinned
from ironstride.training.availability import Availability, Slot

if TYPE_CHECKING:
    from ironstride.planning.weeks import WeekDemand
    from ironstride.training.athlete import Athlete
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import RunType

EVENING = dt.time(18)


def place_tests(
    make: Any,
    athlete: Athlete,
    *weeks: WeekDemand,
    lifts: tuple[PlannedSession, ...] = (),
    runs: dict[int, RunType] | None = None,
    standing: Standing = NOTHING_STANDS,
) -> tuple[PlannedSession, ...]:
    """Return the tests of `weeks` beside `lifts`, each week with the same `runs`."""
    weeks = weeks or (make.week(deload=True, index=0),)
    last = weeks[-1].last_day
    dated = date_runs(make.runs(runs or {}, 40), make.day(0), last, make.policy)
    return plan_body_tests(weeks, lifts, dated, make.shop(athlete), standing)


def lift_on(make: Any, day: int, **changes: Any) -> PlannedSession:
    """Return a lift of the default runner moved to `day` of the first week."""
    lift = make.lifts(make.plan_once("intermediate"))[0]
    session: PlannedSession = replace(
        lift, on=make.day(day), **{"minutes": 30, "leg_grade": 1, **changes}
    )
    return session


def free_runner(make: Any, *days: int, **changes: Any) -> Athlete:
    """Return a runner with 40 minutes at 18:00 in the gym on `days`."""
    week = dict.fromkeys(days, (Slot(40, "gym", EVENING),))
    athlete: Athlete = make.athlete(availability=Availability(week), **changes)
    return athlete


def test_a_free_day_of_an_easy_week_is_taken(make: Any) -> None:
    found = place_tests(make, free_runner(make, 0, 4), lifts=(lift_on(make, 0),))
    (session,) = found
    assert (session.on, session.at, session.place) == (make.day(4), EVENING, "gym")
    assert (session.kind, session.leg_grade, session.at_source) == ("tests", 1, "given")
    assert session.minutes <= make.policy.whole("benchmarks.most_minutes")
    assert [why.rule for why in session.why] == [
        "tests_at_block_ends",
        "tests_stand_before_other_work",
    ]


def test_without_a_free_day_they_come_right_before_a_lift(make: Any) -> None:
    lift = lift_on(make, 0, at=EVENING, at_source="given")
    (session,) = place_tests(make, free_runner(make, 0), lifts=(lift,))
    ends = dt.datetime.combine(session.on, session.at) + dt.timedelta(minutes=session.minutes)
    assert ends == dt.datetime.combine(lift.on, lift.at)
    assert session.place == lift.place


def test_a_lift_with_room_in_its_slot_is_better_than_another_day(make: Any) -> None:
    lift = lift_on(make, 0, at=EVENING, at_source="assumed", minutes=20)
    week = {0: (Slot(40, "gym"),), 4: (Slot(40, "gym", EVENING),)}
    athlete = make.athlete(availability=Availability(week))
    (session,) = place_tests(make, athlete, lifts=(lift,))
    assert session.on == lift.on
    assert session.at < lift.at


def test_the_day_after_hard_legs_is_the_last_choice(make: Any) -> None:
    lifts = (lift_on(make, 0, leg_grade=3),)
    (session,) = place_tests(make, free_runner(make, 0, 1, 4), lifts=lifts)
    assert session.on == make.day(4)


def test_a_short_slot_has_fewer_tests_and_none_below_two(make: Any) -> None:
    def tests_in(minutes: int) -> int:
        athlete = make.athlete(availability=Availability({4: (Slot(minutes, "gym", EVENING),)}))
        found = place_tests(make, athlete, lifts=(lift_on(make, 0, authored=True),))
        assert all(one.minutes <= minutes for one in found)
        return sum(1 for one in found for _ in one.items())

    assert tests_in(40) == 5
    assert tests_in(10) in (2, 3, 4)
    assert tests_in(5) == 0


@pytest.mark.parametrize(
    ("runs", "day"),
    [
        ({}, 1),
        ({1: "intervals"}, 3),
        ({2: "tempo"}, 3),
        ({1: "easy", 2: "easy"}, 1),
        ({1: "rest"}, 3),
        ({1: "tempo", 4: "long"}, None),
    ],
)
def test_key_runs_and_rest_days_are_kept_clear(
    make: Any, runs: dict[int, RunType], day: int | None
) -> None:
    athlete = free_runner(make, 1, 3)
    lift = lift_on(make, 6, authored=True)
    found = place_tests(make, athlete, lifts=(lift,), runs=runs)
    assert [one.on for one in found] == ([] if day is None else [make.day(day)])


def test_easy_weeks_come_before_the_ends_of_phases_and_weeks_lie_between(make: Any) -> None:
    phases = ["hypertrophy"] * 8 + ["max_strength"] * 8
    weeks = [
        make.week(phase, index=index, deload=index in (3, 6, 11))
        for index, phase in enumerate(phases)
    ]
    lifts = tuple(lift_on(make, 7 * index) for index in range(16))
    found = place_tests(make, free_runner(make, 0, 4), *weeks, lifts=lifts)
    assert [(one.on - make.day(0)).days // 7 for one in found] == [3, 11]
    least = 7 * make.policy.whole("benchmarks.least_gap_weeks")
    assert all((late.on - early.on).days >= least for early, late in pairwise(found))


def test_the_last_week_of_a_phase_will_do_but_not_of_rest(make: Any) -> None:
    lifts = tuple(lift_on(make, 7 * index) for index in range(3))
    athlete = free_runner(make, 0, 4)
    two = [make.week("hypertrophy", index=0), make.week("power", index=1)]
    assert [one.on for one in place_tests(make, athlete, *two, lifts=lifts)] == [make.day(4)]
    assert place_tests(make, athlete, make.week("hypertrophy", index=0), lifts=lifts) == ()
    rest = [make.week("taper", index=0), make.week("transition", index=1, deload=True)]
    assert place_tests(make, athlete, *rest, lifts=lifts) == ()


def test_a_recent_result_makes_the_tests_wait(make: Any) -> None:
    least = 7 * make.policy.whole("benchmarks.least_gap_weeks")
    for days, count in ((least - 5, 0), (least, 1)):
        results = (BodyTest("side-plank", make.day(4 - days), 50, 50),)
        athlete = free_runner(make, 0, 4, tests=results)
        lift = lift_on(make, 0, authored=True)
        assert len(place_tests(make, athlete, lifts=(lift,))) == count


@pytest.mark.parametrize(
    ("priority", "days", "count"),
    [("A", 21, 0), ("A", 22, 1), ("B", 7, 0), ("B", 8, 1), ("B", -3, 0), ("A", -30, 1)],
)
def test_races_are_kept_clear(make: Any, priority: Any, days: int, count: int) -> None:
    athlete = free_runner(make, 4, races=(make.race(4 + days, priority=priority),))
    lift = lift_on(make, 0, authored=True)
    assert len(place_tests(make, athlete, lifts=(lift,))) == count


@pytest.mark.parametrize(
    "health",
    [
        Health(pain=(Pain("shoulder", 4),)),
        Health(flags=frozenset({"pregnant", "clinician_clearance"})),
        Health(flags=frozenset({"no_such_flag"})),
    ],
)
def test_whom_health_limits_is_not_tested(make: Any, health: Health) -> None:
    athlete = free_runner(make, 0, 4, health=health)
    assert place_tests(make, athlete, lifts=(lift_on(make, 0),)) == ()


def test_an_injured_region_is_left_out(make: Any) -> None:
    health = Health(injuries=(Injury("achilles", make.day(-30)),))
    (session,) = place_tests(
        make, free_runner(make, 0, 4, health=health), lifts=(lift_on(make, 0),)
    )
    names = {item.exercise for _, item in session.items()}
    assert names == {"single-leg-sit-to-stand-test", "single-leg-bridge-test", "side-plank-test"}


def test_a_pinned_day_and_the_first_weeks_of_a_newcomer_are_left_alone(make: Any) -> None:
    lift = lift_on(make, 0, authored=True)
    pinned = free_runner(make, 4, pinned=(Pinned(make.day(4), off=True),))
    assert place_tests(make, pinned, lifts=(lift,)) == ()
    newcomer = make.week(deload=True, index=0, newcomer=True)
    assert place_tests(make, free_runner(make, 4), newcomer, lifts=(lift,)) == ()


def test_a_plan_made_again_keeps_the_past_and_leaves_breaks_alone(make: Any) -> None:
    lift = lift_on(make, 0, authored=True)
    athlete = free_runner(make, 4, 5)
    now = Standing(make.day(5))
    assert [one.on for one in place_tests(make, athlete, lifts=(lift,), standing=now)] == [
        make.day(5)
    ]
    (done,) = place_tests(make, athlete, lifts=(lift,))
    assert place_tests(make, athlete, lifts=(lift, done), standing=now) == ()
    ill = Standing(make.day(0), breaks=(Span(make.day(0), make.day(6)),))
    assert place_tests(make, athlete, lifts=(lift,), standing=ill) == ()
    eased = Standing(make.day(0), eased=frozenset({make.day(0)}))
    assert place_tests(make, athlete, lifts=(lift,), standing=eased) == ()


def test_a_week_without_a_lift_has_nothing_to_measure(make: Any) -> None:
    assert place_tests(make, free_runner(make, 4)) == ()
