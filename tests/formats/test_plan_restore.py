"""The way back from a plan to the one before, byte for byte."""

from __future__ import annotations

import copy
import datetime as dt
import json
from dataclasses import replace
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.formats.plan_file import read_plan, write_plan
from ironstride.formats.plan_restore import link_plans, restore_plan
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from random_events import draw_event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

LINKS = 10
SEEDS = (1, 2, 4, 5)
CHANGED = "leads to another plan than it names; the file was changed by hand"


def plan_id(plan: Plan) -> str:
    """Return the id under which another plan names this one as the plan that it replaces."""
    replaced = link_plans(plan, replace(plan, made_for="Another"), ()).replaces
    assert replaced is not None
    return replaced.id


@lru_cache
def chain(seed: int) -> list[Plan]:
    """Return a plan and the ten plans that replaced it one after the other, linked."""
    policy, catalogue = read_policy(), read_catalogue()
    athlete, now = generate_athlete(seed)
    plans = [plan_season(athlete, now, policy=policy, catalogue=catalogue, weeks=6)]
    rng = Random(seed)
    for _ in range(100):
        now += dt.timedelta(days=rng.randrange(3))
        told = draw_event(rng, plans[-1], now, catalogue)
        if told is None or len(plans) > LINKS:
            continue
        events = () if told.event is None else (told.event,)
        answer = replan_season(
            plans[-1], events, now, policy=policy, catalogue=catalogue, runs=told.runs
        )
        if isinstance(answer, Replanned) and answer.plan is not plans[-1]:
            plans.append(link_plans(plans[-1], answer.plan, answer.changes))
    return plans


def read_back(plan: Plan) -> Plan:
    """Return the plan as its file gives it."""
    read, problems = read_plan(write_plan(plan).encode(), "plan.json")
    assert problems == ()
    assert read is not None
    return read


@pytest.fixture(name="plans", scope="module")
def fixture_plans() -> list[Plan]:
    plans = chain(1)
    assert len(plans) == LINKS + 1
    return plans


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_steps_back_give_each_file_as_it_was(seed: int) -> None:
    plans = chain(seed)
    assert len(plans) > LINKS / 2
    plan = read_back(plans[-1])
    for known in reversed(plans[:-1]):
        restored, problems = restore_plan(plan)
        assert problems == ()
        assert restored is not None
        assert write_plan(restored) == write_plan(known)
        plan = restored
    assert restore_plan(plan) == (None, ())


def test_the_history_is_flat_and_newest_first(plans: list[Plan]) -> None:
    replaced = plans[-1].replaces
    assert replaced is not None
    assert [one.id for one in (replaced, *replaced.earlier)] == [
        plan_id(plan) for plan in reversed(plans[:-1])
    ]
    assert all(one.earlier == () for one in replaced.earlier)


def test_the_way_back_is_much_shorter_than_a_plan() -> None:
    shares = sorted(
        len(json.dumps(plan.replaces.way_back)) / len(write_plan(replace(plan, replaces=None)))
        for seed in SEEDS
        for plan in chain(seed)[1:]
        if plan.replaces is not None
    )
    assert shares[len(shares) // 2] < 0.25


def test_a_plan_that_stays_is_not_linked(plans: list[Plan]) -> None:
    assert link_plans(plans[0], plans[0], ()) is plans[0]
    assert plans[0].replaces is None


def test_the_id_of_a_plan_is_of_what_it_holds_not_of_its_history(plans: list[Plan]) -> None:
    last = plans[-1]
    assert plan_id(last) == plan_id(replace(last, replaces=None)) == plan_id(read_back(last))
    assert plan_id(last) != plan_id(replace(last, made_for="Somebody"))


def with_way_back(plan: Plan, way_back: Mapping[str, object]) -> Plan:
    assert plan.replaces is not None
    return replace(plan, replaces=replace(plan.replaces, way_back=way_back))


def is_refused(plan: Plan) -> bool:
    restored, problems = restore_plan(read_back(plan))
    return restored is None and [one.text for one in problems] == [CHANGED]


def test_a_plan_that_was_changed_by_hand_does_not_lead_back(plans: list[Plan]) -> None:
    last = plans[-1]
    assert last.replaces is not None
    # Something that the way back takes from the new plan as it is.
    assert is_refused(replace(last, made_for="Somebody else"))
    assert is_refused(replace(last, replaces=replace(last.replaces, id="sha256:0")))


def test_a_way_back_that_was_changed_by_hand_is_refused(plans: list[Plan]) -> None:
    replaced = plans[-1].replaces
    assert replaced is not None
    for key in replaced.way_back:
        less = {name: value for name, value in replaced.way_back.items() if name != key}
        assert is_refused(with_way_back(plans[-1], less)), key


def weights_of(way_back: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        planned
        for week in way_back.get("weeks", {}).values()
        if week
        for session in week["changed"].values()
        for block in session["blocks"]
        for item in block["items"]
        for planned in item["sets"]
        if planned.get("load_kg")
    ]


def test_a_weight_that_was_changed_by_hand_is_found() -> None:
    linked = [plan.replaces for seed in SEEDS for plan in chain(seed)[1:] if plan.replaces]
    replaced = next(one for one in linked if weights_of(one.way_back))
    plan = next(plan for seed in SEEDS for plan in chain(seed) if plan.replaces is replaced)
    tree = copy.deepcopy(dict(replaced.way_back))
    weights_of(tree)[0]["load_kg"] = [400, 400]
    assert is_refused(with_way_back(plan, tree))


MONDAY = "2026-11-23"
HOSTILE: tuple[Any, ...] = (
    {},
    {"no such key": 1},
    {"weeks": None},
    {"weeks": []},
    {"weeks": "many"},
    {"weeks": {MONDAY: None}},
    {"weeks": {MONDAY: 5}},
    {"weeks": {"x": {}}},
    {"weeks": {MONDAY: {"sessions": 5}}},
    {"weeks": {MONDAY: {"sessions": ["nobody", 5, None, [1], {"a": 1}]}}},
    {"weeks": {MONDAY: {"changed": 5, "sessions": ["x"]}}},
    {"weeks": {MONDAY: {"changed": {"x": None}, "sessions": ["x", "x"]}}},
    {"athlete": None, "events": 3, "today": [], "made_for": {"deep": [[[[]]]]}},
    {"replaces": {"id": "sha256:0"}},
)


@pytest.mark.parametrize("way_back", HOSTILE)
def test_a_way_back_that_makes_no_sense_is_refused(plans: list[Plan], way_back: Any) -> None:
    monday = plans[-1].weeks[0].starts_on.isoformat()
    placed = json.loads(json.dumps(way_back).replace(MONDAY, monday))
    assert is_refused(with_way_back(plans[-1], placed))
