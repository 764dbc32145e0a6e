from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from ironstride.planning.benchmarks import Benchmarks
from ironstride.planning.weekly_targets import plan_targets, target_sets
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import BodyTest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

TODAY = dt.date(2026, 11, 23)


def test_the_season_asks_for_less_than_the_months_before_it() -> None:
    policy, none = read_policy(), Benchmarks()
    building = target_sets("hypertrophy", "intermediate", none, policy)
    holding = target_sets("maintenance", "intermediate", none, policy)
    table = policy.table("coverage.sets.squat")
    assert building["squat"] == table["intermediate"]
    assert holding["squat"] == target_sets("taper", "advanced", none, policy)["squat"]
    assert holding["squat"] == table["in_season"] < building["squat"]


def test_every_week_of_a_plan_has_targets_and_an_easier_one_fewer(
    plans: Mapping[str, Plan],
) -> None:
    plan, policy = plans["sample"], read_policy()
    targets = plan_targets(plan, TODAY, policy)
    assert list(targets) == [week.starts_on for week in plan.weeks]
    level = plan.athlete.lifting.experience
    for week in plan.weeks:
        full = target_sets(week.phase, level, Benchmarks(), policy)
        mine = targets[week.starts_on]
        assert (mine == full) is not week.deload
        assert all(1 <= mine[pattern] <= full[pattern] for pattern in full)


def test_a_pattern_that_a_test_found_enough_is_only_held(plans: Mapping[str, Plan]) -> None:
    plan, policy = plans["sample"], read_policy()
    strong = BodyTest("single-leg-calf-raise", TODAY, 30, 30)
    tested = replace(plan, athlete=replace(plan.athlete, tests=(strong,)))
    held = policy.table("coverage.sets.calf_straight")["in_season"]
    first = plan.weeks[0].starts_on
    assert plan_targets(plan, TODAY, policy)[first]["calf_straight"] > held
    assert plan_targets(tested, TODAY, policy)[first]["calf_straight"] == held
