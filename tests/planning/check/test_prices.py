"""What a plan says about its own breaches."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan


from ironstride.training.plan import BrokenRule

RULE = "long_run_day_kept_free"


def stated(build: Build, *costs: float, rule: str = RULE, day: int = 1) -> Plan:
    named = tuple(BrokenRule(rule, cost, build.day(day), "text") for cost in costs)
    return build.plan(build.lift(1), runs=(build.run(1, "long", 7),), broken_rules=named)


def rules(build: Build, plan: Plan) -> list[str]:
    return [one.rule for one in build.judge(plan)]


@pytest.mark.parametrize("cost", [12, 12.04, 11.96])
def test_a_breach_named_with_its_price_is_right(build: Build, cost: float) -> None:
    assert rules(build, stated(build, cost)) == []


def test_a_breach_that_is_not_named_is_hard(build: Build) -> None:
    (found,) = build.judge(stated(build))
    assert (found.rule, found.hard, found.cost, found.on) == (
        "unnamed_breach",
        True,
        12,
        build.day(1),
    )
    assert RULE in found.text


@pytest.mark.parametrize("costs", [(12.06,), (11.9,), (0,), (12, 12)])
def test_a_wrong_price_is_found(build: Build, costs: tuple[float, ...]) -> None:
    assert rules(build, stated(build, *costs)) == ["wrong_price"]


def test_a_breach_on_another_day_is_not_this_one(build: Build) -> None:
    assert sorted(rules(build, stated(build, 12, day=2))) == [
        "breach_that_is_not",
        "unnamed_breach",
    ]


@pytest.mark.parametrize("rule", ["rest_day_kept", "equipment_of_place", "no_such_rule"])
def test_a_breach_that_is_none_is_found(build: Build, rule: str) -> None:
    plan = stated(build, 12)
    extra = BrokenRule(rule, 6, build.day(1), "text")
    assert rules(build, replace(plan, broken_rules=(*plan.broken_rules, extra))) == [
        "breach_that_is_not"
    ]


def test_a_pinned_breach_of_a_hard_rule_is_named_at_any_price(build: Build) -> None:
    plan = build.plan(
        build.lift(5, authored=True, leg_grade=1), races=(build.race(6, priority="C"),)
    )
    texts = [one.text for one in build.judge(plan) if one.rule == "unnamed_breach"]
    assert any(text.startswith("leg_work_clear_of_races") for text in texts)
    named = replace(
        plan, broken_rules=(BrokenRule("leg_work_clear_of_races", 3, build.day(5), "x"),)
    )
    texts = [one.text for one in build.judge(named)]
    assert not any("leg_work_clear_of_races" in text for text in texts)


def test_a_price_that_rounding_may_hide_need_not_be_named(build: Build) -> None:
    plan = build.plan(
        build.lift(1, leg_grade=2, at=dt.time(18, 50)),
        runs=(build.run(3, "tempo", 6, at=dt.time(6, 58)),),
    )
    assert build.cost("heavy_legs_not_before_key_run", plan) <= 0.05
    assert rules(build, plan) == []
