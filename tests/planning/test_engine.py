"""The engine as a whole: pure, always an answer, and true to the doctrine's table."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from ironstride.errors import Problem
from ironstride.planning.check.judge import check_plan
from ironstride.training.athlete import AuthoredItem, Health, Pain, Pinned
from ironstride.training.availability import Availability
from ironstride.training.words import EXPERIENCES


def test_the_same_runner_gets_the_same_plan(make: Any) -> None:
    athlete = make.athlete(races=(make.race(60),))
    assert make.plan(athlete) == make.plan(athlete)


@pytest.mark.parametrize("offset", range(7))
def test_a_plan_starts_on_any_weekday(make: Any, offset: int) -> None:
    plan = make.plan(make.athlete(), today=make.day(offset), weeks=4)
    assert plan.weeks[0].starts_on == make.day(0)
    assert all(one.on >= make.day(offset) for one in plan.sessions())
    assert len(plan.weeks) == 4


@pytest.mark.parametrize("level", EXPERIENCES)
def test_closed_gates_keep_8_to_15_and_open_ones_go_heavy(make: Any, level: Any) -> None:
    plan = make.plan_once(level)
    classes = {item.rep_class for item in make.items(make.lifts(plan))}
    assert ("strength" in classes) == any(gate.open for gate in plan.gates)
    if "strength" not in classes:
        heavy_weeks = [week for week in plan.weeks if week.phase == "max_strength"]
        reps = {
            one.reps
            for week in heavy_weeks
            for item in make.items(week.sessions)
            if item.patterns[0] in ("squat", "hinge", "single_leg")
            and item.rep_class == "hypertrophy"
            for one in item.work_sets
        }
        assert reps == {(8, 10)}


def test_a_newcomer_too_late_for_a_race_gets_no_heavy_block(make: Any) -> None:
    athlete = make.athlete("none", opened=True, races=(make.race(35),))
    plan = make.plan(athlete)
    assert "max_strength" not in {week.phase for week in plan.weeks}
    assert all(item.rep_class != "strength" for item in make.items(make.lifts(plan)))


@pytest.mark.parametrize("level", EXPERIENCES)
def test_all_four_qualities_come_within_14_days_when_due(make: Any, level: Any) -> None:
    plan = make.plan_once(level)
    due_from = {"none": 3, "novice": 2, "intermediate": 0, "advanced": 0}[level]
    resting = {"taper", "transition"}
    uncovered = {one.starts_on for one in plan.uncovered}
    pairs = zip(plan.weeks[due_from:], plan.weeks[due_from + 1 :], strict=False)
    for week, following in pairs:
        if resting & {week.phase, following.phase} or {week.starts_on} & uncovered:
            continue
        lifts = (*week.sessions, *following.sessions)
        held = {block.quality for one in lifts for block in one.blocks}
        assert {"mobility", "stability", "power"} <= held
        assert held & {"strength", "hypertrophy"}


@pytest.mark.parametrize(
    ("distance_m", "row"),
    [(5_000, "5k"), (21_100, "half"), (42_195, "marathon"), (100_000, "ultra")],
)
def test_the_last_days_before_an_a_race_are_light_then_empty(
    make: Any, distance_m: float, row: str
) -> None:
    days = (0, 1, 2, 3, 4, 5, 6)
    race_on = make.day(83)
    plan = make.plan(make.athlete("advanced", days=days, races=(make.race(83, distance_m),)))
    last_heavy = make.policy.table("races.last_heavy_days")[row]
    last_leg = make.policy.table("races.last_leg_days")[row]
    for session in plan.sessions():
        to_race = (race_on - session.on).days
        if 0 < to_race <= last_heavy:
            assert session.leg_grade <= 1
        if 0 < to_race <= last_leg:
            assert session.kind in ("primer", "mobility")
        assert to_race != 0


def test_intensive_jumps_are_done_and_stop_before_the_race(make: Any) -> None:
    plan = make.plan_once("advanced")
    race_on = plan.races[0].on
    days = [
        (race_on - session.on).days
        for session in plan.sessions()
        for _, item in session.items()
        if make.catalogue.exercise(item.exercise).impact >= 3
    ]
    assert days
    assert min(days) > 5


def test_a_red_flag_stops_sessions_and_a_yellow_one_leaves_mobility(make: Any) -> None:
    stopped = make.athlete(health=Health(flags=frozenset({"chest_pain"})))
    assert list(make.plan(stopped, weeks=4).sessions()) == []
    painful = make.athlete(health=Health(pain=(Pain("knee", 8),)))
    kinds = {one.kind for one in make.plan(painful, weeks=4).sessions()}
    assert kinds == {"mobility"}


def test_pain_spares_its_region_in_the_whole_plan(make: Any) -> None:
    plan = make.plan(make.athlete(health=Health(pain=(Pain("achilles", 3),))), weeks=12)
    for item in make.items(plan.sessions()):
        assert "achilles" not in make.catalogue.exercise(item.exercise).regions


@pytest.mark.parametrize("level", EXPERIENCES)
def test_nothing_to_train_with_and_no_time_is_still_an_answer(make: Any, level: Any) -> None:
    bare = make.athlete(level, place=make.floor, lifts=(), minutes=12, days=(3,))
    assert make.lifts(make.plan(bare, weeks=8))
    never = replace(bare, availability=Availability())
    plan = make.plan(never, weeks=8)
    assert list(plan.sessions()) == []
    assert plan.notices


def test_the_runners_own_numbers_are_laid_over_the_policy(make: Any) -> None:
    own = make.athlete(
        minutes=60, policy_overrides={"demand.session_minutes": {"intermediate": 25}}
    )
    plan = make.plan(own, weeks=6)
    assert max(one.minutes for one in plan.sessions()) <= 25
    wrong = make.athlete(policy_overrides={"no.such.key": 1})
    assert make.plan(wrong, weeks=2).problems


def test_problems_of_the_reading_are_carried_along(make: Any) -> None:
    from ironstride.planning.engine import plan_season

    problem = Problem("athlete.yaml", "races[0]", "has no date; add one")
    plan = plan_season(
        make.athlete(), make.day(0), policy=make.policy, catalogue=make.catalogue,
        weeks=2, problems=(problem,),
    )  # fmt: skip
    assert plan.problems[0] == problem


def test_sessions_are_sorted_and_their_ids_are_their_own(make: Any) -> None:
    for level in EXPERIENCES:
        sessions = list(make.plan_once(level).sessions())
        assert [(one.on, one.at) for one in sessions] == sorted(
            (one.on, one.at) for one in sessions
        )
        assert len({one.id for one in sessions}) == len(sessions)
        lifts = [one for one in sessions if one.kind in ("lift", "primer", "mobility")]
        assert len({one.on for one in lifts}) == len(lifts)


def test_a_youth_under_the_least_age_is_referred(make: Any) -> None:
    young = make.athlete(born=dt.date(2014, 1, 1))
    plan = make.plan(young, weeks=4)
    assert list(plan.sessions()) == []
    assert plan.notices[0].tier == "clinician_first"


def test_a_pin_without_items_that_spares_the_legs_is_a_light_lift(make: Any) -> None:
    athlete = make.athlete(pinned=(Pinned(make.day(1), leg_grade=0, title="Upper body"),))
    plan = make.plan(athlete, weeks=1)
    (session,) = [one for one in plan.sessions() if one.on == make.day(1)]
    assert (session.kind, session.leg_grade, session.authored) == ("lift", 1, False)
    assert check_plan(plan, policy=make.policy, catalogue=make.catalogue) == ()


@pytest.mark.parametrize("off", [False, True])
def test_two_pins_on_a_day_are_a_problem_and_the_last_one_stands(make: Any, off: bool) -> None:
    items = (AuthoredItem("back-squat", 3, (5, 5)),)
    pins = (Pinned(make.day(1), title="first", items=items), Pinned(make.day(1), off=off))
    others = (Pinned(make.day(3), title="alone", items=items),)
    plan = make.plan(make.athlete(pinned=(*pins, *others)), weeks=1)
    (problem,) = plan.problems
    assert problem.where == f"pinned {make.day(1)}"
    assert "join them into one session" in problem.text
    that_day = [one for one in plan.sessions() if one.on == make.day(1)]
    assert [one.authored for one in that_day] == ([] if off else [False])
    assert [one.title for one in plan.sessions() if one.on == make.day(3)] == ["alone"]
