"""Where a session can go, when, and what it costs there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.openings import Opening, choose_time, longest_slots
from ironstride.planning.rules.facts import day_start_h
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.athlete import Athlete, AuthoredItem, Lift, Lifting, Pinned
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.race import Race
from ironstride.training.run import PlannedRun
from placing_cases import make_case

if TYPE_CHECKING:
    from collections.abc import Mapping

POLICY, PROBLEMS = override_policy(
    read_policy(),
    {
        "demand.least_minutes": 12,
        "demand.session_minutes": {"none": 40, "intermediate": 45},
        "calendar.lift_candidates_h": [17, 12, 7, 20],
        "clearance.after_hard_run_h": 6,
        "clearance.newcomer_weeks": 3,
    },
    "tests",
)
MONDAY = dt.date(2026, 11, 23)


def find(week: Mapping[int, tuple[Slot, ...]], *, weeks: int = 1, **changes: Any) -> list[Opening]:
    who = Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability(week),
        places={"gym": Place("gym"), "home": Place("home")},
        lifting=Lifting("intermediate"),
        lifts=(Lift("back-squat", MONDAY, 60, 5),),
    )
    today = changes.pop("today", MONDAY)
    return list(make_case(replace(who, **changes), today, POLICY, weeks=weeks).openings)


def slot(minutes: int = 60, hour: int | None = None, place: str = "gym") -> Slot:
    return Slot(minutes, place, None if hour is None else dt.time(hour))


def run(day: int, run_type: Any, hour: int | None = None) -> PlannedRun:
    on = MONDAY + dt.timedelta(days=day)
    at = None if hour is None else dt.time(hour)
    return PlannedRun(on, run_type, "", "", at, duration_s=3600)


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


def test_a_slot_becomes_an_opening_with_its_time_and_place() -> None:
    (found,) = find({2: (slot(30, 18, "home"),)})
    assert (found.day, found.at, found.at_source) == (
        MONDAY + dt.timedelta(days=2),
        dt.time(18),
        "given",
    )
    assert (found.place, found.minutes, found.week) == ("home", 30, 0)
    assert not found.forced


def test_a_session_is_no_longer_than_the_level_asks() -> None:
    (found,) = find({0: (slot(90, 18),)})
    assert found.minutes == 45
    assert found.facts.end_h - found.facts.start_h == 0.75


@pytest.mark.parametrize(("minutes", "count"), [(11, 0), (12, 1)])
def test_a_slot_that_is_too_short_is_no_opening(minutes: int, count: int) -> None:
    assert len(find({0: (slot(minutes),)})) == count


@pytest.mark.parametrize("start", range(7))
def test_days_before_today_are_past(start: int) -> None:
    every = {day: (slot(),) for day in range(7)}
    found = find(every, today=MONDAY + dt.timedelta(days=start), weeks=2)
    days = [(opening.day - MONDAY).days for opening in found]
    # A first week too short for a session has no openings at all.
    assert days == [day for day in range(start, 14) if start < 6 or day > 6]


def test_several_slots_of_a_day_stand_in_the_order_of_time() -> None:
    found = find({0: (slot(60, 19), slot(60, 6), slot(60, 12))})
    assert [opening.at.hour for opening in found] == [6, 12, 19]


def test_the_choices_are_the_grades_that_the_week_and_the_races_allow() -> None:
    (free,) = find({0: (slot(),)})
    goal = Race("goal", MONDAY + dt.timedelta(days=6), 5_000)
    near = find({0: (slot(),), 5: (slot(),), 6: (slot(),)}, races=(goal,))
    assert [choice.grade for choice in free.choices] == [1, 2, 3]
    assert [[choice.grade for choice in opening.choices] for opening in near] == [[1]]


def test_a_primer_is_a_choice_in_its_window() -> None:
    goal = Race("goal", MONDAY + dt.timedelta(days=6), 10_000)
    found = find({day: (slot(),) for day in range(7)}, races=(goal,))
    primers = {opening.day for opening in found if opening.choices[0].grade == 0}
    assert {(goal.on - day).days for day in primers} == {4}


def test_a_higher_grade_before_a_key_run_costs_more() -> None:
    (found,) = find({0: (slot(60, 18),)}, runs=(run(1, "intervals", 7),))
    costs = [choice.cost for choice in found.choices]
    assert costs == sorted(costs)
    assert costs[0] < costs[1]


def test_newcomers_are_new_in_their_first_weeks_only() -> None:
    week = {0: (slot(),)}
    new = find(week, weeks=5, lifting=Lifting("none"))
    assert [opening.facts.newcomer_weeks for opening in new] == [True] * 3 + [False] * 2
    assert not find(week)[0].facts.newcomer_weeks


@pytest.mark.parametrize(
    ("runs", "hour"),
    [
        ((), 17),
        # More than enough hours are no better than enough: the preferred time wins.
        (((7, 8),), 17),
        (((16, 17.5),), 7),
        (((11, 12),), 20),
        (((11, 12), (18, 19)), 7),
    ],
)
def test_an_open_time_keeps_hours_from_the_runs_of_the_day(
    runs: tuple[tuple[float, float], ...], hour: int
) -> None:
    day_h = day_start_h(MONDAY)
    timed = [(day_h + start, day_h + end) for start, end in runs]
    assert choose_time(timed, 60, MONDAY, POLICY) == dt.time(hour)


def test_an_open_time_is_said_to_be_assumed() -> None:
    (found,) = find({0: (slot(),)}, runs=(run(0, "easy", 17),))
    assert (found.at_source, found.at) == ("assumed", dt.time(7))


def pin(day: int, **changes: Any) -> Pinned:
    return Pinned(MONDAY + dt.timedelta(days=day), **changes)


def test_a_pinned_day_is_one_opening_that_must_be_taken() -> None:
    (found,) = find({0: (slot(60, 6), slot(60, 18))}, pinned=(pin(0, at=dt.time(12)),))
    assert found.forced
    assert (found.at, found.at_source) == (dt.time(12), "given")


def test_what_a_pin_leaves_open_comes_from_the_day() -> None:
    (found,) = find({0: (slot(30, 6, "home"), slot(25, 18))}, pinned=(pin(0, place="gym"),))
    assert (found.place, found.minutes, found.at) == ("gym", 25, dt.time(18))


def test_a_pin_on_a_day_without_slots_has_the_first_place_and_the_longest_session() -> None:
    (found,) = find({}, pinned=(pin(0),))
    assert (found.place, found.minutes, found.at_source) == ("gym", 45, "assumed")


def test_a_written_session_has_the_grade_of_its_items_and_others_a_choice() -> None:
    items = (AuthoredItem("back-squat", 3, (5, 5)),)
    written, open_pin = find({}, pinned=(pin(0, items=items, leg_grade=3), pin(3)))
    assert [choice.grade for choice in written.choices] == [3]
    assert [choice.grade for choice in open_pin.choices] == [1, 2, 3]


def test_an_open_pin_is_a_lift_of_the_grade_that_it_names_and_the_lightest_for_none() -> None:
    pins = tuple(pin(grade, leg_grade=grade) for grade in range(4))
    found = find({}, pinned=pins)
    assert [[choice.grade for choice in one.choices] for one in found] == [[1], [1], [2], [3]]


def test_an_open_pin_is_no_longer_than_the_level_asks_and_a_written_one_as_long_as_it_says() -> (
    None
):
    items = (AuthoredItem("back-squat", 3, (5, 5)),)
    found = find({}, pinned=(pin(0, minutes=90), pin(2, minutes=90, items=items)))
    assert [one.minutes for one in found] == [45, 90]


def test_a_pin_near_a_race_stays_light() -> None:
    goal = Race("goal", MONDAY + dt.timedelta(days=6), 5_000)
    (found,) = find({}, pinned=(pin(5),), races=(goal,))
    assert [choice.grade for choice in found.choices] == [1]


def test_a_day_pinned_as_free_has_no_opening() -> None:
    assert find({0: (slot(),)}, pinned=(pin(0, off=True),)) == []


def test_a_blocked_day_has_no_opening() -> None:
    availability = Availability({0: (slot(),), 1: (slot(),)}, blocked=frozenset({MONDAY}))
    assert [one.day for one in find({}, availability=availability)] == [
        MONDAY + dt.timedelta(days=1)
    ]


def test_of_slots_at_one_time_and_place_the_longest_stands() -> None:
    short, long = Slot(20, "hotel"), Slot(45, "hotel")
    timed, elsewhere = Slot(20, "hotel", dt.time(7)), Slot(15, "home")
    found = longest_slots((short, long, timed, elsewhere))
    assert set(found) == {long, timed, elsewhere}
