"""The budget of foot contacts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.session import PlannedSession


RULE = "contacts_within_budget"


def hops(build: Build, day: int, contacts: int) -> PlannedSession:
    item = build.item("pogo-hop", "power", contacts // 10, contacts=10)
    return build.lift(day, blocks=build.blocks(power=item))


@pytest.mark.parametrize(("contacts", "kept"), [(80, True), (90, False)])
def test_a_session_has_its_most(build: Build, contacts: int, kept: bool) -> None:
    assert (build.broken(RULE, build.plan(hops(build, 1, contacts))) == ()) is kept


def test_a_week_has_its_most(build: Build) -> None:
    athlete = build.newcomer()
    lifts = [hops(build, day, 60) for day in (0, 2, 4)]
    assert build.broken(RULE, build.plan(*lifts[:2], athlete=athlete)) == ()
    assert build.broken(RULE, build.plan(*lifts, athlete=athlete))


def test_runs_use_the_budget_up(build: Build) -> None:
    lifts = (hops(build, 0, 60), hops(build, 3, 60))
    for runs, kept in (
        ((build.run(1, "hills"),), True),
        ((build.run(1, "hills"), build.run(2, "intervals")), False),
        ((build.run(8, "hills"), build.run(9, "hills")), True),
    ):
        plan = build.plan(*lifts, weeks=2, runs=runs)
        assert (build.broken(RULE, plan) == ()) is kept, runs


def test_the_fewest_contacts_worth_a_set_up_are_always_allowed(build: Build) -> None:
    runs = tuple(build.run(day, "hills") for day in range(5))
    assert build.broken(RULE, build.plan(hops(build, 5, 20), runs=runs)) == ()
    assert build.broken(RULE, build.plan(hops(build, 5, 30), runs=runs))


def test_masters_and_the_power_phase_have_other_levels(build: Build) -> None:
    master = build.athlete(born=dt.date(1970, 1, 1))
    session = hops(build, 1, 80)
    assert build.broken(RULE, build.plan(session, athlete=master))
    assert build.broken(RULE, build.plan(session, athlete=master, phase="power")) == ()


def test_reps_of_jumps_count_and_drills_do_not(build: Build) -> None:
    jumps = build.item("box-jump", "power", 17, reps=(3, 5))
    assert build.broken(RULE, build.plan(build.lift(1, blocks=build.blocks(power=jumps))))
    drill = build.item("wall-drill-switch", "skill", 20)
    plan = build.plan(build.lift(1, blocks=build.blocks(technique=drill)))
    assert build.broken(RULE, plan) == ()


def test_an_authored_session_is_not_judged_for_its_jumps(build: Build) -> None:
    plan = build.plan(replace(hops(build, 1, 120), authored=True))
    assert build.broken(RULE, plan) == ()
