from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ironstride.planning.gate_history import tell_gates
from ironstride.planning.gates import judge_gates
from ironstride.planning.screen import screen_health
from ironstride.policy.reader import read_policy
from ironstride.training.plan import Gate
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.training.plan import Plan

MONDAY = dt.date(2026, 1, 5)


def squats(weeks: range, **fields: Any) -> list[LoggedSet]:
    """Return two sessions a week of three sets near the limit, done well."""
    return [
        LoggedSet(
            f"{week}-{day}-{number}",
            "back-squat",
            dt.datetime.combine(MONDAY, dt.time(8, number)) + dt.timedelta(weeks=week, days=day),
            "load_reps",
            load_kg=60.0,
            reps=8,
            rir=2.0,
            technique="solid",
            **fields,
        )
        for week in weeks
        for day in (0, 3)
        for number in range(3)
    ]


def newcomer(plans: Mapping[str, Plan], log: list[LoggedSet]) -> Plan:
    plan = plans["newcomer"]
    return replace(plan, athlete=replace(plan.athlete, log=tuple(log)))


def test_a_gate_that_the_log_earned_says_when(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    plan, policy = newcomer(plans, squats(range(10))), read_policy()
    today = MONDAY + dt.timedelta(weeks=10)
    squat = next(
        one for one in tell_gates(plan, catalogue, today, policy) if one.pattern == "squat"
    )
    assert squat.opening == "open"
    assert squat.expected_on is None
    assert [one.opening for one in squat.changes] == ["open", "simple"]
    opened, simple = squat.changes
    assert (opened.before, opened.missing, simple.before) == ("simple", (), "closed")
    assert MONDAY + dt.timedelta(weeks=3) <= simple.on < opened.on < today


def test_pain_closes_it_again_and_the_newest_change_comes_first(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    log = [*squats(range(10)), *squats(range(10, 11), pain=5)]
    today = MONDAY + dt.timedelta(weeks=10, days=5)
    stories = tell_gates(newcomer(plans, log), catalogue, today, read_policy())
    squat = next(one for one in stories if one.pattern == "squat")
    assert [one.opening for one in squat.changes] == ["closed", "open", "simple"]
    assert squat.changes[0].on == MONDAY + dt.timedelta(weeks=10)
    assert any("pain" in one for one in squat.missing)


def test_a_closed_gate_has_the_day_that_the_plan_expects_unless_it_is_past(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    day = MONDAY + dt.timedelta(weeks=4)
    plan = replace(newcomer(plans, []), gates=(Gate("squat", False, (), day),))
    for today, expected in ((MONDAY, day), (day + dt.timedelta(days=1), None)):
        stories = tell_gates(plan, catalogue, today, read_policy())
        squat = next(one for one in stories if one.pattern == "squat")
        assert (squat.opening, squat.expected_on, squat.changes) == ("closed", expected, ())


def test_it_stands_as_the_planner_judges_it_today(
    plans: Mapping[str, Plan], catalogue: Catalogue
) -> None:
    policy, today = read_policy(), MONDAY + dt.timedelta(weeks=3)
    plan = newcomer(plans, squats(range(8)))
    done = tuple(one for one in plan.athlete.log if one.performed_on <= today)
    athlete = replace(plan.athlete, log=done)
    gates = judge_gates(athlete, screen_health(athlete, today, policy), catalogue, today, policy)
    for story in tell_gates(plan, catalogue, today, policy):
        assert story.opening == gates.states[story.pattern].opening
        assert story.missing == gates.states[story.pattern].missing
