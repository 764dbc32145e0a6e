from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import pytest

from ironstride.cli.explain_view import explain_day
from ironstride.cli.screen import as_text
from ironstride.policy.rules import read_rules
from ironstride.training.athlete import Pinned
from ironstride.training.events import Done, Ill, Reported
from ironstride.training.plan import BrokenRule, Change, Replaced

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan

TUESDAY = dt.date(2026, 11, 24)


def text_of(plan: Plan, day: dt.date) -> str:
    return " ".join(as_text(*explain_day(plan, day), width=500).split())


def test_each_reason_has_its_rule_doctrine_and_label(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    session = next(one for one in plan.sessions() if one.on == TUESDAY)
    text = text_of(plan, TUESDAY)
    reasons = [*session.why, *(why for _, item in session.items() for why in item.why)]
    for why in reasons:
        assert why.text in text
        assert f"{why.rule} [{why.evidence}]: {read_rules()[why.rule].sentence}" in text
    assert "(doctrine D" in text


def test_the_hours_to_the_runs_are_said(plans: Mapping[str, Plan]) -> None:
    text = text_of(plans["sample"], TUESDAY)
    assert "11 h after the end of the key run 5x1000 m" in text
    assert "before Easy run, 8 km, Wed 25 Nov 07:00" in text
    assert "before the key run Threshold 3x2000 m" in text


def test_a_broken_rule_of_the_day_is_priced(plans: Mapping[str, Plan]) -> None:
    broken = BrokenRule("rest_day_kept", 4, TUESDAY, "On a rest day.")
    plan = dataclasses.replace(plans["sample"], broken_rules=(broken,))
    assert "On a rest day. (rest_day_kept, 4 points)" in text_of(plan, TUESDAY)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-12-24", "you blocked this day"),
        ("2027-03-14", "it is race day"),
        ("2026-11-28", "you have no time"),
        ("2026-11-23", "a rest day"),
    ],
)
def test_a_day_without_session_says_why(plans: Mapping[str, Plan], day: str, words: str) -> None:
    text = text_of(plans["sample"], dt.date.fromisoformat(day))
    assert words in text
    assert "The nearest one: " in text


def test_days_before_the_plan_and_pinned_days_say_so(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    free = dt.date(2026, 11, 25)
    athlete = dataclasses.replace(plan.athlete, pinned=(Pinned(free, off=True),))
    assert "you keep this day free" in text_of(dataclasses.replace(plan, athlete=athlete), free)
    later = dataclasses.replace(plan, today=dt.date(2026, 11, 25))
    assert "starts later" in text_of(later, dt.date(2026, 11, 23))


def test_what_became_of_a_day_and_what_changed_on_it_is_said(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    thursday = dt.date(2026, 11, 26)
    lift = next(one for one in plan.sessions() if one.on == TUESDAY and one.kind == "lift")
    changes = (Change("sets", TUESDAY, "Fewer sets.", lift.id), Change("week", thursday, "Easier."))
    events = tuple(Reported(thursday, one) for one in (Done(lift.id), Ill(thursday, thursday)))
    known = dataclasses.replace(
        plan, replanned_on=thursday, events=events, replaces=Replaced("sha256:x", changes, {})
    )
    text = text_of(known, TUESDAY)
    assert "✓ done" in text
    assert "PLANNED AGAIN ON THU 26 NOV" in text
    assert "Fewer sets." in text
    assert "Easier." not in text
    assert "· excused" in text_of(known, thursday)
    assert "✓ done" not in text_of(plan, TUESDAY)


def test_a_day_of_illness_is_no_blocked_day(plans: Mapping[str, Plan]) -> None:
    plan = plans["sample"]
    day = dt.date(2026, 11, 25)
    known = dataclasses.replace(plan, events=(Reported(day, Ill(day, day)),))
    assert "you told of being ill on this day" in text_of(known, day)
