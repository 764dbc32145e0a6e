"""The selection that is posed for a block, and the exercises it fixes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.blocks import group_visits
from ironstride.planning.picking import Known
from ironstride.planning.placement import place_sessions
from ironstride.planning.templates import is_paired, make_template, pose_selection
from ironstride.training.athlete import Health, Pain
from placing_cases import make_case


@pytest.fixture(scope="module")
def block_of(make: Any) -> Any:
    def build(athlete: Any, phase: str) -> Any:
        case = make_case(athlete, make.day(0), make.policy)
        placed = place_sessions(case.weeks, case.openings, case.primer_ends, case.terms).placed
        shop = make.shop(athlete)
        blocks = group_visits(placed, case.weeks, shop.limits)
        return next(block for block in blocks if block.phase == phase), shop

    return build


def test_each_session_may_cost_the_legs_what_it_was_placed_with(make: Any, block_of: Any) -> None:
    block, shop = block_of(make.athlete("advanced"), "max_strength")
    problem = pose_selection(block, shop, Known())
    for ordinal, capacity in enumerate(problem.capacities):
        assert capacity.leg_points == shop.legs.most_points(block.grade(ordinal))
        assert 0 < capacity.seconds < 60 * block.minutes(ordinal)


def test_light_sessions_offer_no_heavy_legs(make: Any, block_of: Any) -> None:
    block, shop = block_of(make.athlete("advanced"), "max_strength")
    visits = tuple(replace(v, most_grade=2 if v.ordinal == 0 else 1) for v in block.visits)
    problem = pose_selection(replace(block, visits=visits), shop, Known())
    heavy = {one.session for one in problem.candidates if one.rep_class == "strength"}
    assert len(block.ordinals) > 1
    assert heavy == {0}


def test_the_first_tier_is_trained_in_both_weeks_and_the_rest_may_rotate(
    make: Any, block_of: Any
) -> None:
    block, shop = block_of(make.athlete(minutes=40), "hypertrophy")
    for one in pose_selection(block, shop, Known()).candidates:
        if one.pattern in ("squat", "hinge", "single_leg", "calf_straight", "calf_bent"):
            assert one.weeks == (0, 1)
    weeks = {one.weeks for one in pose_selection(block, shop, Known()).candidates}
    assert weeks == {(0, 1), (0,), (1,)}


def test_pain_takes_the_pattern_out(make: Any, block_of: Any) -> None:
    block, shop = block_of(make.athlete(health=Health(pain=(Pain("knee", 4),))), "hypertrophy")
    patterns = {one.pattern for one in pose_selection(block, shop, Known()).candidates}
    assert "squat" not in patterns
    assert "push" in patterns


def test_a_newcomers_power_waits_for_its_week(make: Any, block_of: Any) -> None:
    block, shop = block_of(make.athlete("none"), "adaptation")
    first = replace(block, visits=tuple(v for v in block.visits if v.week.index < 2))
    later = replace(block, visits=tuple(v for v in block.visits if v.week.index >= 2))
    assert "plyometric" not in pose_selection(first, shop, Known()).aims
    assert "plyometric" in pose_selection(later, shop, Known()).aims


def test_a_template_has_an_exercise_for_all_that_it_selects(make: Any, block_of: Any) -> None:
    block, shop = block_of(make.athlete("advanced"), "max_strength")
    template = make_template(block, shop, Known())
    for visit in block.visits:
        for item in template.items[visit.ordinal]:
            key = (visit.opening.place, item.pattern, item.rep_class)
            assert template.options[key].option.exercise.main_pattern == item.pattern
    ranks = [shop.rank(item.pattern) for item in template.items[0]]
    assert ranks == sorted(ranks)


def test_heavy_and_fast_work_is_never_hurried_in_pairs() -> None:
    for minutes in (12, 25, 60):
        assert not is_paired("squat", "strength", minutes)
        assert not is_paired("plyometric", "power", minutes)
        assert is_paired("push", "hypertrophy", minutes)
    assert is_paired("squat", "hypertrophy", 25)
    assert not is_paired("squat", "hypertrophy", 40)
