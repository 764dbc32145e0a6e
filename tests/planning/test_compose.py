"""Sessions as they come out: whole, in order, and no harder on the legs than placed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from ironstride.training.words import EXPERIENCES, HEAVY_LEG_PATTERNS, QUALITIES

LEG_QUALITIES = ("strength", "hypertrophy")


@pytest.mark.parametrize("level", EXPERIENCES)
def test_heavy_work_always_has_an_8_to_15_beside_it(make: Any, level: Any) -> None:
    for session in make.lifts(make.plan_once(level)):
        classes = {item.rep_class for _, item in session.items()}
        assert "strength" not in classes or "hypertrophy" in classes


def test_heavy_work_is_really_there_for_a_lifter_with_open_gates(make: Any) -> None:
    heavy = [
        session
        for session in make.lifts(make.plan_once("advanced"))
        if any(item.rep_class == "strength" for _, item in session.items())
    ]
    assert len(heavy) >= 8


@pytest.mark.parametrize("level", EXPERIENCES)
def test_blocks_keep_their_order_so_that_jumps_come_before_strength(make: Any, level: Any) -> None:
    for session in make.lifts(make.plan_once(level)):
        order = [QUALITIES.index(quality) for quality, _ in session.items()]
        assert order == sorted(order)
        assert session.blocks[0].quality == "mobility"
        held = {block.quality for block in session.blocks}
        assert held & {"strength", "hypertrophy"}
        assert "stability" in held


@pytest.mark.parametrize("level", EXPERIENCES)
def test_light_sessions_hold_no_heavy_legs(make: Any, level: Any) -> None:
    for session in make.lifts(make.plan_once(level)):
        if session.leg_grade <= 1:
            assert not any(
                item.rep_class == "strength" and HEAVY_LEG_PATTERNS & set(item.patterns)
                for _, item in session.items()
            )


@pytest.mark.parametrize("minutes", [12, 15, 20, 25, 30, 40, 60])
@pytest.mark.parametrize("level", ["none", "advanced"])
def test_a_session_fits_the_slot_whatever_its_length(make: Any, level: Any, minutes: int) -> None:
    plan = make.plan(make.athlete(level, minutes=minutes), weeks=12)
    lifts = make.lifts(plan)
    assert lifts
    for session in lifts:
        assert session.minutes <= minutes
        items = [item for _, item in session.items()]
        assert session.minutes == make.shop().clock.session_minutes(items)


def test_the_12_minutes_are_one_lift_and_few_exercises(make: Any) -> None:
    for session in make.lifts(make.plan(make.athlete(minutes=12), weeks=6)):
        work = [item for quality, item in session.items() if quality != "mobility"]
        assert len(work) <= 4


@pytest.mark.parametrize("level", ["novice", "intermediate", "advanced"])
def test_a_deload_has_fewer_sets_and_more_in_reserve(make: Any, level: Any) -> None:
    weeks = make.plan_once(level).weeks
    seen = 0
    for before, week in pairwise(weeks):
        if not week.deload or before.phase != week.phase:
            continue
        seen += 1
        usual, light = (
            [
                item
                for session in one.sessions
                for quality, item in session.items()
                if quality in LEG_QUALITIES
            ]
            for one in (before, week)
        )
        per_week = [sum(len(item.work_sets) for item in items) for items in (usual, light)]
        assert per_week[1] < per_week[0]
        reserve = [
            min(one.rir[0] for item in items for one in item.work_sets if one.rir)
            for items in (usual, light)
        ]
        assert reserve[1] > reserve[0]
    assert seen


@pytest.mark.parametrize("level", ["none", "novice"])
def test_a_newcomers_first_two_weeks_have_one_or_two_sets(make: Any, level: Any) -> None:
    for week in make.plan_once(level).weeks[:2]:
        sets = [
            len(item.work_sets)
            for session in week.sessions
            for quality, item in session.items()
            if quality in (*LEG_QUALITIES, "stability")
        ]
        assert sets
        assert max(sets) <= 2


def test_the_first_week_of_new_work_costs_the_legs_more(make: Any) -> None:
    # The same sessions: a runner who has logged the lifts of the plan has a lower grade at first.
    plan = make.plan(make.athlete("novice", lifts=()), weeks=12)
    grades = [session.leg_grade for session in make.lifts(plan)]
    assert max(grades[:2]) <= 2
