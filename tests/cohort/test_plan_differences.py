from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.cohort.plan_differences import KINDS, count_differences, pair_sessions
from ironstride.planning.engine import plan_season
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.plan import BrokenRule, Notice, Uncovered
from ironstride.training.session import Why

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession

    Rewrite = Callable[[PlannedSession], tuple[PlannedSession, ...]]

SAME = Why("reps_inside_class", "x", "convention")


@pytest.fixture
def plan(plans: Mapping[str, Plan]) -> Plan:
    return plans["sample"]


def rewritten(plan: Plan, change: Rewrite, number: int = 1) -> Plan:
    """Return the plan with its session `number` rewritten."""
    chosen = list(plan.sessions())[number]
    weeks = tuple(
        replace(
            week,
            sessions=tuple(
                new for one in week.sessions for new in (change(one) if one is chosen else (one,))
            ),
        )
        for week in plan.weeks
    )
    return replace(plan, weeks=weeks)


def changed_item(
    change: Callable[[PlannedItem], PlannedItem],
) -> Rewrite:
    """Return a rewrite of the first item of the hypertrophy block."""

    def rewrite(session: PlannedSession) -> tuple[PlannedSession, ...]:
        blocks = tuple(
            replace(block, items=(change(block.items[0]), *block.items[1:]))
            if block.quality == "hypertrophy"
            else block
            for block in session.blocks
        )
        assert blocks != session.blocks
        return (replace(session, blocks=blocks),)

    return rewrite


def test_a_plan_does_not_differ_from_itself(plan: Plan) -> None:
    difference = count_differences(plan, plan, seed=4)
    assert (difference.seed, difference.sizes, difference.is_changed) == (4, {}, False)
    assert difference.sessions == sum(1 for _ in plan.sessions())
    assert difference.price_before == difference.price_after


def test_a_session_on_another_day_has_moved(plan: Plan) -> None:
    after = rewritten(plan, lambda one: (replace(one, on=one.on + dt.timedelta(days=1)),))
    difference = count_differences(plan, after)
    assert difference.sizes == {"moved": 1}
    assert difference.is_done_otherwise


def test_a_session_that_left_is_dropped_with_its_minutes(plan: Plan) -> None:
    gone = list(plan.sessions())[1]
    after = rewritten(plan, lambda _: ())
    sizes = count_differences(plan, after).sizes
    assert (sizes["dropped"], sizes["minutes"]) == (1, -gone.minutes)
    back = count_differences(after, plan).sizes
    assert (back["added"], back["minutes"]) == (1, gone.minutes)
    assert "moved" not in sizes


def test_a_session_of_another_kind_is_another_session(plan: Plan) -> None:
    after = rewritten(plan, lambda one: (replace(one, kind="mobility"),))
    sizes = count_differences(plan, after).sizes
    assert (sizes["added"], sizes["dropped"]) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("retimed", {"at": dt.time(5)}),
        ("retimed", {"place": "elsewhere"}),
        ("leg_grade", {"leg_grade": 0}),
        ("exercises", {"blocks": ()}),
        ("versions", {"versions": {}}),
        ("words", {"title": "Another"}),
    ],
)
def test_what_differs_in_a_session_is_named(
    plan: Plan, kind: str, change: Mapping[str, object]
) -> None:
    def rewrite(session: PlannedSession) -> tuple[PlannedSession, ...]:
        return (replace(session, **change),)  # type: ignore[arg-type] # any field

    assert count_differences(plan, rewritten(plan, rewrite)).sizes[kind] == 1  # type: ignore[index] # a kind


def test_minutes_are_summed_with_their_sign(plan: Plan) -> None:
    after = rewritten(plan, lambda one: (replace(one, minutes=one.minutes - 5),))
    assert count_differences(plan, after).sizes == {"minutes": -5}


def test_one_set_more_is_another_dose_and_no_other_weight(plan: Plan) -> None:
    after = rewritten(
        plan, changed_item(lambda item: replace(item, sets=(*item.sets, item.work_sets[-1])))
    )
    assert count_differences(plan, after).sizes == {"sets": 1}


