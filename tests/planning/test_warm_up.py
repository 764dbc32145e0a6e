"""Mobility that reaches far, and a drill where there is time and room."""

from __future__ import annotations

from typing import Any

import pytest

from ironstride.planning.warm_up import plan_drill, plan_mobility, reserve_warm_up_s
from ironstride.training.words import EXPERIENCES


@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_mobility_exercise_reaches_something_new(make: Any, count: int) -> None:
    shop = make.shop()
    parts = plan_mobility(shop.kits["gym"], count, 0, shop)
    assert len(parts) == count
    reached: set[str] = set()
    for part in parts:
        assert part.option.exercise.regions - reached
        reached |= part.option.exercise.regions


def test_the_sessions_of_a_week_start_elsewhere(make: Any) -> None:
    shop = make.shop()
    chosen = [
        tuple(part.option.exercise.id for part in plan_mobility(shop.kits["gym"], 2, turn, shop))
        for turn in range(3)
    ]
    assert len(set(chosen)) > 1


def test_mobility_is_one_easy_set_and_never_a_minute_long(make: Any) -> None:
    shop = make.shop()
    kit = shop.kits["gym"]
    for part in plan_mobility(kit, len(kit.of("mobility")), 0, shop):
        assert (part.sets, part.quality, part.each.rir) == (1, "mobility", None)
        assert (part.each.seconds or (0, 0))[1] < 60


@pytest.mark.parametrize("level", EXPERIENCES)
def test_drills_are_practice_of_15_reps_and_more_on_the_spot(make: Any, level: Any) -> None:
    shop = make.shop(make.athlete(level))
    (drill,) = plan_drill(shop.kits["gym"], 40, 0, shop)
    assert drill.rep_class == "skill"
    assert drill.quality == "technique"
    assert drill.each.reps == (16, 20)
    assert drill.option.exercise.set_kind == "bodyweight"


def test_a_short_session_has_no_drill_and_keeps_less_time_free(make: Any) -> None:
    shop = make.shop()
    assert plan_drill(shop.kits["gym"], 25, 0, shop) == ()
    reserved = [reserve_warm_up_s(minutes, shop) for minutes in (12, 25, 40)]
    assert reserved == sorted(reserved)
    assert reserved[0] > 0
