"""Whatever happens to whom: the new plan keeps the rules, its past, and the way back.

The long form is `bench/bench_replan.py`: 1,000 seasons of 30 events each.
"""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.formats.plan_file import write_plan
from ironstride.formats.plan_restore import link_plans, restore_plan
from ironstride.planning.check.judge import check_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import override_policy, read_policy
from random_events import STEPS_DAYS, draw_event

if TYPE_CHECKING:
    from ironstride.training.plan import Plan

SEEDS = range(12)
EVENTS = 8
WEEKS = 8


@pytest.mark.parametrize("seed", SEEDS)
def test_a_season_lives_through_random_events(seed: int) -> None:
    athlete, now = generate_athlete(seed)
    policy, catalogue = read_policy(), read_catalogue()
    own_policy, _ = override_policy(policy, athlete.policy_overrides, "athlete")
    plan = plan_season(athlete, now, policy=policy, catalogue=catalogue, weeks=WEEKS)
    rng = Random(seed)
    told = 0
    while told < EVENTS:
        now += dt.timedelta(days=rng.choice(STEPS_DAYS))
        happens = draw_event(rng, plan, now, catalogue)
        if happens is None:
            continue
        told += 1
        events = () if happens.event is None else (happens.event,)
        answer = replan_season(
            plan, events, now, policy=policy, catalogue=catalogue, runs=happens.runs
        )
        if not isinstance(answer, Replanned):
            assert all(one.text for one in answer)
            continue
        new = answer.plan
        found = check_plan(new, policy=own_policy, catalogue=catalogue)
        assert found == (), f"{now}, {happens}: {found[0].rule} on {found[0].on}: {found[0].text}"
        assert _past(new, now) == _past(plan, now), f"{now}, {happens}"
        _ids_are_unique(new)
        linked = link_plans(plan, new, answer.changes)
        if linked is not plan:
            restored, problems = restore_plan(linked)
            assert problems == ()
            assert restored is not None
            assert write_plan(restored) == write_plan(plan)
        plan = linked


def _past(plan: Plan, now: dt.date) -> list[object]:
    return [one for one in plan.sessions() if one.on < now]


def _ids_are_unique(plan: Plan) -> None:
    ids = [one.id for one in plan.sessions()]
    assert len(ids) == len(set(ids))
    items = [item.id for one in plan.sessions() for _, item in one.items()]
    assert len(items) == len(set(items))
