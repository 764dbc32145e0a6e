"""Plans that no page may trip over: hostile names, and every kind of session."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from ironstride.training.plan import Notice
from ironstride.training.words import SESSION_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem, PlannedSession

EVIL = (
    '<script>alert(\'x\')</script></svg></title> #image("x") $a$ *b* _c_ `d` \\ " & '
    "[l](http://evil.example) @ref <label> https://evil.example/x \x1b[31m \u202e \ud83d "
    + "Longname"
    * 30
)


def _evil_item(item: PlannedItem) -> PlannedItem:
    why = tuple(dataclasses.replace(one, text=EVIL) for one in item.why)
    return dataclasses.replace(item, id=f"{item.id}{EVIL}", name=EVIL, why=why)


def _evil_session(session: PlannedSession) -> PlannedSession:
    blocks = tuple(
        dataclasses.replace(block, items=tuple(_evil_item(item) for item in block.items))
        for block in session.blocks
    )
    why = tuple(dataclasses.replace(one, text=EVIL) for one in session.why)
    return dataclasses.replace(
        session, id=f"{session.id}{EVIL}", title=EVIL, place=EVIL, blocks=blocks, why=why
    )


def _first_lift(plan: Plan) -> PlannedSession:
    return next(one for one in plan.sessions() if one.kind == "lift")


@pytest.fixture(scope="session")
def lift(plans: Mapping[str, Plan]) -> PlannedSession:
    """Return the first strength session of the sample: bars, pairs and a search in it."""
    return _first_lift(plans["sample"])


@pytest.fixture(scope="session")
def evil() -> str:
    return EVIL


@pytest.fixture(scope="session")
def hostile(plans: Mapping[str, Plan]) -> Plan:
    """Return a plan whose every text would act as markup if a page let it."""
    plan = plans["pounds"]
    weeks = tuple(
        dataclasses.replace(week, sessions=tuple(_evil_session(one) for one in week.sessions))
        for week in plan.weeks[:3]
    )
    return dataclasses.replace(
        plan,
        made_for=EVIL,
        weeks=weeks,
        races=tuple(dataclasses.replace(race, name=EVIL) for race in plan.races),
        runs=tuple(dataclasses.replace(run, title=EVIL) for run in plan.runs),
        notices=(Notice("emergency", EVIL, "red_flag_stops_plan"), Notice("info", EVIL, "x")),
    )


@pytest.fixture(scope="session")
def all_kinds(plans: Mapping[str, Plan]) -> Plan:
    """Return a plan of one week with a session of each kind; a warm-up belongs to a run."""
    plan = plans["sample"]
    week = plan.weeks[0]
    run = next(run for run in plan.runs if run.key)
    lift = _first_lift(plan)
    sessions = tuple(
        dataclasses.replace(
            lift,
            id=f"{kind}-one",
            kind=kind,
            title=f"A {kind} session",
            run_id=run.id if kind == "run_warmup" else None,
        )
        for kind in SESSION_KINDS
    )
    return dataclasses.replace(plan, weeks=(dataclasses.replace(week, sessions=sessions),))
