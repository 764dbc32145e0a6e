"""Weights come from own sets, grow in small steps and are searched for when nothing is known."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest

from ironstride.loading.prescription import LoadRange, NoLoadNeeded
from ironstride.loading.search import LoadSearch
from ironstride.training.athlete import Lift
from ironstride.training.place import Inventory, Place
from ironstride.training.session import PlannedItem, Why
from ironstride.training.sets import PlannedSet

EIGHTS = PlannedSet("work", "load_reps", reps=(8, 10), rir=(2, 3))


def ask(
    shop: Any, option: Any, day: Any, rir: int = 2, *, kept: bool = True, **changes: Any
) -> Any:
    each = PlannedSet("work", "load_reps", reps=(8, 10), rir=(rir, rir + 1))
    place = shop.kits["gym"].place
    is_deload = changes.pop("is_deload", False)
    given = {"may_grow": True, **changes}
    answer = shop.weights.prescribe(option, place, "hypertrophy", each, on=day, **given)
    if kept:
        shop.weights.settle([item_of(option, each, answer)], place, day, is_deload=is_deload)
    return answer


def item_of(option: Any, each: PlannedSet, answer: Any) -> PlannedItem:
    load = answer.load_kg if isinstance(answer, LoadRange) else None
    work = replace(each, load_kg=load, find_load=isinstance(answer, LoadSearch))
    name = option.exercise.id
    return PlannedItem(
        name, name, name, option.exercise.patterns, "hypertrophy", option.setup.implement,
        option.setup.load_counts, (work, work), (Why("load_from_own_sets", "Yours.", "supported"),),
    )  # fmt: skip


def test_a_logged_lift_gives_a_range_that_can_be_built(make: Any) -> None:
    shop, squat = make.shop(), make.option("back-squat")
    answer = ask(shop, squat, make.day(0))
    assert isinstance(answer, LoadRange)
    built = shop.weights.loads(squat, make.gym)
    assert set(answer.load_kg) <= set(built)
    assert answer.load_kg[0] <= answer.load_kg[1] <= 80


@pytest.mark.parametrize("step", [1, 2, 3])
def test_growth_is_at_most_5_percent_or_one_step(make: Any, step: int) -> None:
    shop, squat = make.shop(), make.option("back-squat")
    loads = list(shop.weights.loads(squat, make.gym))
    tops = [ask(shop, squat, make.day(7 * week), 5 - week * step % 6).high_kg for week in range(5)]
    for before, after in itertools.pairwise(tops):
        one_step = loads[min(loads.index(before) + 1, len(loads) - 1)]
        assert after <= max(before * 1.05, one_step) + 1e-9


def test_nothing_grows_in_a_week_whose_running_jumps(make: Any) -> None:
    shop, squat = make.shop(), make.option("back-squat")
    before = ask(shop, squat, make.day(0), 4).high_kg
    held = ask(shop, squat, make.day(7), 0, may_grow=False).high_kg
    assert held <= before


def test_growth_goes_on_from_the_week_before_the_deload(make: Any) -> None:
    shop, squat = make.shop(), make.option("back-squat")
    before = ask(shop, squat, make.day(0), 2).high_kg
    light = ask(shop, squat, make.day(7), 5, is_deload=True).high_kg
    after = ask(shop, squat, make.day(14), 2).high_kg
    assert light <= before <= after


def test_asking_twice_for_the_same_day_changes_nothing(make: Any) -> None:
    shop, squat = make.shop(), make.option("back-squat")
    ask(shop, squat, make.day(0), 4, kept=False)
    first = ask(shop, squat, make.day(7), 2, kept=False).load_kg
    assert ask(shop, squat, make.day(7), 2, kept=False).load_kg == first


def test_a_draft_that_is_not_kept_is_no_step_to_grow_from(make: Any) -> None:
    with_drafts, without = make.shop(), make.shop()
    squat = make.option("back-squat")
    first = ask(without, squat, make.day(0), 4).high_kg
    assert ask(with_drafts, squat, make.day(0), 4).high_kg == first
    for week in range(1, 6):
        ask(with_drafts, squat, make.day(7 * week), 0, kept=False)
    assert (
        ask(with_drafts, squat, make.day(42), 0).high_kg
        == ask(without, squat, make.day(42), 0).high_kg
    )


def test_a_lift_nobody_knows_is_searched_for_and_the_first_day_remembered(make: Any) -> None:
    shop = make.shop(make.athlete("none"))
    press = make.option("leg-press")
    assert isinstance(ask(shop, press, make.day(2)), LoadSearch)
    assert isinstance(ask(shop, press, make.day(9)), LoadSearch)
    assert shop.weights.first_search_on("leg-press", make.day(9)) == make.day(2)


def test_a_weight_stays_where_it_is_a_small_step_and_not_where_it_has_become_a_big_one(
    make: Any,
) -> None:
    shop, squat = make.shop(), make.option("back-squat")
    first = ask(shop, squat, make.day(0), 5)
    planned = item_of(squat, EIGHTS, first)
    assert shop.weights.may_keep(planned, squat, make.gym, on=make.day(2), may_grow=True)
    far = replace(first, low_kg=first.high_kg, high_kg=first.high_kg * 1.5)
    assert not shop.weights.may_keep(
        item_of(squat, EIGHTS, far), squat, make.gym, on=make.day(2), may_grow=True
    )
    step = min(load for load in shop.weights.loads(squat, make.gym) if load > first.high_kg)
    near = item_of(squat, EIGHTS, replace(first, high_kg=step))
    assert shop.weights.may_keep(near, squat, make.gym, on=make.day(2), may_grow=True)
    assert not shop.weights.may_keep(near, squat, make.gym, on=make.day(2), may_grow=False)


def test_holds_and_contacts_have_no_weight(make: Any) -> None:
    shop = make.shop()
    hold = PlannedSet("work", "hold", seconds=(20, 30))
    answer = shop.weights.prescribe(
        make.option("wall-sit"), make.gym, "hold", hold,
        on=make.day(0), may_grow=True,
    )  # fmt: skip
    assert isinstance(answer, NoLoadNeeded)


def test_the_ramp_leads_up_to_the_weight(make: Any) -> None:
    shop, squat = make.shop(), make.option("back-squat")
    each = PlannedSet("work", "load_reps", reps=(3, 5), rir=(2, 3), load_kg=(75.0, 80.0))
    ramp = shop.weights.ramp(squat, make.gym, "strength", each, most=3)
    tops = [one.load_kg[1] for one in ramp if one.load_kg]
    assert tops == sorted(tops)
    assert tops[-1] < 75
    assert {one.kind for one in ramp} == {"warmup"}
    assert shop.weights.ramp(squat, make.gym, "strength", each, most=1) == ramp[-1:]
    assert shop.weights.ramp(squat, make.gym, "strength", each, most=0) == ()
    bug = make.option("dead-bug")
    assert shop.weights.ramp(bug, make.gym, "stability", EIGHTS, most=3) == ()


def test_one_heavy_dumbbell_is_too_heavy_for_a_weak_runner(make: Any) -> None:
    weak = make.athlete("novice", lifts=(Lift("split-squat", make.day(-3), 8, 8, 1),))
    shop = make.shop(weak)
    place = Place("shed", frozenset({"dumbbells"}), Inventory(dumbbells_kg=(60.0,)))
    assert shop.weights.is_too_heavy(make.option("split-squat", place), place)
    assert not shop.weights.is_too_heavy(make.option("split-squat"), make.gym)


def test_weights_are_said_in_the_units_of_the_runner(make: Any) -> None:
    assert make.shop().weights.say(80) == "80 kg"
    assert make.shop(make.athlete(units="lb")).weights.say(45 * 0.45359237) == "45 lb"
