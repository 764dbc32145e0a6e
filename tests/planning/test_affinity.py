"""Which exercise suits, and in which class: gates, phases, iron and the ladder."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.affinity import class_of, rank_options, read_taste
from ironstride.training.words import PHASES

HEAVY = {"max_strength", "power", "maintenance"}


@pytest.mark.parametrize("phase", PHASES)
def test_sets_of_1_to_6_need_the_phase_the_gate_and_legs_that_may_be_loaded(
    make: Any, phase: Any
) -> None:
    gates = make.shop().gates
    closed = make.shop(make.athlete("novice")).gates
    squat = make.option("back-squat")
    wanted = "strength" if phase in HEAVY else "hypertrophy"
    assert class_of(squat, phase, gates, heavy=True) == wanted
    assert class_of(squat, phase, gates, heavy=False) == "hypertrophy"
    assert class_of(squat, phase, closed, heavy=True) == "hypertrophy"


def test_what_is_only_heavy_is_left_out_behind_a_closed_gate(make: Any) -> None:
    closed = make.shop(make.athlete("novice")).gates
    lowering = make.option("nordic-lowering")
    assert class_of(lowering, "max_strength", closed, heavy=True) is None
    assert class_of(lowering, "max_strength", make.shop().gates, heavy=False) is None


def test_minor_work_never_goes_heavy(make: Any) -> None:
    gates = make.shop().gates
    raised = make.option("heavy-single-leg-calf-raise")
    assert class_of(raised, "max_strength", gates, heavy=True) == "hypertrophy"
    assert class_of(make.option("wall-sit"), "max_strength", gates, heavy=True) is None
    assert class_of(make.option("calf-raise-hold"), "adaptation", gates, heavy=True) == "hold"
    assert class_of(make.option("pogo-hop"), "adaptation", gates, heavy=False) == "power"


def ranked(make: Any, athlete: Any, pattern: Any, phase: Any, kept: Any = frozenset()) -> list[str]:
    shop = make.shop(athlete)
    kit, taste = shop.kits[next(iter(athlete.places))], shop.taste
    return [one.exercise.id for one in rank_options(kit, pattern, phase, taste, frozenset(kept))]


def test_the_lift_that_the_runner_has_logged_comes_first(make: Any) -> None:
    assert ranked(make, make.athlete("advanced"), "squat", "max_strength")[0] == "back-squat"


def test_an_exercise_in_use_is_kept_over_an_equal_one(make: Any) -> None:
    runner = make.athlete("advanced", lifts=())
    order = ranked(make, runner, "squat", "max_strength")
    second = order[1]
    assert ranked(make, runner, "squat", "max_strength", {second})[0] == second


def test_newcomers_get_the_simpler_exercise_and_something_that_can_be_loaded(make: Any) -> None:
    first = ranked(make, make.athlete("none"), "squat", "hypertrophy")[0]
    option = make.option(first)
    assert option.exercise.skill == 1
    assert option.setup.implement not in ("bodyweight", "band")


def test_without_iron_the_ladder_is_climbed_after_adaptation(make: Any) -> None:
    runner = make.athlete("advanced", place=make.floor, lifts=())
    skills = {
        phase: make.catalogue.exercise(ranked(make, runner, "single_leg", phase)[0]).skill
        for phase in ("adaptation", "max_strength")
    }
    assert skills["max_strength"] > skills["adaptation"] or skills["adaptation"] == 4


def test_what_was_logged_decides_the_rung_but_for_a_gentle_ladder(make: Any) -> None:
    athlete = make.athlete("none", place=make.floor)
    shop = make.shop(athlete)
    earned: Any = {"squat": "slow-pause-squat"}
    for gentle, first in ((False, "slow-pause-squat"), (True, "chair-sit-to-stand")):
        taste = read_taste(athlete, make.catalogue, make.policy, earned, gentle=gentle)
        options = rank_options(shop.kits["floor"], "squat", "adaptation", taste, frozenset())
        assert options[0].exercise.id == first


def test_lengthening_under_load_costs_in_soft_phases(make: Any) -> None:
    runner = make.athlete("intermediate", lifts=())
    shop = make.shop(runner)
    kit, taste = shop.kits["gym"], shop.taste
    order = {
        phase: [one.exercise.id for one in rank_options(kit, "hinge", phase, taste, frozenset())]
        for phase in ("adaptation", "hypertrophy")
    }
    rdl = "romanian-deadlift"
    assert order["adaptation"].index(rdl) >= order["hypertrophy"].index(rdl)


def test_the_order_is_total_and_does_not_depend_on_the_catalogue(make: Any) -> None:
    shop = make.shop()
    kit, taste = shop.kits["gym"], shop.taste
    options = rank_options(kit, "squat", "hypertrophy", taste, frozenset())
    assert sorted(one.exercise.id for one in options) == sorted(
        one.exercise.id for one in kit.of("squat")
    )
