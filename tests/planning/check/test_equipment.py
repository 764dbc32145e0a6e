"""Exercises that the place and the runner allow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem


from ironstride.training.athlete import Lift
from ironstride.training.place import Place


def one(build: Build, item: PlannedItem, **changes: Any) -> Plan:
    return build.plan(build.lift(1, blocks=build.blocks(hypertrophy=item), **changes))


@pytest.mark.parametrize(
    "change", [{"exercise": "no-such-lift"}, {"patterns": ("hinge",)}, {"rep_class": "stability"}]
)
def test_an_item_agrees_with_the_catalogue(build: Build, change: dict[str, Any]) -> None:
    rule = "exercise_is_in_the_catalogue"
    assert build.broken(rule, one(build, build.squat())) == ()
    assert build.broken(rule, one(build, replace(build.squat(reps=(8, 10)), **change)))


def test_an_exercise_needs_its_equipment(build: Build) -> None:
    rule = "equipment_of_place"
    assert build.broken(rule, one(build, build.squat())) == ()
    assert build.broken(rule, one(build, build.squat(), place="floor"))
    assert build.broken(rule, one(build, build.squat(), place="nowhere"))
    wrong = replace(build.squat(), implement="barbell")
    assert build.broken(rule, one(build, wrong))
    counted = replace(build.squat(), load_counts="per_hand")
    assert build.broken(rule, one(build, counted))


def test_a_bare_exercise_needs_nothing(build: Build) -> None:
    item = build.item("bodyweight-squat", "hypertrophy")
    assert build.broken("equipment_of_place", one(build, item, place="floor")) == ()


def test_what_can_pin_the_runner_needs_a_rack(build: Build) -> None:
    # The catalogue's own setups ask for the rack; a runner's own exercise may forget it.
    known = build.catalogue.exercise("back-squat")
    bare = replace(known.setups[0], needs=frozenset({"barbell"}))
    own = build.catalogue.extended([replace(known, setups=(bare,))])
    place = Place("gym", frozenset({"barbell"}))
    item = build.item("back-squat", "hypertrophy")
    plan = one(build, item)
    blocks = replace(plan, athlete=build.athlete(places={"gym": place}))
    lone = replace(build, catalogue=own)
    assert any("no rack" in found.text for found in lone.broken("equipment_of_place", blocks))
    racked = build.athlete(places={"gym": Place("gym", frozenset({"barbell", "rack"}))})
    texts = [
        found.text for found in lone.broken("equipment_of_place", replace(plan, athlete=racked))
    ]
    assert not any("no rack" in text for text in texts)


def test_a_warm_up_for_a_run_happens_where_the_run_starts(build: Build) -> None:
    drill = build.item("a-march", "skill", distance_m=20)
    session = build.lift(1, kind="run_warmup", place="", blocks=build.blocks(hypertrophy=drill))
    assert build.broken("equipment_of_place", build.plan(session)) == ()


@pytest.mark.parametrize(("exercise", "kept"), [("goblet-squat", True), ("back-squat", False)])
def test_skill_goes_with_the_level(build: Build, exercise: str, kept: bool) -> None:
    plan = one(build, build.item(exercise, "hypertrophy"))
    assert (build.broken("comfort_decides_the_exercise", plan) == ()) is kept


def test_a_logged_exercise_is_never_too_technical(build: Build) -> None:
    # Decision: whoever did it can do it; the level of an athlete file is a guess beside a fact.
    athlete = build.athlete(lifts=(Lift("back-squat", build.day(-9), 80, 5),))
    plan = replace(one(build, build.item("back-squat", "hypertrophy")), athlete=athlete)
    assert build.broken("comfort_decides_the_exercise", plan) == ()


def test_an_authored_session_may_hold_anything(build: Build) -> None:
    item = replace(build.squat(), exercise="no-such-lift")
    plan = one(build, item, authored=True, place="nowhere")
    for rule in ("exercise_is_in_the_catalogue", "equipment_of_place"):
        assert build.broken(rule, plan) == ()
