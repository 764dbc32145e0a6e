"""The days around races."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Priority


from ironstride.planning.check.race_days import primer_window
from ironstride.training.athlete import Lift, Pinned


def heavy(build: Build, day: int, **changes: Any) -> PlannedSession:
    return build.lift(day, blocks=build.blocks(strength=build.heavy_squat()), **changes)


@pytest.mark.parametrize("priority", ["A", "B", "C"])
def test_the_day_of_a_race_holds_nothing(build: Build, priority: Priority) -> None:
    races = (build.race(2, priority=priority),)
    on, before = (build.plan(build.lift(day, kind="mobility"), races=races) for day in (2, 1))
    assert build.broken("no_session_on_race_day", on)
    assert build.broken("no_session_on_race_day", before) == ()


def test_a_past_race_of_the_athlete_counts_too(build: Build) -> None:
    athlete = build.athlete(races=(build.race(-1, 42_195),))
    assert build.broken("mobility_only_after_race", build.plan(build.lift(1), athlete=athlete))


@pytest.mark.parametrize(
    ("day", "kind", "kept"),
    [(1, "lift", False), (1, "mobility", True), (4, "lift", False), (5, "lift", True)],
)
def test_a_marathon_is_followed_by_four_days_of_mobility(
    build: Build, day: int, kind: str, kept: bool
) -> None:
    plan = build.plan(build.lift(day, kind=kind), races=(build.race(0, 42_195),))
    assert (build.broken("mobility_only_after_race", plan) == ()) is kept


def test_no_heavy_legs_after_a_race(build: Build) -> None:
    rule, races = "no_heavy_legs_after_race", (build.race(0, 5_000, "C"),)
    assert build.broken(rule, build.plan(build.lift(3), races=races))
    assert build.broken(rule, build.plan(build.lift(3, leg_grade=1), races=races)) == ()
    assert build.broken(rule, build.plan(heavy(build, 3, leg_grade=1), races=races))
    assert build.broken(rule, build.plan(build.lift(4), races=races)) == ()


def test_heavy_legs_before_a_later_race_are_not_after_it(build: Build) -> None:
    races = (build.race(6, 5_000, "C"),)
    assert build.broken("no_heavy_legs_after_race", build.plan(build.lift(3), races=races)) == ()


def test_the_last_heavy_session_is_a_week_before_a_10k(build: Build) -> None:
    rule, races = "last_heavy_before_race", (build.race(13),)
    for day, grade, kept in ((5, 2, True), (6, 2, False), (6, 1, True), (9, 1, True)):
        plan = build.plan(build.lift(day, leg_grade=grade), weeks=2, races=races)
        assert (build.broken(rule, plan) == ()) is kept, (day, grade)


def test_the_last_leg_session_is_four_days_before_a_10k(build: Build) -> None:
    races = (build.race(6),)
    for day, kind, kept in ((2, "lift", True), (3, "lift", False), (3, "mobility", True)):
        plan = build.plan(build.lift(day, kind=kind, leg_grade=1), races=races)
        assert (build.broken("last_heavy_before_race", plan) == ()) is kept, (day, kind)


def test_a_primer_may_be_heavy_in_its_window_only(build: Build) -> None:
    races = (build.race(6, 5_000),)
    primed = heavy(build, 3, kind="primer", leg_grade=1)
    plan = build.plan(primed, races=races)
    assert build.broken("last_heavy_before_race", plan) == ()
    late = build.plan(heavy(build, 4, kind="primer", leg_grade=1), races=races)
    assert build.broken("last_heavy_before_race", late)
    assert build.broken("last_heavy_before_race", build.plan(heavy(build, 3), races=races))


def test_a_b_race_does_not_end_the_heavy_work(build: Build) -> None:
    plan = build.plan(build.lift(0), races=(build.race(5, priority="B"),))
    assert build.broken("last_heavy_before_race", plan) == ()


def test_a_primer_outside_its_window_is_found(build: Build) -> None:
    session = build.lift(1, kind="primer")
    for races, kept in (
        ((build.race(5),), True),
        ((build.race(6),), False),
        ((build.race(5, 80_000),), False),
        ((build.race(5, priority="B"),), False),
        ((), False),
    ):
        plan = build.plan(session, races=races)
        assert (build.broken("primer_in_its_window", plan) == ()) is kept, races


@pytest.mark.parametrize(("priority", "clear"), [("B", 3), ("C", 2)])
def test_days_before_a_lesser_race_hold_no_lift(
    build: Build, priority: Priority, clear: int
) -> None:
    races = (build.race(5, priority=priority),)
    near, far = (build.plan(build.lift(5 - days), races=races) for days in (clear, clear + 1))
    assert build.broken("leg_work_clear_of_races", near)
    assert build.broken("leg_work_clear_of_races", far) == ()
    primer = build.plan(build.lift(5 - clear, kind="primer"), races=races)
    assert build.broken("leg_work_clear_of_races", primer) == ()


def test_a_pinned_lift_before_a_race_is_kept_and_named(build: Build) -> None:
    plan = build.plan(build.lift(4, authored=True), races=(build.race(5, priority="C"),))
    found = build.judge(plan)
    assert "leg_work_clear_of_races" not in {one.rule for one in found}
    texts = [one.text for one in found if one.rule == "unnamed_breach"]
    assert any(text.startswith("leg_work_clear_of_races") for text in texts)


def test_intensive_jumps_stop_before_an_a_race(build: Build) -> None:
    rule = "no_intensive_jumps_before_race"
    cases: tuple[tuple[str, Priority, bool], ...] = (
        ("drop-jump", "A", False),
        ("box-jump", "A", True),
        ("drop-jump", "B", True),
    )
    for exercise, priority, kept in cases:
        blocks = build.blocks(power=build.item(exercise, "power"))
        races = (build.race(5, priority=priority),)
        assert (
            build.broken(rule, build.plan(build.lift(0, blocks=blocks), races=races)) == ()
        ) is kept
        far = (build.race(6, priority=priority),)
        assert build.broken(rule, build.plan(build.lift(0, blocks=blocks), races=far)) == ()


def test_nothing_is_new_in_the_last_three_weeks(build: Build) -> None:
    rule = "no_new_exercise_before_race"
    new = build.blocks(hypertrophy=build.item("bodyweight-squat", "hypertrophy"))
    lifts = (build.lift(0), build.lift(8, blocks=new))
    near = build.plan(*lifts, weeks=2, races=(build.race(28),))
    far = build.plan(*lifts, weeks=2, races=(build.race(30),))
    assert [one.where for one in build.broken(rule, near)] == ["bodyweight-squat"]
    assert build.broken(rule, far) == ()


def test_what_was_trained_or_logged_is_not_new(build: Build) -> None:
    rule, races = "no_new_exercise_before_race", (build.race(20),)
    again = build.plan(build.lift(0), build.lift(8), weeks=2, races=races)
    assert build.broken(rule, again) == ()
    other = build.blocks(hypertrophy=build.item("leg-press", "hypertrophy"))
    plan = build.plan(build.lift(0), build.lift(8, blocks=other), weeks=2, races=races)
    assert build.broken(rule, plan)
    logged = build.athlete(lifts=(Lift("leg-press", build.day(-9), 80, 8),))
    assert build.broken(rule, replace(plan, athlete=logged)) == ()


def test_what_is_new_on_a_pinned_day_is_named(build: Build) -> None:
    rule, races = "no_new_exercise_before_race", (build.race(20),)
    other = build.blocks(hypertrophy=build.item("leg-press", "hypertrophy"))
    plan = build.plan(build.lift(0), build.lift(8, blocks=other), weeks=2, races=races)
    plan = replace(plan, athlete=replace(plan.athlete, pinned=(Pinned(build.day(8)),)))
    found = [one for one in build.judge(plan) if one.on == build.day(8)]
    assert rule not in {one.rule for one in found}
    (silent,) = (one.text for one in found if one.rule == "unnamed_breach" and rule in one.text)
    assert "the plan is silent" in silent


def test_what_an_author_trained_does_not_bind_the_engine(build: Build) -> None:
    # Decision: only a pattern that the engine's own lifts trained could have kept its exercise.
    rule, races = "no_new_exercise_before_race", (build.race(20),)
    other = build.blocks(hypertrophy=build.item("leg-press", "hypertrophy"))
    written = build.lift(0, authored=True)
    plan = build.plan(written, build.lift(8, blocks=other), weeks=2, races=races)
    assert build.broken(rule, plan) == ()


def test_a_first_exercise_of_a_pattern_cannot_be_an_older_one(build: Build) -> None:
    rule, races = "no_new_exercise_before_race", (build.race(20),)
    first = build.plan(build.lift(0), races=races)
    assert build.broken(rule, first) == ()
    hinge = build.blocks(hypertrophy=build.item("leg-curl", "hypertrophy"))
    plan = build.plan(build.lift(0), build.lift(3, blocks=hinge), races=races)
    assert build.broken(rule, plan) == ()


@pytest.mark.parametrize(("day", "window"), [(0, (0, 0)), (1, (0, 0)), (7, (0, 0)), (8, (4, 4))])
def test_an_a_race_in_the_week_after_another_has_no_primer(
    build: Build, day: int, window: tuple[int, int]
) -> None:
    first, second = build.race(14), replace(build.race(14 + day), name="the second")
    case = build.case(build.plan(weeks=5, races=(second, build.race(13, priority="C"), first)))
    assert primer_window(first, case) == (4, 4)
    assert primer_window(second, case) == window
