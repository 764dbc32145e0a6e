"""Tests and drills join the lifts, and change nothing about them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pytest

from ironstride.planning.beside_lifts import add_beside_lifts
from ironstride.planning.check.judge import check_plan
from ironstride.training.words import EXPERIENCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from ironstride.training.session import PlannedSession

    Change = Callable[[PlannedSession], PlannedSession]


def later(days: int) -> Change:
    return lambda one: replace(one, on=one.on + dt.timedelta(days=days))


# What somebody may do to a sound plan, and the rule that notices it first of all.
CHANGES: Final[dict[str, tuple[str, Change]]] = {
    "tests_at_block_ends": ("tests", later(-7)),
    "tests_are_short": ("tests", lambda one: replace(one, minutes=40)),
    "tests_stand_before_other_work": ("tests", lambda one: replace(one, place="floor")),
    "tests_without_a_maximum": ("tests", lambda one: replace(one, kind="mobility")),
    "drills_before_quality_runs": ("run_warmup", lambda one: replace(one, at=dt.time(3))),
    "sessions_before_runs_have_theirs": ("run_warmup", lambda one: replace(one, run_id="x")),
    "session_fits_minutes": ("run_warmup", lambda one: replace(one, minutes=1)),
}


@pytest.mark.parametrize("level", EXPERIENCES)
def test_a_season_has_both_in_the_order_of_time(make: Any, level: Any) -> None:
    plan = make.plan_once(level)
    sessions = list(plan.sessions())
    kinds = {one.kind for one in sessions}
    assert {"lift", "tests", "run_warmup"} <= kinds
    moments = [(one.on, one.at) for one in sessions]
    assert moments == sorted(moments)
    assert len({one.id for one in sessions}) == len(sessions)


def test_what_was_there_stays_as_it_was(make: Any) -> None:
    shop = make.shop()
    lifts = tuple(make.lifts(make.plan_once("intermediate"))[:2])
    week = make.week(index=0, deload=True)
    found = add_beside_lifts(lifts[::-1], (week,), (), shop)
    assert [one for one in found if one.kind == "lift"] == list(lifts)
    assert any(one.kind == "tests" for one in found)


@pytest.mark.parametrize("rule", CHANGES)
def test_the_judge_notices_what_somebody_changes(make: Any, rule: str) -> None:
    plan = make.plan_once("intermediate")
    kind, change = CHANGES[rule]
    target = next(one for one in plan.sessions() if one.kind == kind)
    changed = change(target)
    others = [one for one in plan.sessions() if one is not target]
    sessions = sorted((*others, changed), key=lambda one: (one.on, one.at))
    weeks = tuple(
        replace(
            week,
            sessions=tuple(one for one in sessions if 0 <= (one.on - week.starts_on).days < 7),
        )
        for week in plan.weeks
    )
    made = {"policy": make.policy, "catalogue": make.catalogue}
    assert rule not in {one.rule for one in check_plan(plan, **made)}
    assert rule in {one.rule for one in check_plan(replace(plan, weeks=weeks), **made)}
