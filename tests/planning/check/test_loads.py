"""Weights: where they come from, what can be built, how they grow."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.session import PlannedSession


from ironstride.training.athlete import Lift
from ironstride.training.place import Inventory, Place
from ironstride.training.sets import LoggedSet, PlannedSet
from ironstride.training.words import EQUIPMENT

BUILT = "range_buildable"
ONLY = "load_only_on_loadable_sets"
OWN = "loads_come_from_own_sets"
GROWS = "load_grows_in_small_steps"
RAMP = "ramp_before_heavy"


def squats(
    build: Build, day: int, load_kg: tuple[float, float] | None, **changes: Any
) -> PlannedSession:
    item = build.squat(load_kg=load_kg)
    return build.lift(day, blocks=build.blocks(hypertrophy=item), **changes)


@pytest.mark.parametrize(
    ("load_kg", "kept"),
    [((20, 22.5), True), ((20, 21), False), ((19, 20), False), ((20, 20), True)],
)
def test_both_ends_of_a_range_can_be_built(
    build: Build, load_kg: tuple[float, float], kept: bool
) -> None:
    assert (build.broken(BUILT, build.plan(squats(build, 1, load_kg))) == ()) is kept


def test_the_iron_of_the_place_decides(build: Build) -> None:
    place = Place("gym", frozenset(EQUIPMENT), Inventory(dumbbells_kg=(21.0,)))
    athlete = build.athlete(places={"gym": place})
    assert build.broken(BUILT, build.plan(squats(build, 1, (21, 21)), athlete=athlete)) == ()
    assert build.broken(BUILT, build.plan(squats(build, 1, (20, 22.5)), athlete=athlete))


@pytest.mark.parametrize(
    ("exercise", "kept"), [("single-leg-calf-raise", True), ("goblet-squat", False)]
)
def test_nothing_added_to_the_body_needs_no_iron(
    build: Build, exercise: str, *, kept: bool
) -> None:
    item = build.item(exercise, "hypertrophy", load_kg=(0.0, 10.0))
    plan = build.plan(build.lift(1, blocks=build.blocks(hypertrophy=item)))
    assert (build.broken(BUILT, plan) == ()) is kept


def test_warm_up_weights_are_built_too(build: Build) -> None:
    ramp = PlannedSet("warmup", "load_reps", reps=(8, 8), load_kg=(11.0, 11.0))
    item = build.squat()
    session = build.lift(1, blocks=build.blocks(hypertrophy=replace(item, sets=(ramp, *item.sets))))
    assert build.broken(BUILT, build.plan(session))


def test_iron_has_a_weight_or_a_search(build: Build) -> None:
    assert build.broken(ONLY, build.plan(squats(build, 1, (20, 22.5)))) == ()
    search = build.item("goblet-squat", "hypertrophy", find_load=True)
    assert (
        build.broken(ONLY, build.plan(build.lift(1, blocks=build.blocks(hypertrophy=search)))) == ()
    )
    assert build.broken(ONLY, build.plan(squats(build, 1, None)))


@pytest.mark.parametrize("each", [{"load_kg": (5.0, 5.0)}, {"find_load": True}])
def test_the_body_alone_has_neither(build: Build, each: dict[str, Any]) -> None:
    item = build.item("bodyweight-squat", "hypertrophy", **each)
    plan = build.plan(build.lift(1, blocks=build.blocks(hypertrophy=item)))
    assert build.broken(ONLY, plan)


@pytest.mark.parametrize(
    ("lifted", "kept"),
    [("goblet-squat", True), ("leg-press", True), ("bench-press", False), ("no-such-lift", False)],
)
def test_a_weight_comes_from_own_or_related_sets(build: Build, lifted: str, kept: bool) -> None:
    athlete = build.athlete(lifts=(Lift(lifted, build.day(-5), 40, 8),))
    plan = build.plan(squats(build, 1, (20, 22.5)), athlete=athlete)
    assert (build.broken(OWN, plan) == ()) is kept


def test_without_any_set_there_is_no_weight(build: Build) -> None:
    athlete = build.athlete(lifts=())
    assert build.broken(OWN, build.plan(squats(build, 1, (20, 22.5)), athlete=athlete))
    assert build.broken(OWN, build.plan(squats(build, 1, None), athlete=athlete)) == ()


@pytest.mark.parametrize(("after", "kept"), [(22.5, True), (20, True), (25, False)])
def test_a_weight_grows_by_one_step_or_the_cap(build: Build, after: float, kept: bool) -> None:
    lifts = (squats(build, 1, (18, 20)), squats(build, 8, (18, after)))
    assert (build.broken(GROWS, build.plan(*lifts, weeks=2)) == ()) is kept


@pytest.mark.parametrize(
    ("exercise", "again", "kept"),
    [("goblet-squat", 3, True), ("leg-press", 3, False), ("goblet-squat", 0, False)],
)
def test_what_was_logged_counts_before_what_was_planned(
    build: Build, exercise: str, again: int, *, kept: bool
) -> None:
    at = dt.datetime.combine(build.day(1), dt.time(18))
    log = (LoggedSet("1", exercise, at, "load_reps", load_kg=30, reps=8),)
    lifts = (squats(build, 1, (18, 20)), squats(build, 8, (25, 27.5)))
    plan = build.plan(*lifts, weeks=2, athlete=build.athlete(log=log))
    replanned = replace(plan, replanned_on=build.day(again))
    assert (build.broken(GROWS, replanned) == ()) is kept


def test_growth_is_measured_from_the_highest_before(build: Build) -> None:
    # A deload lowers the weight; the way back up is no growth.
    tops = ((1, 30.0), (8, 25.0), (15, 30.0))
    lifts = [squats(build, day, (20, top)) for day, top in tops]
    assert build.broken(GROWS, build.plan(*lifts, weeks=3)) == ()


def test_other_places_and_classes_are_not_compared(build: Build) -> None:
    light, other = squats(build, 1, (10, 10)), squats(build, 8, (20, 22.5), place="floor")
    assert build.broken(GROWS, build.plan(light, other, weeks=2)) == ()
    heavy = build.lift(8, blocks=build.blocks(hypertrophy=build.heavy_squat()))
    assert build.broken(GROWS, build.plan(light, heavy, weeks=2)) == ()


@pytest.mark.parametrize(("load_kg", "kept"), [(12.0, True), (20.0, False)])
def test_a_ramp_is_lighter_than_the_work(build: Build, load_kg: float, kept: bool) -> None:
    ramp = PlannedSet("warmup", "load_reps", reps=(8, 8), load_kg=(load_kg, load_kg))
    item = build.squat(load_kg=(20.0, 20.0))
    session = build.lift(1, blocks=build.blocks(hypertrophy=replace(item, sets=(ramp, *item.sets))))
    assert (build.broken(RAMP, build.plan(session)) == ()) is kept


def test_a_ramp_comes_before_the_work(build: Build) -> None:
    ramp = PlannedSet("warmup", "load_reps", reps=(8, 8), load_kg=(10.0, 10.0))
    item = build.squat()
    late = replace(item, sets=(*item.sets, ramp))
    plan = build.plan(build.lift(1, blocks=build.blocks(hypertrophy=late)))
    assert build.broken(RAMP, plan)
