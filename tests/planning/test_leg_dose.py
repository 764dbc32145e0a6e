"""Legs are graded by dose: sets, class, novelty and lengthening under load."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.leg_dose import read_leg_dose
from ironstride.training.sets import PlannedSet

REPS = PlannedSet("work", "load_reps", reps=(8, 10))


@pytest.mark.parametrize("exercise", ["push-up", "dead-bug", "cat-camel"])
def test_upper_body_trunk_and_mobility_cost_the_legs_nothing(make: Any, exercise: str) -> None:
    legs = read_leg_dose(make.policy)
    known = make.catalogue.exercise(exercise)
    assert legs.set_points(known, "hypertrophy", REPS) == 0


def test_heavy_costs_more_than_moderate_and_a_calf_less_than_a_squat(make: Any) -> None:
    legs = read_leg_dose(make.policy)
    squat, calf = (make.catalogue.exercise(one) for one in ("leg-press", "standing-calf-raise"))
    heavy = legs.set_points(squat, "strength", REPS)
    moderate = legs.set_points(squat, "hypertrophy", REPS)
    assert heavy > moderate > legs.set_points(calf, "hypertrophy", REPS) > 0


def test_lengthening_under_load_costs_more(make: Any) -> None:
    legs = read_leg_dose(make.policy)
    plain = make.catalogue.exercise("back-squat")
    flat, steep = replace(plain, eccentric_bias=0), replace(plain, eccentric_bias=2)
    cost = legs.set_points(flat, "hypertrophy", REPS)
    assert legs.set_points(steep, "hypertrophy", REPS) == pytest.approx(
        (1 + 2 * make.policy.number("leg_points.eccentric_extra")) * cost
    )


def test_contacts_cost_by_number_and_impact(make: Any) -> None:
    legs = read_leg_dose(make.policy)
    ten = PlannedSet("work", "contacts", contacts=10)
    pogo, bound = (make.catalogue.exercise(one) for one in ("pogo-hop", "speed-bound"))
    assert legs.set_points(pogo, "power", ten) == pytest.approx(0.2)
    assert legs.set_points(bound, "power", ten) > 3 * legs.set_points(pogo, "power", ten)


def test_what_is_new_costs_most_then_a_newcomers_first_weeks(make: Any) -> None:
    legs = read_leg_dose(make.policy)
    new = legs.novelty(is_new=True, newcomer_weeks=False)
    first_weeks = legs.novelty(is_new=False, newcomer_weeks=True)
    assert new > first_weeks > legs.novelty(is_new=False, newcomer_weeks=False) == 1
    assert legs.novelty(is_new=True, newcomer_weeks=True) == new


def test_grades_have_their_bounds(make: Any) -> None:
    legs = read_leg_dose(make.policy)
    light, moderate = make.policy.table("leg_points.grade_up_to").values()
    points = (0, 0.1, light, light + 0.1, moderate, moderate + 0.1, 100)
    assert [legs.grade(one) for one in points] == [0, 1, 1, 2, 2, 3, 3]


@pytest.mark.parametrize("grade", [1, 2, 3])
def test_what_a_grade_may_cost_is_of_that_grade(make: Any, grade: int) -> None:
    legs = read_leg_dose(make.policy)
    assert legs.grade(legs.most_points(grade)) == grade


def test_one_more_set_never_lowers_the_grade(make: Any) -> None:
    legs = read_leg_dose(make.policy)
    each = legs.set_points(make.catalogue.exercise("back-squat"), "strength", REPS)
    grades = [legs.grade(sets * each) for sets in range(12)]
    assert grades == sorted(grades)
    assert grades[0] == 0
    assert grades[-1] == 3
