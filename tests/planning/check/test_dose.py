"""How much: reps, grades, first weeks, deloads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan


from ironstride.training.sets import PlannedSet


def test_reps_stay_in_their_class(build: Build) -> None:
    assert build.broken("reps_inside_class", build.plan(build.lift(1))) == ()
    item = build.squat()
    bad = build.plan(build.lift(1, blocks=build.blocks(hypertrophy=item)))
    # A session refuses a set of 7, so only a damaged one can have it.
    object.__setattr__(item, "sets", (replace(item.sets[0], reps=(7, 8)),))
    assert build.broken("reps_inside_class", bad)


def test_warm_up_sets_may_have_any_reps(build: Build) -> None:
    item = build.squat()
    ramp = PlannedSet("warmup", "load_reps", reps=(7, 7), load_kg=(10.0, 10.0))
    ramped = replace(item, sets=(ramp, *item.sets))
    plan = build.plan(build.lift(1, blocks=build.blocks(hypertrophy=ramped)))
    assert build.broken("reps_inside_class", plan) == ()


@pytest.mark.parametrize(
    ("each", "kept"),
    [
        ({"contacts": 10}, True),
        ({"contacts": 12}, False),
        ({"contacts": 10, "rir": (2, 3)}, False),
    ],
)
def test_power_sets_are_short_and_unjudged(build: Build, each: dict[str, Any], kept: bool) -> None:
    blocks = build.blocks(power=build.item("pogo-hop", "power", **each))
    plan = build.plan(build.lift(1, blocks=blocks))
    assert (build.broken("power_stops_when_speed_fades", plan) == ()) is kept


def test_power_reps_are_few(build: Build) -> None:
    for reps, kept in (((3, 5), True), ((4, 6), False)):
        blocks = build.blocks(power=build.item("box-jump", "power", reps=reps))
        plan = build.plan(build.lift(1, blocks=blocks))
        assert (build.broken("power_stops_when_speed_fades", plan) == ()) is kept


def test_heavy_legs_are_graded_heavy(build: Build) -> None:
    blocks = build.blocks(strength=build.heavy_squat())
    for grade, kept in ((1, False), (2, True), (3, True)):
        plan = build.plan(build.lift(1, leg_grade=grade, blocks=blocks))
        assert (build.broken("heavy_legs_are_graded_heavy", plan) == ()) is kept
    light = build.plan(build.lift(1, leg_grade=1))
    assert build.broken("heavy_legs_are_graded_heavy", light) == ()


@pytest.mark.parametrize(("sets", "grade", "kept"), [(3, 1, True), (4, 1, False), (4, 2, True)])
def test_a_grade_is_not_below_the_dose(build: Build, sets: int, grade: int, kept: bool) -> None:
    # A goblet squat costs 1.0 x 1.2 points a set; grade 1 goes to 3.6.
    session = build.lift(1, leg_grade=grade, blocks=build.blocks(hypertrophy=build.squat(sets)))
    assert (build.broken("leg_grade_by_dose", build.plan(session)) == ()) is kept


def test_upper_body_and_trunk_cost_the_legs_nothing(build: Build) -> None:
    blocks = build.blocks(
        hypertrophy=build.item("push-up", "hypertrophy", 12),
        stability=build.item("dead-bug", "stability", 9),
    )
    assert (
        build.broken("leg_grade_by_dose", build.plan(build.lift(1, leg_grade=0, blocks=blocks)))
        == ()
    )


def test_a_primer_is_guarded_by_its_window_instead(build: Build) -> None:
    blocks = build.blocks(hypertrophy=build.squat(4))
    plan = build.plan(build.lift(1, kind="primer", leg_grade=1, blocks=blocks))
    assert build.broken("leg_grade_by_dose", plan) == ()


def test_calves_cost_less_than_squats(build: Build) -> None:
    calf = build.item("single-leg-calf-raise", "hypertrophy", 7)
    for grade, sets, kept in ((1, 7, True), (1, 8, False)):
        blocks = build.blocks(hypertrophy=replace(calf, sets=calf.sets[:1] * sets))
        session = build.lift(1, leg_grade=grade, blocks=blocks)
        assert (build.broken("leg_grade_by_dose", build.plan(session)) == ()) is kept


@pytest.mark.parametrize(
    ("day", "sets", "kept"),
    [(1, 2, True), (1, 3, False), (8, 2, True), (8, 3, False), (15, 3, True)],
)
def test_a_newcomer_starts_with_few_sets(build: Build, day: int, sets: int, kept: bool) -> None:
    blocks = build.blocks(hypertrophy=build.squat(sets, rir=(4, 5)), stability=None)
    plan = build.plan(build.lift(day, blocks=blocks), weeks=3, athlete=build.newcomer())
    assert (build.broken("novice_first_weeks_light", plan) == ()) is kept
    assert build.broken("novice_first_weeks_light", replace(plan, athlete=build.athlete())) == ()


@pytest.mark.parametrize(
    ("day", "rir", "kept"), [(1, 4, True), (1, 3, False), (8, 3, False), (15, 3, True)]
)
def test_a_newcomer_starts_far_from_the_limit(build: Build, day: int, rir: int, kept: bool) -> None:
    blocks = build.blocks(hypertrophy=build.squat(2, rir=(rir, rir + 1)))
    plan = build.plan(build.lift(day, blocks=blocks), weeks=3, athlete=build.newcomer())
    assert (build.broken("novice_first_weeks_light", plan) == ()) is kept
    assert build.broken("novice_first_weeks_light", replace(plan, athlete=build.athlete())) == ()


def test_a_newcomer_near_a_race_does_nothing_heavy(build: Build) -> None:
    heavy = build.lift(22, blocks=build.blocks(strength=build.heavy_squat()))
    near, far = (
        build.plan(heavy, weeks=8, athlete=build.newcomer(), races=(build.race(day),))
        for day in (41, 42)
    )
    assert build.broken("novice_first_weeks_light", near)
    assert build.broken("novice_first_weeks_light", far) == ()


def test_a_deload_has_fewer_sets_and_more_in_reserve(build: Build) -> None:
    before = build.lift(1, blocks=build.blocks(hypertrophy=build.squat(4)))

    def deload(sets: int, rir: tuple[int, int]) -> Plan:
        after = build.lift(8, blocks=build.blocks(hypertrophy=build.squat(sets, rir=rir)))
        return build.plan(before, after, weeks=2, deloads=(1,))

    assert build.broken("deload_is_lighter", deload(2, (4, 5))) == ()
    assert build.broken("deload_is_lighter", deload(3, (4, 5)))
    assert build.broken("deload_is_lighter", deload(2, (2, 3)))


def test_a_week_that_is_no_deload_is_not_compared(build: Build) -> None:
    plan = build.plan(build.lift(1), build.lift(8), weeks=2)
    assert build.broken("deload_is_lighter", plan) == ()
    first = build.plan(build.lift(1), build.lift(8), weeks=2, deloads=(0,))
    assert build.broken("deload_is_lighter", first) == ()
