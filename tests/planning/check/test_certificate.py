"""The certificate of a plan: true, or refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan


from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.check.certificate import least_prices
from ironstride.planning.engine import plan_season
from ironstride.training.athlete import Health
from ironstride.training.plan import Certificate, RuleSlack

RULE = "certificate_holds"


def made(build: Build, seed: int = 4, weeks: int = 4) -> Plan:
    athlete, today = generate_athlete(seed)
    athlete = replace(athlete, health=Health())
    return plan_season(athlete, today, policy=build.policy, catalogue=build.catalogue, weeks=weeks)


def certified(plan: Plan, **changes: Any) -> Plan:
    assert plan.certificate is not None
    return replace(plan, certificate=replace(plan.certificate, **changes))


@pytest.mark.parametrize("seed", range(12))
def test_the_certificate_of_a_made_plan_holds(build: Build, seed: int) -> None:
    assert build.broken(RULE, made(build, seed)) == ()


def test_a_plan_of_nothing_costs_its_missing_sessions(build: Build) -> None:
    none_free = build.plan(phase="max_strength", certificate=Certificate(0, 0))
    standing, least = least_prices(build.case(none_free))
    assert (standing, least < 200) == (200, True)


def test_a_session_on_a_dearer_day_makes_it_false(build: Build) -> None:
    before_key: dict[str, Any] = {"runs": (build.run(3, "intervals", 7),), "phase": "max_strength"}
    good = build.plan(build.lift(0), build.lift(4), **before_key)
    cost, bound = least_prices(build.case(good))
    said = Certificate(cost, bound, (RuleSlack("any", cost, bound),))
    kept = replace(good, certificate=said)
    assert build.broken(RULE, kept) == ()
    worse = build.plan(build.lift(2), build.lift(4), **before_key, certificate=said)
    (found,) = build.broken(RULE, worse)
    assert "the plan's placing" in found.text


def test_it_is_true_again_with_the_new_cost(build: Build) -> None:
    before_key: dict[str, Any] = {"runs": (build.run(3, "intervals", 7),), "phase": "max_strength"}
    worse = build.plan(build.lift(2), build.lift(4), **before_key)
    cost, bound = least_prices(build.case(worse))
    said = Certificate(cost, bound, (RuleSlack("any", cost, bound),))
    assert cost > bound
    assert build.broken(RULE, replace(worse, certificate=said)) == ()


@pytest.mark.parametrize("points", [0.5, -0.5])
def test_a_bound_changed_by_hand_is_refused(build: Build, points: float) -> None:
    plan = made(build)
    assert plan.certificate is not None
    bound = plan.certificate.bound_cost + points
    texts = [one.text for one in build.broken(RULE, certified(plan, bound_cost=bound))]
    assert any("the cheapest placing" in text for text in texts)


def test_a_cost_below_the_bound_is_refused(build: Build) -> None:
    plan = made(build)
    assert plan.certificate is not None
    low = certified(plan, cost=plan.certificate.bound_cost - 1)
    assert any("less than its bound" in one.text for one in build.broken(RULE, low))


def test_rules_that_do_not_add_up_are_refused(build: Build) -> None:
    plan = made(build)
    assert plan.certificate is not None
    more = (*plan.certificate.rules, RuleSlack("rest_day_kept", 6, 0))
    wrong = replace(plan, certificate=replace(plan.certificate, rules=more))
    (found,) = build.broken(RULE, wrong)
    assert "add up" in found.text


def test_a_price_below_zero_is_refused(build: Build) -> None:
    plan = made(build)
    assert plan.certificate is not None
    pair = (RuleSlack("rest_day_kept", 6, 0), RuleSlack("rest_day_kept", -6, 0))
    wrong = replace(
        plan,
        certificate=replace(plan.certificate, rules=(*plan.certificate.rules, *pair)),
    )
    (found,) = build.broken(RULE, wrong)
    assert "below 0" in found.text


def test_where_health_stops_the_plan_nothing_is_certified(build: Build) -> None:
    stopped = build.athlete(health=Health(flags=frozenset({"chest_pain"})))
    plan = build.plan(athlete=stopped, certificate=Certificate(0, 0))
    assert len(build.broken(RULE, plan)) == 1
    assert build.broken(RULE, replace(plan, certificate=None)) == ()


def test_a_plan_without_a_certificate_is_not_refused(build: Build) -> None:
    assert build.broken(RULE, build.plan(build.lift(1))) == ()


def test_two_sessions_on_a_day_have_a_price_too(build: Build) -> None:
    twice = build.plan(build.lift(1), build.lift(1, at=build.lift(1).at.replace(hour=20), id="b"))
    standing, least = least_prices(build.case(twice))
    assert standing > least
