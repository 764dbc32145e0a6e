"""What weeks and fortnights hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Phase


from ironstride.training.events import Reported, SetsLogged, Swapped
from ironstride.training.plan import Uncovered

TIERS = "pattern_tiers"
FOUR = "four_qualities_in_14_days"
KEPT = "exercises_kept_for_block"
NEEDED = ("goblet-squat", "leg-curl", "split-squat", "single-leg-calf-raise")


def mixed(build: Build, day: int, *exercises: str) -> PlannedSession:
    items = tuple(build.item(exercise, "hypertrophy") for exercise in exercises)
    return build.lift(day, blocks=build.blocks(hypertrophy=items))


def test_a_week_with_two_lifts_holds_the_needed_patterns(build: Build) -> None:
    full = build.plan(mixed(build, 1, *NEEDED[:2]), mixed(build, 4, *NEEDED[2:]))
    poor = build.plan(mixed(build, 1, *NEEDED[:2]), mixed(build, 4, NEEDED[2]))
    assert build.broken(TIERS, full) == ()
    (found,) = build.broken(TIERS, poor)
    assert "calf_straight" in found.text


def test_a_gap_with_a_reason_is_right(build: Build) -> None:
    plan = build.plan(mixed(build, 1, *NEEDED[:2]), mixed(build, 4, NEEDED[2]))
    gap = Uncovered("calf_straight", build.day(0), "Achilles pain")
    assert build.broken(TIERS, replace(plan, uncovered=(gap,))) == ()
    other = replace(gap, starts_on=build.day(7))
    assert build.broken(TIERS, replace(plan, uncovered=(other,)))


@pytest.mark.parametrize(
    ("phase", "deloads", "lifts"),
    [("taper", (), 2), ("transition", (), 2), ("hypertrophy", (0,), 2), ("hypertrophy", (), 1)],
)
def test_other_weeks_need_no_pattern(
    build: Build, phase: Phase, deloads: tuple[int, ...], lifts: int
) -> None:
    sessions = [mixed(build, day, NEEDED[0]) for day in (1, 4)][:lifts]
    plan = build.plan(*sessions, phase=phase, deloads=deloads)
    assert build.broken(TIERS, plan) == ()


def with_power(build: Build, day: int) -> PlannedSession:
    return build.lift(day, blocks=build.blocks(power=build.item("pogo-hop", "power", contacts=10)))


def test_a_fortnight_holds_all_four_qualities(build: Build) -> None:
    full = build.plan(with_power(build, 1), build.lift(8), weeks=2)
    assert build.broken(FOUR, full) == ()


@pytest.mark.parametrize("quality", ["mobility", "hypertrophy", "stability", "power"])
def test_a_fortnight_without_a_quality_is_found(build: Build, quality: str) -> None:
    power = build.item("pogo-hop", "power", contacts=10)
    blocks = build.blocks(**{"power": power, quality: None})
    plan = build.plan(build.lift(1, blocks=blocks), build.lift(8, blocks=blocks), weeks=2)
    assert len(build.broken(FOUR, plan)) == 1


def test_the_fortnight_rolls_over_the_weeks(build: Build) -> None:
    lifts = [build.lift(8), build.lift(15)]
    near = build.plan(with_power(build, 6), *lifts, with_power(build, 20), weeks=3)
    far = build.plan(with_power(build, 1), *lifts, with_power(build, 20), weeks=3)
    assert build.broken(FOUR, near) == ()
    assert build.broken(FOUR, far)


def test_power_is_not_due_for_a_newcomer_at_first(build: Build) -> None:
    lifts = [build.lift(day) for day in (1, 8, 15, 22)]
    newcomer = build.newcomer()
    assert build.broken(FOUR, build.plan(*lifts, weeks=4, athlete=newcomer)) == ()
    longer = build.plan(*lifts, build.lift(29), weeks=5, athlete=newcomer)
    assert build.broken(FOUR, longer)


def test_power_is_not_due_where_the_plan_says_why(build: Build) -> None:
    plan = build.plan(build.lift(1), build.lift(8), weeks=2)
    gap = Uncovered("plyometric", build.day(7), "shin pain")
    assert build.broken(FOUR, plan)
    assert build.broken(FOUR, replace(plan, uncovered=(gap,))) == ()


def test_weeks_of_rest_and_weeks_without_lifts_break_the_count(build: Build) -> None:
    lifts = (build.lift(1), build.lift(8))
    resting = build.plan(*lifts, phase=("maintenance", "taper"))
    assert build.broken(FOUR, resting) == ()
    assert build.broken(FOUR, build.plan(build.lift(1), weeks=2)) == ()


def test_main_exercises_stay_for_a_block(build: Build) -> None:
    same = build.plan(mixed(build, 1, "goblet-squat"), mixed(build, 8, "goblet-squat"), weeks=2)
    new = build.plan(mixed(build, 1, "goblet-squat"), mixed(build, 8, "leg-press"), weeks=2)
    assert build.broken(KEPT, same) == ()
    assert [one.where for one in build.broken(KEPT, new)] == ["leg-press"]


def test_a_new_phase_or_a_long_one_may_change(build: Build) -> None:
    lifts = (mixed(build, 1, "goblet-squat"), mixed(build, 8, "leg-press"))
    assert build.broken(KEPT, build.plan(*lifts, phase=("hypertrophy", "power"))) == ()
    assert build.broken(KEPT, build.plan(*lifts, weeks=7)) == ()
    back = (*lifts, mixed(build, 15, "goblet-squat"))
    assert build.broken(KEPT, build.plan(*back, weeks=7))


@pytest.mark.parametrize(("again", "kept"), [(True, True), (False, False)])
def test_what_was_logged_may_change_it_once_where_the_plan_was_made_again(
    build: Build, again: bool, kept: bool
) -> None:
    lifts = (mixed(build, 1, "goblet-squat"), mixed(build, 8, "leg-press"))
    logged = Reported(build.day(0), SetsLogged(9, build.day(-1)))
    plan = build.told(build.plan(*lifts, weeks=2), logged)
    plan = replace(plan, replanned_on=build.day(3) if again else None)
    assert (build.broken(KEPT, plan) == ()) is kept
    back = (*lifts, mixed(build, 10, "goblet-squat"))
    twice = replace(build.told(build.plan(*back, weeks=2), logged), replanned_on=plan.replanned_on)
    assert build.broken(KEPT, twice)


def test_another_place_or_a_lesser_pattern_may_differ(build: Build) -> None:
    home = replace(mixed(build, 8, "bodyweight-squat"), place="floor")
    assert build.broken(KEPT, build.plan(mixed(build, 1, "goblet-squat"), home, weeks=2)) == ()
    calves = (mixed(build, 1, "single-leg-calf-raise"), mixed(build, 8, "standing-calf-raise"))
    assert build.broken(KEPT, build.plan(*calves, weeks=2)) == ()


def test_what_the_runner_asked_for_stands_beside_the_main_exercise(build: Build) -> None:
    lifts = [
        mixed(build, day, "kettlebell-deadlift", "staggered-romanian-deadlift")
        for day in (1, 8, 15)
    ]
    plan = build.plan(*lifts, weeks=3)
    assert build.broken(KEPT, plan)
    swap = Swapped("an item", "staggered-romanian-deadlift")
    asked = replace(plan, events=(Reported(build.day(0), swap),))
    assert build.broken(KEPT, asked) == ()
    other = replace(plan, events=(Reported(build.day(0), replace(swap, exercise="plank")),))
    assert build.broken(KEPT, other)
