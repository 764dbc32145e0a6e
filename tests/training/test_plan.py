from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.errors import InvalidValueError
from ironstride.training.athlete import Athlete
from ironstride.training.availability import Availability
from ironstride.training.plan import Notice, Plan, PlannedWeek
from ironstride.training.session import Block, PlannedItem, PlannedSession, Why
from ironstride.training.sets import PlannedSet

MONDAY = dt.date(2026, 11, 23)
ATHLETE = Athlete("Ada", dt.date(1990, 1, 1), 60, Availability(), {})
WHY = (Why("comprehensive", "A bit of everything.", "convention"),)
HOLD = PlannedSet("work", "hold", seconds=(20, 30))
PLANK = PlannedItem(
    "i1",
    "front-plank",
    "Front plank",
    ("trunk_anti_extension",),
    "hold",
    "bodyweight",
    "total",
    (HOLD,),
    WHY,
)


def a_session(identity: str, on: dt.date) -> PlannedSession:
    block = Block("stability", (PLANK,))
    return PlannedSession(
        id=identity,
        on=on,
        at=dt.time(7),
        at_source="assumed",
        place="home",
        kind="lift",
        leg_grade=0,
        minutes=12,
        title="Trunk",
        why=WHY,
        blocks=(block,),
        versions={},
    )


def a_plan(*weeks: PlannedWeek) -> Plan:
    return Plan("Ada", MONDAY, ATHLETE, weeks)


def a_week(starts_on: dt.date, **changes: Any) -> PlannedWeek:
    fields: dict[str, Any] = {
        "starts_on": starts_on,
        "phase": "adaptation",
        "deload": False,
        "sessions": (a_session(f"s{starts_on.day}", starts_on),),
    }
    return PlannedWeek(**fields | changes)


def test_sessions_come_in_the_order_of_the_weeks() -> None:
    plan = a_plan(a_week(MONDAY), a_week(MONDAY + dt.timedelta(7)))
    assert [session.id for session in plan.sessions()] == ["s23", "s30"]


@pytest.mark.parametrize("day", range(7))
def test_every_day_finds_its_week(day: int) -> None:
    week = a_week(MONDAY)
    assert a_plan(week).week_of(MONDAY + dt.timedelta(day)) is week


@pytest.mark.parametrize("day", [-1, 7])
def test_a_day_outside_has_no_week(day: int) -> None:
    assert a_plan(a_week(MONDAY)).week_of(MONDAY + dt.timedelta(day)) is None


@pytest.mark.parametrize("day", range(1, 7))
def test_a_week_starts_on_monday(day: int) -> None:
    with pytest.raises(InvalidValueError, match="Monday"):
        a_week(MONDAY + dt.timedelta(day))


def test_a_phase_and_a_tier_are_known_words() -> None:
    with pytest.raises(InvalidValueError, match="phase"):
        a_week(MONDAY, phase="peak")
    with pytest.raises(InvalidValueError, match="tier"):
        Notice("urgent", "See somebody.", "safety")  # type: ignore[arg-type]  # hostile on purpose
