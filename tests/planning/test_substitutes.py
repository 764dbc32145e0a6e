"""What stands in: the same movement in the same class, possible there, with its weight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.loading.inventory import buildable_loads
from ironstride.planning.check.judge import check_plan
from ironstride.planning.substitutes import (
    Hurts,
    NoSubstitute,
    Substitute,
    Taken,
    equipment_of,
    find_substitutes,
    with_substitute,
)
from ironstride.training.athlete import Pain
from ironstride.training.place import Inventory, Place

if TYPE_CHECKING:
    from tests.planning.conftest import Make

    from ironstride.planning.substitutes import Obstacle
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession

SQUAT, HEAVY = 0, 39
RACK = Taken(frozenset({"rack"}))


def item_of(session: PlannedSession, pattern: str) -> PlannedItem:
    return next(item for _, item in session.items() if item.patterns[0] == pattern)


def ask(
    make: Make, plan: Plan, day: int, pattern: str, obstacle: Obstacle
) -> tuple[Substitute, ...] | NoSubstitute:
    session = make.on_day(plan, day)
    assert session is not None
    item = item_of(session, pattern)
    return find_substitutes(
        plan, session, item, obstacle, policy=make.policy, catalogue=make.catalogue
    )


def found(make: Make, plan: Plan, day: int, pattern: str, obstacle: Obstacle) -> list[PlannedItem]:
    answer = ask(make, plan, day, pattern, obstacle)
    assert isinstance(answer, tuple), answer
    return [one.item for one in answer]


def test_without_the_rack_the_squat_goes_on_elsewhere(make: Make) -> None:
    items = found(make, make.season(), SQUAT, "squat", RACK)
    assert [item.exercise for item in items[:2]] == ["leg-press", "dumbbell-front-squat"]
    assert not {"back-squat", "front-squat", "box-squat"} & {item.exercise for item in items}
    assert {item.rep_class for item in items} == {"hypertrophy"}
    planned = item_of(make.season().weeks[0].sessions[0], "squat").work_sets
    for item in items:
        assert len(item.work_sets) == len(planned)
        assert item.work_sets[0].reps == planned[0].reps
        assert item.work_sets[0].rir == planned[0].rir


def test_what_trains_the_same_muscles_on_as_many_legs_comes_first(make: Make) -> None:
    season = make.season()
    session = season.weeks[0].sessions[0]
    row = item_of(session, "pull")
    barbell = Taken(frozenset({"barbell"}))
    for exercise, nearest in (
        ("bench-press", "dumbbell-bench-press"),
        ("romanian-deadlift", "dumbbell-romanian-deadlift"),
    ):
        known = make.catalogue.exercises[exercise]
        item = replace(
            row, exercise=exercise, name=known.name, patterns=known.patterns, implement="barbell"
        )
        answer = find_substitutes(
            season, session, item, barbell, policy=make.policy, catalogue=make.catalogue
        )
        assert isinstance(answer, tuple)
        assert answer[0].item.exercise == nearest


def test_the_weight_is_carried_over_with_its_range(make: Make) -> None:
    press = found(make, make.season(), SQUAT, "squat", RACK)[0]
    low, high = press.work_sets[0].load_kg or (0, 0)
    assert 0 < low <= high
    ends = "-".join(dict.fromkeys((f"{low:g}", f"{high:g}")))
    (why,) = press.why
    assert why.rule == "swap_keeps_the_intent"
    assert why.text == (
        f"Leg press instead of Back squat; {ends} kg, carried over from Back squat."
    )


def test_a_weight_that_nothing_tells_is_searched(make: Make) -> None:
    row = found(make, make.season(), SQUAT, "pull", Taken(frozenset({"barbell"})))[0]
    assert row.work_sets[0].find_load
    assert "no set of yours tells the weight, so search it from" in row.why[0].text


def test_pounds_are_said_in_pounds(make: Make) -> None:
    season = make.season()
    plan = replace(season, athlete=replace(season.athlete, units="lb"))
    press = found(make, plan, SQUAT, "squat", RACK)[0]
    assert " lb, carried over from Back squat." in press.why[0].text


def test_the_same_exercise_with_something_else_stands_in(make: Make) -> None:
    plan = make.season()
    session = make.on_day(plan, HEAVY)
    assert session is not None
    item = item_of(session, "single_leg")
    other = Taken(equipment_of(item, make.catalogue))
    assert item.exercise == "split-squat"
    assert other.words == {"dumbbells"}
    assert found(make, plan, HEAVY, "single_leg", other)[0].exercise == "goblet-split-squat"
    carry = make.item("suitcase-carry", "stability", distance_m=20, load_kg=(16.0, 16.0))
    kettlebell = replace(carry, implement="kettlebell")
    answer = find_substitutes(
        plan,
        with_substitute(session, item, kettlebell),
        kettlebell,
        Taken(frozenset({"kettlebells"})),
        policy=make.policy,
        catalogue=make.catalogue,
    )
    assert isinstance(answer, tuple)
    assert answer[0].item.name == "Suitcase carry (dumbbell)"
    assert answer[0].item.work_sets[0].distance_m == 20


def test_heavy_sets_stay_heavy_where_the_gate_and_the_iron_allow(make: Make) -> None:
    items = found(make, make.season(), HEAVY, "single_leg", Taken(frozenset({"dumbbells"})))
    assert {item.rep_class for item in items} == {"strength"}
    assert items[0].work_sets[0].first_rep_effort_min is not None


def test_where_nothing_may_be_heavy_sets_of_8_to_10_stand_in(make: Make) -> None:
    items = found(make, make.season(), HEAVY, "single_leg", Hurts(Pain("knee", 4)))
    first = items[0].work_sets[0]
    assert items[0].rep_class == "hypertrophy"
    assert first.reps == (8, 10)
    assert first.first_rep_effort_min is None
    assert first.rest_s == 90
    assert "in sets of 8-10: nothing there may be done heavy today" in items[0].why[0].text


def test_pain_leaves_nothing_that_loads_its_region(make: Make) -> None:
    for item in found(make, make.season(), SQUAT, "hinge", Hurts(Pain("low_back", 3))):
        assert "low_back" not in make.catalogue.exercise(item.exercise).regions
    answer = ask(make, make.season(), SQUAT, "squat", Hurts(Pain("knee", 4)))
    assert answer == NoSubstitute("nothing at gym trains squat and spares the knee: leave it out")


def test_great_pain_asks_for_no_substitute(make: Make) -> None:
    answer = ask(make, make.season(), SQUAT, "pull", Hurts(Pain("knee", 7)))
    assert isinstance(answer, NoSubstitute)
    assert "leave the strength work out today" in answer.text


def test_where_nothing_else_is_like_it_that_is_said(make: Make) -> None:
    bar = Place("cellar", frozenset({"barbell", "rack"}), Inventory(plates_kg=(10, 10, 5, 5)))
    plan = make.plan(make.athlete(place=bar), weeks=1)
    session = make.lifts(plan)[0]
    only = with_substitute(
        session,
        item_of(session, "squat"),
        make.item("back-squat", "strength", load_kg=(60.0, 60.0)),
    )
    answer = find_substitutes(
        plan,
        only,
        make.item("suitcase-carry", "mobility", reps=(6, 8)),
        Taken(frozenset({"barbell"})),
        policy=make.policy,
        catalogue=make.catalogue,
    )
    assert isinstance(answer, NoSubstitute)
    assert "do the other exercises first and come back, or leave it out" in answer.text


def test_reps_may_stand_in_for_a_hold_where_only_quality_counts(make: Make) -> None:
    plan = make.plan(make.athlete(place=make.floor), weeks=1)
    plank = make.item("side-plank", "hold", seconds=(30, 40))
    session = make.lifts(plan)[0]
    obstacle = Hurts(Pain("shoulder", 3))
    answer = find_substitutes(
        plan, session, plank, obstacle, policy=make.policy, catalogue=make.catalogue
    )
    assert isinstance(answer, tuple)
    assert {one.item.rep_class for one in answer} == {"stability"}
    assert {one.item.work_sets[0].reps for one in answer} == {(8, 12)}


def test_no_exercise_stands_in_that_is_in_the_session_already(make: Make) -> None:
    session = make.on_day(make.season(), SQUAT)
    assert session is not None
    there = {item.exercise for _, item in session.items()}
    for pattern in ("squat", "hinge", "pull"):
        for item in found(make, make.season(), SQUAT, pattern, RACK):
            assert item.exercise not in there


@pytest.mark.parametrize("level", ["none", "intermediate", "advanced"])
def test_any_answer_is_buildable_and_within_reach(make: Make, level: Any) -> None:
    plan = make.plan_once(level)
    shop = make.shop(plan.athlete)
    for session in make.lifts(plan)[::7]:
        for item in make.items([session]):
            taken = Taken(equipment_of(item, make.catalogue))
            for obstacle in (taken, Hurts(Pain("knee", 3))):
                answer = find_substitutes(
                    plan, session, item, obstacle, policy=make.policy, catalogue=make.catalogue
                )
                for one in answer if isinstance(answer, tuple) else ():
                    exercise = make.catalogue.exercise(one.item.exercise)
                    assert item.patterns[0] in exercise.patterns
                    assert exercise.id in shop.kits["gym"].by_id
                    loads = {
                        load
                        for setup in exercise.setups
                        if setup.implement == one.item.implement
                        for load in buildable_loads(make.gym, setup, make.policy)
                    }
                    for work in one.item.sets:
                        assert set(work.load_kg or ()) <= loads | {0.0}


def test_a_session_with_a_substitute_is_still_right(make: Make) -> None:
    plan = make.season()
    session = make.on_day(plan, SQUAT)
    assert session is not None
    squat = item_of(session, "squat")
    press = found(make, plan, SQUAT, "squat", RACK)[0]
    new = with_substitute(session, squat, press)
    assert [item.exercise for _, item in new.items()] == [
        "leg-press" if item.exercise == "back-squat" else item.exercise
        for _, item in session.items()
    ]
    for minutes, short in session.versions.items():
        assert new.versions[minutes].get(press.id) == short.get(squat.id)
    week = replace(
        plan.weeks[0],
        sessions=tuple(new if one == session else one for one in plan.weeks[0].sessions),
    )
    changed = replace(plan, weeks=(week, *plan.weeks[1:]))
    wrong = check_plan(changed, policy=make.policy, catalogue=make.catalogue)
    assert {one.rule for one in wrong if one.on == session.on} <= {"session_fits_its_minutes"}


def test_a_class_that_changes_moves_to_its_block(make: Make) -> None:
    plan = make.season()
    session = make.on_day(plan, HEAVY)
    assert session is not None
    heavy = item_of(session, "single_leg")
    light = found(make, plan, HEAVY, "single_leg", Hurts(Pain("knee", 4)))[0]
    new = with_substitute(session, heavy, light)
    assert [quality for quality, item in new.items() if item.id == light.id] == ["hypertrophy"]
    assert "strength" not in {block.quality for block in new.blocks}


def test_an_unknown_exercise_needs_nothing(make: Make) -> None:
    own = replace(make.item("leg-press", "hypertrophy", rir=(2, 3)), exercise="my-own")
    assert equipment_of(own, make.catalogue) == frozenset()


def test_stronger_lifts_carry_over_to_heavier_weights(make: Make) -> None:
    plan = make.season()
    stronger = replace(
        plan,
        athlete=replace(
            plan.athlete,
            lifts=tuple(replace(lift, load_kg=lift.load_kg * 1.5) for lift in plan.athlete.lifts),
        ),
    )
    light = found(make, plan, SQUAT, "squat", RACK)[0].work_sets[0].load_kg
    heavy = found(make, stronger, SQUAT, "squat", RACK)[0].work_sets[0].load_kg
    assert light
    assert heavy
    assert heavy[0] > light[1]