def test_another_weight_is_no_other_dose(plan: Plan) -> None:
    def heavier(item: PlannedItem) -> PlannedItem:
        sets = tuple(replace(one, load_kg=(1.0, 2.0), find_load=False) for one in item.sets)
        return replace(item, sets=sets)

    assert count_differences(plan, rewritten(plan, changed_item(heavier))).sizes == {"loads": 1}


def test_reasons_are_not_compared(plan: Plan) -> None:
    after = rewritten(plan, lambda one: (replace(one, why=(SAME,)),))
    after = replace(after, alternatives=(), certificate=None)
    assert count_differences(plan, after).sizes == {}


def test_broken_rules_are_counted_and_priced_by_name(plan: Plan) -> None:
    more = BrokenRule("lift_days_apart", 12.5, plan.today, "text")
    difference = count_differences(
        plan, replace(plan, broken_rules=(*plan.broken_rules, more, more))
    )
    assert difference.sizes == {"breaches": 2, "price": 25}
    before = difference.breaches_before.get("lift_days_apart", 0)
    assert difference.breaches_after["lift_days_apart"] == before + 2
    assert difference.price_after == pytest.approx(difference.price_before + 25)
    assert not difference.is_done_otherwise


def test_a_dearer_rule_is_a_change_of_price_alone(plan: Plan) -> None:
    one = BrokenRule("lift_days_apart", 10, plan.today, "text")
    before, after = (replace(plan, broken_rules=(replace(one, cost=cost),)) for cost in (10, 30))
    assert count_differences(before, after).sizes == {"price": 20}


def test_weeks_missing_movements_and_notices_are_seen(plan: Plan) -> None:
    gap = Uncovered("calf_straight", plan.weeks[0].starts_on, "text")
    notice = Notice("info", "text", "rule")
    first = replace(plan.weeks[0], deload=not plan.weeks[0].deload)
    after = replace(
        plan,
        uncovered=(*plan.uncovered, gap),
        notices=(*plan.notices, notice),
        weeks=(first, *plan.weeks[1:]),
        runs=plan.runs[1:],
    )
    assert count_differences(plan, after).sizes == {
        "week": 1,
        "runs": 1,
        "uncovered": 1,
        "words": 1,
    }


def test_plans_of_other_lengths_drop_whole_weeks(plan: Plan) -> None:
    shorter = replace(plan, weeks=plan.weeks[:-2])
    gone = sum(len(week.sessions) for week in plan.weeks[-2:])
    pairs = list(pair_sessions(plan, shorter))
    assert sum(new is None for _, new in pairs) == gone
    assert count_differences(plan, shorter).sizes["week"] == 2


def bare(plan: Plan) -> Plan:
    """Return the plan without what is not compared: reasons and what follows from the rest."""
    weeks = tuple(
        replace(week, sessions=tuple(_bare(session) for session in week.sessions))
        for week in plan.weeks
    )
    broken = tuple(replace(one, text="x") for one in plan.broken_rules)
    return replace(plan, weeks=weeks, broken_rules=broken, alternatives=(), certificate=None)


def _bare(session: PlannedSession) -> PlannedSession:
    blocks = tuple(
        replace(block, items=tuple(replace(item, why=(SAME,)) for item in block.items))
        for block in session.blocks
    )
    return replace(session, why=(SAME,), blocks=blocks)


@pytest.mark.parametrize(
    "override",
    [
        {"clearance.key_h.3": 96},
        {"dose.main_sets.hypertrophy.advanced": 6},
        {"price.lift_days_apart": 0},
        {"minutes.side_change_s": 60},
        {"compliance.green_sets_fraction": 0.5},
    ],
)
def test_plans_without_a_difference_are_the_same_but_for_their_reasons(
    override: Mapping[str, object],
) -> None:
    policy, catalogue = read_policy(), read_catalogue()
    changed, _ = override_policy(policy, override, "test")
    for seed in range(6):
        athlete, today = generate_athlete(seed)
        before, after = (
            plan_season(athlete, today, policy=one, catalogue=catalogue, weeks=6)
            for one in (policy, changed)
        )
        is_same = bare(before) == bare(after)
        assert count_differences(before, after).is_changed is not is_same


def test_kinds_stand_once() -> None:
    assert len(set(KINDS)) == len(KINDS)
