"""All lifts of a season: exercises kept, contacts in budget, nothing new before a race."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.check.judge import check_plan
from ironstride.planning.season import Making
from ironstride.training.athlete import Pinned
from ironstride.training.words import EXPERIENCES

MAINS = ("squat", "hinge", "single_leg")


def blocks_of(make: Any, plan: Any) -> Any:
    """Return the lifts of consecutive weeks of one phase, at most as many as a block holds."""
    most = make.policy.whole("phases.block_most_weeks")
    groups: list[list[Any]] = []
    for week in plan.weeks:
        if groups and groups[-1][-1].phase == week.phase and len(groups[-1]) < most:
            groups[-1].append(week)
        else:
            groups.append([week])
    return groups


@pytest.mark.parametrize("level", EXPERIENCES)
def test_a_short_phase_keeps_its_main_exercises(make: Any, level: Any) -> None:
    plan = make.plan_once(level)
    most = make.policy.whole("phases.block_most_weeks")
    for group in blocks_of(make, plan):
        in_phase = sum(week.phase == group[0].phase for week in plan.weeks)
        if in_phase > most or group[0].phase in ("power", "maintenance", "taper"):
            continue
        for pattern in MAINS:
            used = {
                item.exercise
                for week in group
                for item in make.items(week.sessions)
                if item.patterns[0] == pattern and item.rep_class != "skill"
            }
            assert len(used) <= 2


def test_nothing_is_new_in_the_last_three_weeks(make: Any) -> None:
    plan = make.plan_once("intermediate")
    race_on = plan.races[0].on
    logged = {lift.exercise for lift in plan.athlete.lifts}
    lifts = make.lifts(plan)
    before = {
        item.exercise for item in make.items(one for one in lifts if (race_on - one.on).days > 21)
    }
    last = [one for one in plan.sessions() if 0 < (race_on - one.on).days <= 21]
    assert last
    for session in last:
        for quality, item in session.items():
            if quality not in ("mobility", "technique"):
                assert item.exercise in before | logged


def test_a_pinned_day_where_nothing_is_known_brings_as_little_new_as_may_be(make: Any) -> None:
    # A session needs one that builds force and one that steadies: legs have nothing new.
    places = {"gym": make.gym, "floor": make.floor}
    pin = Pinned(make.day(35), place="floor")
    athlete = make.athlete(places=places, races=(make.race(48),), pinned=(pin,))
    plan = make.plan(athlete)
    known = set(athlete.lifted)
    known |= {
        item.exercise for one in make.lifts(plan) if one.on < pin.on for item in make.items([one])
    }
    (session,) = (one for one in make.lifts(plan) if one.on == pin.on)
    new = [item for item in make.items([session]) if item.exercise not in known]
    new = [item for item in new if not {"mobility", "drill"} & set(item.patterns)]
    assert [item.patterns[0] for item in new] == ["push", "trunk_anti_extension"]
    assert check_plan(plan, policy=make.policy, catalogue=make.catalogue) == ()
    named = [one.on for one in plan.broken_rules if one.rule == "no_new_exercise_before_race"]
    assert named == [pin.on]


@pytest.mark.parametrize("level", EXPERIENCES)
def test_contacts_stay_in_the_weekly_budget_that_runs_share(make: Any, level: Any) -> None:
    # Strides and intervals use 30 of the budget each week.
    budget = {"none": 120, "novice": 160, "intermediate": 200, "advanced": 240}[level] - 30
    for week in make.plan_once(level).weeks:
        contacts = sum(
            one.contacts or 0 for item in make.items(week.sessions) for one in item.work_sets
        )
        assert contacts <= budget


@pytest.mark.parametrize("level", EXPERIENCES)
def test_loads_grow_by_5_percent_or_one_step(make: Any, level: Any) -> None:
    plan = make.plan_once(level)
    shop = make.shop(plan.athlete)
    seen: dict[Any, list[float]] = {}
    for session in make.lifts(plan):
        for item in make.items([session]):
            tops = [one.load_kg[1] for one in item.work_sets if one.load_kg]
            if tops and item.work_sets[0].set_kind == "load_reps":
                seen.setdefault((item.exercise, item.rep_class), []).append(max(tops))
    for (exercise, _), tops in seen.items():
        loads = shop.weights.loads(make.option(exercise), make.gym)
        # A deload is lighter; growth goes on from the highest weight before it.
        for number, after in enumerate(tops[1:], start=1):
            before = max(tops[:number])
            step = min((load for load in loads if load > before), default=before)
            assert after <= max(1.05 * before, step) + 1e-6


def test_the_gym_is_not_the_only_place(make: Any) -> None:
    places = {"gym": make.gym, "floor": make.floor}
    slot = make.athlete().availability.week[0][0]
    elsewhere = slot.__class__(60, "floor", slot.at)
    week = {0: (slot,), 3: (elsewhere,)}
    athlete = make.athlete(
        places=places, availability=make.athlete().availability.__class__(week=week)
    )
    lifts = make.lifts(make.plan(athlete, weeks=12))
    assert {session.place for session in lifts} == {"gym", "floor"}
    for session in lifts:
        for item in make.items([session]):
            exercise = make.catalogue.exercise(item.exercise)
            assert exercise.setup_for(places[session.place].equipment) is not None
            if session.place == "floor":
                assert item.implement in ("bodyweight", "other")


def test_what_a_week_used_is_known_in_the_next(make: Any) -> None:
    making = Making(frozenset({"back-squat"}), frozenset({"squat"}))
    making.diary.note([make.item("push-up", "hypertrophy")], make.day(7), 1)
    assert making.known_in(make.week(index=1)).used == frozenset()
    later = making.known_in(make.week(index=2), frozen=True)
    assert later.used == {"push-up"}
    assert later.logged == {"back-squat"}
    assert later.trained == {"push", "squat"}
    assert making.known_now(frozen=False).used == {"push-up"}
