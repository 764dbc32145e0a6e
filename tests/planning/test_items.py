"""Items: pairs, loads or a search for them, and a reason each."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from ironstride.planning.blocks import Visit
from ironstride.planning.items import build_items
from ironstride.planning.openings import Opening
from ironstride.planning.parts import Part
from ironstride.planning.rules.facts import Facts
from ironstride.policy.rules import read_rules
from ironstride.training.words import EXPERIENCES


@pytest.fixture(scope="module")
def visit(make: Any) -> Visit:
    opening = Opening(
        day=make.day(42),
        week=6,
        place="gym",
        at=make.athlete().availability.week[0][0].at,
        at_source="given",
        minutes=45,
        facts=Facts(0, 1),
        choices=(),
    )
    return Visit(make.week(), opening, 0, 3)


def part(make: Any, shop: Any, exercise: str, rep_class: Any, quality: Any) -> Part:
    option = make.option(exercise)
    each = shop.dosing.prototype(
        option, rep_class, make.week(), paired=quality == "stability" or exercise == "push-up"
    )
    return Part(option, option.exercise.main_pattern, rep_class, quality, 2, each)


def test_items_follow_the_order_of_the_blocks(make: Any, visit: Visit) -> None:
    shop = make.shop()
    parts = [
        part(make, shop, "dead-bug", "stability", "stability"),
        part(make, shop, "back-squat", "hypertrophy", "hypertrophy"),
        part(make, shop, "pogo-hop", "power", "power"),
    ]
    names = [item.exercise for item in build_items(visit, parts, shop)]
    assert names == ["pogo-hop", "back-squat", "dead-bug"]


def test_short_rests_are_paired_and_one_alone_gets_its_full_rest(make: Any, visit: Visit) -> None:
    shop = make.shop()
    press = part(make, shop, "push-up", "hypertrophy", "hypertrophy")
    bug = part(make, shop, "dead-bug", "stability", "stability")
    squat = part(make, shop, "back-squat", "hypertrophy", "hypertrophy")
    both = {item.exercise: item for item in build_items(visit, [squat, press, bug], shop)}
    assert both["push-up"].pair_group == both["dead-bug"].pair_group is not None
    assert both["back-squat"].pair_group is None
    (alone,) = build_items(visit, [press], shop)
    assert alone.pair_group is None
    assert alone.work_sets[0].rest_s == 90


def test_a_known_lift_has_a_load_and_its_ramp_before_it(make: Any, visit: Visit) -> None:
    shop = make.shop()
    (squat,) = build_items(
        visit, [part(make, shop, "back-squat", "hypertrophy", "hypertrophy")], shop
    )
    roles = [one.kind for one in squat.sets]
    assert roles == sorted(roles)
    assert roles.count("work") == 2
    assert all(one.load_kg and not one.find_load for one in squat.work_sets)


@pytest.mark.parametrize("level", EXPERIENCES)
def test_a_load_or_a_search_and_neither_without_iron(make: Any, level: Any) -> None:
    for item in make.items(make.lifts(make.plan_once(level))):
        for one in item.work_sets:
            if one.set_kind == "load_reps" and item.rep_class in ("strength", "hypertrophy"):
                assert (one.load_kg is None) == one.find_load
            if one.set_kind in ("hold", "contacts", "band"):
                assert one.load_kg is None
                assert not one.find_load


def test_a_newcomer_who_never_lifted_gets_no_weight_made_up(make: Any) -> None:
    for item in make.items(make.lifts(make.plan_once("none"))):
        assert all(one.load_kg is None for one in item.sets)


@pytest.mark.parametrize("level", EXPERIENCES)
def test_every_item_and_session_has_a_reason_with_a_known_rule(make: Any, level: Any) -> None:
    rules = read_rules()
    for session in make.plan_once(level).sessions():
        for why in (*session.why, *(why for _, item in session.items() for why in item.why)):
            assert rules[why.rule].label == why.evidence
            assert why.text.strip()


@pytest.mark.parametrize("level", EXPERIENCES)
def test_a_pair_is_two_or_three_and_ids_are_the_sessions_own(make: Any, level: Any) -> None:
    for session in make.lifts(make.plan_once(level)):
        items = [item for _, item in session.items()]
        groups = Counter(item.pair_group for item in items if item.pair_group)
        assert all(count in (2, 3) for count in groups.values())
        assert len({item.id for item in items}) == len(items)


@pytest.mark.parametrize("level", EXPERIENCES)
def test_seven_is_a_class_of_nothing(make: Any, level: Any) -> None:
    for item in make.items(make.lifts(make.plan_once(level))):
        for one in item.work_sets:
            if one.reps and item.rep_class in ("strength", "hypertrophy"):
                assert 7 not in range(one.reps[0], one.reps[1] + 1)
