"""What a placing costs by rule, and how far it is from the cheapest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.certificate import (
    PlacingProblem,
    certify,
    place_where_it_stands,
    price_rules,
)
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.placement import place_sessions
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Health
from placing_cases import generate_case

if TYPE_CHECKING:
    from ironstride.planning.placement import Placed
    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedSession

POLICY, CATALOGUE = read_policy(), read_catalogue()


def make_plan(seed: int, weeks: int | None = None) -> Plan:
    athlete, today = generate_athlete(seed)
    return plan_season(athlete, today, policy=POLICY, catalogue=CATALOGUE, weeks=weeks)


def make_problem(seed: int) -> PlacingProblem:
    case = generate_case(seed, POLICY, 6)
    first = case.weeks[0].first_day
    return PlacingProblem(case.weeks, case.openings, case.primer_ends, case.terms, first)


@pytest.mark.parametrize("seed", range(20))
def test_the_rules_add_up_to_the_price_of_the_placing(seed: int) -> None:
    problem = make_problem(seed)
    found = place_sessions(problem.weeks, problem.openings, problem.primer_ends, problem.terms)
    assert sum(price_rules(found.placed, problem).values()) == pytest.approx(found.cost)


@pytest.mark.parametrize("seed", range(0, 60, 3))
def test_the_judge_finds_the_same_bound(seed: int) -> None:
    plan = make_plan(seed)
    found = check_plan(plan, policy=POLICY, catalogue=CATALOGUE)
    assert [one.text for one in found if one.rule == "certificate_holds"] == []


def test_a_plan_whose_sessions_all_stand_is_at_its_bound() -> None:
    certificate = make_plan(4, 6).certificate
    assert certificate is not None
    assert certificate.cost == certificate.bound_cost
    assert all(rule.cost == rule.bound_cost for rule in certificate.rules)
    assert all(max(rule.cost, rule.bound_cost) > 0 for rule in certificate.rules)


def stands(placed: tuple[Placed, ...], plan: Plan) -> list[PlannedSession]:
    """Return the placed openings as sessions, of any content."""
    some = next(one for one in plan.sessions() if one.kind == "lift")
    return [
        replace(
            some,
            on=one.opening.day,
            at=one.opening.at,
            place=one.opening.place,
            leg_grade=one.grade,
            kind="primer" if one.is_primer else "lift",
        )
        for one in placed
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_session_that_found_no_exercises_is_missing_in_the_cost(seed: int) -> None:
    problem, plan = make_problem(seed), make_plan(4, 4)
    placed = problem.solve()
    whole = certify(problem, placed, stands(placed, plan), is_best=True)
    fewer = certify(problem, placed, stands(placed, plan)[1:], is_best=True)
    assert whole.cost == whole.bound_cost == fewer.bound_cost
    assert fewer.cost >= fewer.bound_cost


@pytest.mark.parametrize("seed", range(12))
def test_what_stands_harder_than_is_allowed_now_stands(seed: int) -> None:
    problem, plan = make_problem(seed), make_plan(4, 6)
    free = [one for one in problem.openings if one.kept is None and one.pinned is None]
    first, *_ = (one for one in problem.solve() if one.opening in free and not one.is_primer)
    [session] = stands((replace(first, grade=3),), plan)
    session = replace(session, at_source=first.opening.at_source)
    light = tuple(one for one in first.opening.choices if one.grade <= 1)
    later = problem.with_openings([replace(first.opening, choices=light)])
    [placed] = place_where_it_stands(later, [session])
    assert (placed.opening.day, placed.grade) == (session.on, 3)


def test_past_days_have_no_price() -> None:
    problem = make_problem(4)
    placed = problem.solve()
    last = problem.weeks[-1].starts_on
    later = replace(problem, since=last)
    assert sum(price_rules(placed, later).values()) < sum(price_rules(placed, problem).values())


@pytest.mark.parametrize("seed", range(12))
def test_what_habit_costs_is_no_part_of_the_bound(seed: int) -> None:
    problem = make_problem(seed)
    # Leaving any opening free costs.
    expected = [replace(one, leave_cost=50.0) for one in problem.openings]
    habit = problem.with_openings(expected)
    placed = habit.solve()
    certificate = certify(habit, placed, stands(placed, make_plan(4, 4)), is_best=True)
    best = place_sessions(problem.weeks, problem.openings, problem.primer_ends, problem.terms)
    assert certificate.bound_cost == pytest.approx(best.cost, abs=0.01)
    assert certificate.cost >= certificate.bound_cost - 0.01


def test_where_health_stops_the_plan_there_is_none() -> None:
    athlete, today = generate_athlete(4)
    stopped = replace(athlete, health=Health(flags=frozenset({"chest_pain"})))
    plan = plan_season(stopped, today, policy=POLICY, catalogue=CATALOGUE, weeks=3)
    assert plan.certificate is None
