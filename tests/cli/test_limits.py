from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.limits import say_limits, warn_of_limits
from ironstride.training.plan import BrokenRule, Notice, Uncovered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan
    from ironstride.training.words import NoticeTier

DAY = dt.date(2026, 11, 23)


@pytest.fixture
def whole(plans: Mapping[str, Plan]) -> Plan:
    plan = dataclasses.replace(plans["newcomer"], broken_rules=(), uncovered=(), notices=())
    assert say_limits(plan) == ""
    return plan


@pytest.mark.parametrize(
    ("tier", "is_limited"),
    [("emergency", True), ("clinician_first", True), ("limit", False), ("info", False)],
)
def test_only_strict_notices_limit(whole: Plan, tier: NoticeTier, *, is_limited: bool) -> None:
    plan = dataclasses.replace(whole, notices=(Notice(tier, "x", "red_flag_stops_plan"),))
    assert bool(say_limits(plan)) is is_limited


def test_weeks_with_too_few_sessions_are_counted(whole: Plan) -> None:
    broken = BrokenRule("weekly_sessions_held", 9, DAY, "1 of 2")
    other = BrokenRule("leg_dose_held", 8, DAY, "x")
    plan = dataclasses.replace(whole, broken_rules=(broken, other))
    assert say_limits(plan) == "1 week with fewer sessions than wanted"


def test_a_plan_without_any_slot_is_limited(whole: Plan) -> None:
    notice = Notice("limit", "no slot", "weekly_sessions_held")
    plan = dataclasses.replace(whole, notices=(notice,))
    assert say_limits(plan) == "every week with fewer sessions than wanted"


def test_gaps_count_their_weeks_and_files_their_parts(whole: Plan) -> None:
    gaps = tuple(Uncovered(pattern, DAY, "x") for pattern in ("squat", "hinge"))
    text = say_limits(dataclasses.replace(whole, uncovered=gaps), 2)
    assert "1 week without a movement" in text
    assert "2 parts of your files" in text


def test_the_exit_code_tells_a_limited_plan(
    whole: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    assert warn_of_limits(whole) == 0
    assert capsys.readouterr().err == ""
    assert warn_of_limits(whole, 1) == 1
    assert capsys.readouterr().err == (
        "ironstride: limited: 1 part of your files could not be used\n"
    )
