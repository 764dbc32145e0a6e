"""The judge's rules of drills before runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.training.athlete import BodyTest, Health, Injury, Pain

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession


def warm_up(build: Build, run: DatedRun, *drills: str, **changes: Any) -> PlannedSession:
    """Return six minutes of drills that end where `run` begins."""
    names = drills or ("a-march",)
    items = tuple(build.item(name, "skill", 2, distance_m=20) for name in names)
    session = build.lift(
        (run.on - build.day(0)).days,
        id=f"{run.id}-warm-up",
        kind="run_warmup",
        run_id=run.id,
        at=(dt.datetime.combine(run.on, run.at) - dt.timedelta(minutes=6)).time(),
        place="outdoors",
        leg_grade=0,
        minutes=6,
        blocks=build.blocks(mobility=None, hypertrophy=None, stability=None, technique=items),
    )
    return replace(session, **changes)


def plan_of(build: Build, *sessions: PlannedSession, runs: Any, **changes: Any) -> Plan:
    return build.plan(*sessions, runs=tuple(runs), **{"phase": "hypertrophy", **changes})


def is_broken(build: Build, rule: str, plan: Plan) -> bool:
    return bool(build.broken(rule, plan))


@pytest.mark.parametrize(
    ("run_type", "broken"),
    [("intervals", False), ("strides", False), ("easy", True), ("long", True), ("race", True)],
)
def test_drills_go_before_quality_runs(build: Build, run_type: Any, *, broken: bool) -> None:
    run = build.run(1, run_type, 9)
    plan = plan_of(build, warm_up(build, run), runs=(run,))
    assert is_broken(build, "drills_before_quality_runs", plan) is broken


def test_they_end_where_the_run_begins_and_hold_drills_only(build: Build) -> None:
    rule, run = "drills_before_quality_runs", build.run(1, "intervals", 9)
    right = warm_up(build, run, "a-march", "build-up-run")
    assert not is_broken(build, rule, plan_of(build, right, runs=(run,)))
    for wrong in (
        replace(right, at=dt.time(9)),
        replace(right, at=dt.time(8, 50)),
        replace(right, leg_grade=1),
        replace(right, run_id="gone"),
        warm_up(build, run, "carioca"),
    ):
        assert is_broken(build, rule, plan_of(build, wrong, runs=(run,)))
    strides = build.run(1, "strides", 9)
    doubled = warm_up(build, strides, "a-march", "build-up-run")
    assert is_broken(build, rule, plan_of(build, doubled, runs=(strides,)))


def test_they_overlap_no_other_session(build: Build) -> None:
    rule, run = "drills_before_quality_runs", build.run(1, "intervals", 19)
    for at, broken in ((dt.time(18, 30), False), (dt.time(18, 50), True)):
        plan = plan_of(build, build.lift(1, at=at), warm_up(build, run), runs=(run,))
        assert is_broken(build, rule, plan) is broken


def test_few_warm_ups_a_week(build: Build) -> None:
    runs = [build.run(day, "intervals", 9) for day in (1, 3, 5)]
    all_three = [warm_up(build, run) for run in runs]
    rule = "few_drills_a_week"
    assert not is_broken(build, rule, plan_of(build, *all_three[:2], runs=runs))
    assert is_broken(build, rule, plan_of(build, *all_three, runs=runs))
    twice = (all_three[0], replace(all_three[0], id="again"))
    assert is_broken(build, rule, plan_of(build, *twice, runs=runs))


def test_few_drills_each_and_few_minutes(build: Build) -> None:
    rule, run = "few_drills_a_week", build.run(1, "intervals", 9)
    for wrong in (
        warm_up(build, run, "a-march", "ankling", "a-skip", "b-skip"),
        warm_up(build, run, "build-up-run"),
        warm_up(build, run, minutes=11),
    ):
        assert is_broken(build, rule, plan_of(build, wrong, runs=(run,)))
    right = warm_up(build, run, "a-march", "ankling", "a-skip", "build-up-run", minutes=10)
    assert not is_broken(build, rule, plan_of(build, right, runs=(run,)))


def test_the_drills_of_lifts_count_in_the_week(build: Build) -> None:
    rule, run = "few_drills_a_week", build.run(1, "intervals", 9)
    for sets, broken in ((24, False), (25, True)):
        item = build.item("march-in-place", "skill", sets)
        lift = build.lift(3, blocks=build.blocks(technique=item))
        plan = plan_of(build, lift, warm_up(build, run), runs=(run,))
        assert is_broken(build, rule, plan) is broken


@pytest.mark.parametrize(
    ("day", "priority", "broken"),
    [(3, "A", True), (30, "A", False), (2, "B", True), (6, "B", False), (0, "A", True)],
)
def test_the_days_around_a_race_are_free_of_drills(
    build: Build, day: int, priority: Any, *, broken: bool
) -> None:
    run = build.run(1, "intervals", 9)
    race = build.race(day, priority=priority)
    plan = plan_of(build, warm_up(build, run), runs=(run,), races=(race,))
    assert is_broken(build, "drills_away_from_races", plan) is broken


def test_the_weeks_after_the_season_are_free_of_drills(build: Build) -> None:
    run = build.run(1, "intervals", 9)
    plan = plan_of(build, warm_up(build, run), runs=(run,), phase="transition")
    assert is_broken(build, "drills_away_from_races", plan)


@pytest.mark.parametrize(
    ("health", "drill", "broken"),
    [
        (Health(), "a-skip", False),
        (Health(pain=(Pain("knee", 3),)), "a-march", True),
        (Health(pain=(Pain("shoulder", 5),)), "a-skip", False),
        (Health(flags=frozenset({"pregnant", "clinician_clearance"})), "a-march", True),
        (Health(injuries=(Injury("achilles"),)), "a-skip", True),
        (Health(injuries=(Injury("achilles"),)), "a-march", False),
    ],
)
def test_where_impact_is_out_drills_are_too(
    build: Build, health: Health, drill: str, *, broken: bool
) -> None:
    run = build.run(1, "intervals", 9)
    athlete = build.athlete(health=health)
    plan = plan_of(build, warm_up(build, run, drill), runs=(run,), athlete=athlete)
    assert is_broken(build, "drills_leave_out_what_health_forbids", plan) is broken


def test_bounds_are_for_those_who_jump(build: Build) -> None:
    run = build.run(1, "intervals", 9)
    bounds = warm_up(build, run, "straight-leg-bound")
    for born, phase, broken in ((1990, "hypertrophy", False), (1960, "hypertrophy", True)):
        athlete = build.athlete(born=dt.date(born, 5, 1))
        plan = plan_of(build, bounds, runs=(run,), athlete=athlete, phase=phase)
        assert is_broken(build, "drills_before_quality_runs", plan) is broken


def test_weak_calves_do_not_skip(build: Build) -> None:
    run = build.run(1, "intervals", 9)
    weak = (BodyTest("single-leg-calf-raise", build.day(-9), 9, 12),)
    athlete = build.athlete(tests=weak)
    for drill, broken in (("a-skip", True), ("a-march", False)):
        plan = plan_of(build, warm_up(build, run, drill), runs=(run,), athlete=athlete)
        assert is_broken(build, "jumps_wait_for_strong_and_even_legs", plan) is broken


def test_what_is_past_was_right_when_it_was_planned(build: Build) -> None:
    run = build.run(1, "intervals", 9)
    athlete = build.athlete(health=Health(pain=(Pain("knee", 5),)))
    plan = plan_of(build, warm_up(build, run), runs=(run,), athlete=athlete)
    again = replace(plan, replanned_on=build.day(2))
    assert is_broken(build, "drills_leave_out_what_health_forbids", plan)
    assert not is_broken(build, "drills_leave_out_what_health_forbids", again)


def test_skips_count_half_in_the_budget_of_landings(build: Build) -> None:
    # 160 a week, 10 for each of two intervals, 120 in two lifts: 20 are left, one A-skip of 40 m.
    runs = [build.run(day, "intervals", 9) for day in (1, 4)]
    hop = build.item("pogo-hop", "power", 6, contacts=10)
    lifts = [build.lift(day, blocks=build.blocks(power=hop)) for day in (0, 3)]
    for drills, broken in ((("a-skip",), False), (("straight-leg-bound",), True)):
        plan = plan_of(build, *lifts, warm_up(build, runs[0], *drills), runs=runs)
        assert is_broken(build, "contacts_within_budget", plan) is broken


def test_the_minutes_of_drills_are_their_own(build: Build) -> None:
    run = build.run(1, "intervals", 9)
    drills = ("a-march", "ankling", "a-skip")
    for minutes, broken in ((4, False), (1, True)):
        plan = plan_of(build, warm_up(build, run, *drills, minutes=minutes), runs=(run,))
        assert is_broken(build, "session_fits_minutes", plan) is broken
