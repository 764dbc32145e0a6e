"""A plan in a few figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.engine import plan_season
from ironstride.planning.plan_figures import coming_weeks, measure_plan
from ironstride.policy.reader import read_policy
from ironstride.training.plan import BrokenRule, Plan, Uncovered


@pytest.fixture(scope="module")
def plan() -> Plan:
    athlete, today = generate_athlete(4)
    return plan_season(athlete, today, policy=read_policy(), catalogue=read_catalogue(), weeks=4)


def test_every_lift_is_counted(plan: Plan) -> None:
    lifts = [one for one in plan.sessions() if one.kind in ("lift", "primer")]
    figures = measure_plan(plan, plan.today)
    assert figures.sessions == len(lifts) > 0
    assert figures.minutes == sum(one.minutes for one in lifts)
    assert figures.heavy_sessions == sum(one.leg_grade >= 2 for one in lifts)
    sets = sum(len(item.work_sets) for one in lifts for _, item in one.items())
    assert sum(figures.weekly_sets.values()) * 4 == pytest.approx(sets)


def test_what_is_over_is_not_counted(plan: Plan) -> None:
    second = plan.weeks[1].starts_on
    later = measure_plan(plan, plan.weeks[2].starts_on)
    all_of_it = measure_plan(plan, plan.today)
    assert later.sessions < all_of_it.sessions
    assert len(coming_weeks(plan, second)) == 3
    assert len(coming_weeks(plan, second + dt.timedelta(days=6))) == 3


def test_prices_of_a_rule_and_weeks_of_a_pattern_are_added(plan: Plan) -> None:
    rules = tuple(BrokenRule("rest_day_kept", 0.1, plan.today, "x") for _ in range(3))
    gaps = tuple(Uncovered("hinge", week.starts_on, "x") for week in plan.weeks[:2])
    figures = measure_plan(replace(plan, broken_rules=rules, uncovered=gaps), plan.today)
    assert figures.cost_by_rule == {"rest_day_kept": 0.3}
    assert figures.uncovered_weeks == {"hinge": 2}


def test_a_plan_without_a_certificate_has_no_price(plan: Plan) -> None:
    assert measure_plan(replace(plan, certificate=None), plan.today).placing_cost is None
