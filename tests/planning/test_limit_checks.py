"""A check of the limit: only where it is asked for, on safe lifts that are known, weeks apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from ironstride.planning.check.judge import check_plan
from ironstride.planning.limit_checks import RULE
from ironstride.training import events as ev
from ironstride.training.athlete import Health, Pain

if TYPE_CHECKING:
    from tests.planning.conftest import Make

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession


@pytest.fixture(name="plan", scope="module")
def fixture_plan(make: Make) -> Plan:
    runs = make.runs({1: "intervals", 2: "easy", 4: "easy", 6: "long"}, 18)
    return make.plan(make.athlete(limit_checks=True, runs=runs), weeks=18)


def checks(plan: Plan) -> list[tuple[PlannedSession, PlannedItem]]:
    return [
        (session, item)
        for session in plan.sessions()
        for _, item in session.items()
        if any(why.rule == RULE for why in item.why)
    ]


def test_nobody_is_asked_who_did_not_ask(make: Make) -> None:
    assert checks(make.plan_once("intermediate")) == []


def test_who_asks_gets_a_few_weeks_apart(make: Make, plan: Plan) -> None:
    days = [session.on for session, _ in checks(plan)]
    assert len(days) >= 3
    assert all((later - day).days >= 35 for day, later in pairwise(days))
    assert min(days) >= make.day(14)
    assert check_plan(plan, policy=make.policy, catalogue=make.catalogue) == ()


def test_the_rest_of_the_plan_is_the_same(make: Make, plan: Plan) -> None:
    without = make.plan(replace(plan.athlete, limit_checks=False), weeks=18)
    assert [one.id for one in without.sessions()] == [one.id for one in plan.sessions()]
    for one, other in zip(make.items(without.sessions()), make.items(plan.sessions()), strict=True):
        assert one.sets == other.sets
        assert one.why == tuple(why for why in other.why if why.rule != RULE)


def test_only_safe_lifts_that_were_done_before_are_asked(make: Make, plan: Plan) -> None:
    for session, item in checks(plan):
        assert item.implement not in ("barbell", "trap_bar")
        assert item.rep_class == "hypertrophy"
        before = {
            one.exercise
            for earlier in plan.sessions()
            if earlier.on < session.on
            for _, one in earlier.items()
        }
        assert item.exercise in before | plan.athlete.lifted


def test_no_easy_week_and_no_first_weeks_hold_one(plan: Plan) -> None:
    for session, _ in checks(plan):
        week = plan.week_of(session.on)
        assert week is not None
        assert not week.deload
        assert week.phase in ("hypertrophy", "max_strength", "power", "maintenance")


def test_pain_leaves_them_out(make: Make, plan: Plan) -> None:
    hurt = replace(plan.athlete, health=Health(pain=(Pain("shoulder", 3),)))
    assert checks(make.plan(hurt, weeks=12)) == []


def test_a_replan_keeps_them_where_they_are(make: Make, plan: Plan) -> None:
    first = make.lifts(plan)[0].on
    again = make.replan(plan, ev.Missed(first), on=(first - make.day(0)).days + 1).plan
    days = [session.on for session, _ in checks(plan)]
    assert [session.on for session, _ in checks(again)] == days


def test_what_is_over_counts_and_stays(make: Make, plan: Plan) -> None:
    (first, _), (second, _), *_ = checks(plan)
    on = (first.on - make.day(0)).days + 1
    again = make.replan(plan, ev.Done(first.id), on=on).plan
    assert [session.on for session, _ in checks(again)][:2] == [first.on, second.on]


def test_pain_that_is_reported_takes_the_coming_ones_away(make: Make, plan: Plan) -> None:
    first = checks(plan)[0][0]
    on = (first.on - make.day(0)).days + 1
    again = make.replan(plan, ev.PainReported(Pain("knee", 3)), on=on).plan
    assert [session.on for session, _ in checks(again)] == [first.on]
