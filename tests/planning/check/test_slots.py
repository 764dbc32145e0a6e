"""Sessions stand in the slots of their days."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.plan import Plan


from ironstride.planning.check.judge import check_plan
from ironstride.planning.check.slots import minutes_offered
from ironstride.planning.check.table import RULES
from ironstride.training.athlete import AuthoredItem, Health, Pain, Pinned
from ironstride.training.availability import Availability, Slot
from ironstride.training.plan import BrokenRule

SLOT = "session_in_its_slot"


def test_a_session_in_an_untimed_slot_may_start_at_any_time(build: Build) -> None:
    assert build.broken(SLOT, build.plan(build.lift(1, at=dt.time(5, 30)))) == ()


@pytest.mark.parametrize("changes", [{"minutes": 61}, {"place": "floor"}])
def test_a_session_that_fits_no_slot_is_found(build: Build, changes: dict[str, Any]) -> None:
    assert build.broken(SLOT, build.plan(build.lift(1, **changes)))


def test_a_timed_slot_holds_its_time(build: Build) -> None:
    slots = Availability({1: (Slot(60, "gym", dt.time(17)), Slot(60, "gym", dt.time(18)))})
    athlete = build.athlete(availability=slots)
    right = build.lift(1, at_source="given")
    assert build.broken(SLOT, build.plan(right, athlete=athlete)) == ()
    for changes in ({"at": dt.time(19)}, {"at_source": "assumed"}):
        wrong = replace(right, **changes)
        assert build.broken(SLOT, build.plan(wrong, athlete=athlete))


def test_an_untimed_slot_gives_no_time(build: Build) -> None:
    plan = build.plan(build.lift(1, at_source="given"))
    assert build.broken(SLOT, plan)


def test_a_blocked_day_holds_nothing(build: Build) -> None:
    slots = replace(build.athlete().availability, blocked=frozenset({build.day(1)}))
    athlete = build.athlete(availability=slots)
    assert build.broken(SLOT, build.plan(build.lift(1), athlete=athlete))
    assert build.broken(SLOT, build.plan(build.lift(2), athlete=athlete)) == ()


def test_a_dated_slot_replaces_the_week(build: Build) -> None:
    slots = replace(build.athlete().availability, dated={build.day(1): (Slot(30, "floor"),)})
    plan = build.plan(build.lift(1), athlete=build.athlete(availability=slots))
    assert build.broken(SLOT, plan)


def test_a_pin_opens_a_slot_of_its_own_even_on_a_blocked_day(build: Build) -> None:
    slots = replace(build.athlete().availability, blocked=frozenset({build.day(1)}))
    pin = Pinned(build.day(1), at=dt.time(18), place="floor", minutes=30)
    athlete = build.athlete(availability=slots, pinned=(pin,))
    session = build.lift(1, place="floor")
    assert build.broken(SLOT, build.plan(session, athlete=athlete)) == ()
    assert build.broken(SLOT, build.plan(replace(session, at=dt.time(7)), athlete=athlete))


def test_no_pin_holds_a_session_longer_than_a_day(build: Build) -> None:
    athlete = build.athlete(pinned=(Pinned(build.day(1)),))
    for minutes, kept in ((1440, True), (1441, False)):
        plan = build.plan(build.lift(1, minutes=minutes), athlete=athlete)
        assert (build.broken(SLOT, plan) == ()) is kept


def test_an_authored_session_needs_no_slot(build: Build) -> None:
    plan = build.plan(build.lift(1, place="nowhere", authored=True))
    assert build.broken(SLOT, plan) == ()


def test_nothing_is_planned_before_today(build: Build) -> None:
    plan = build.plan(build.lift(1), today=build.day(2))
    assert build.broken("session_not_before_today", plan)
    assert build.broken("session_not_before_today", replace(plan, today=build.day(1))) == ()


def test_a_day_holds_one_session(build: Build) -> None:
    lift, stretch = build.lift(1), build.lift(1, id="b", kind="mobility", at=dt.time(20))
    assert build.broken("one_session_a_day", build.plan(lift, stretch))
    warm_up = replace(stretch, kind="run_warmup")
    assert build.broken("one_session_a_day", build.plan(lift, warm_up)) == ()


def test_two_authored_sessions_on_a_day_are_named_not_refused(build: Build) -> None:
    lifts = (build.lift(1, authored=True), build.lift(1, id="b", authored=True))
    assert build.broken("one_session_a_day", build.plan(*lifts)) == ()
    assert "unnamed_breach" in {one.rule for one in build.judge(build.plan(*lifts))}


@pytest.mark.parametrize(("kind", "most"), [("lift", 50), ("primer", 20), ("mobility", 15)])
def test_each_kind_has_its_longest(build: Build, kind: str, most: int) -> None:
    long, right = (build.lift(1, kind=kind, minutes=most + more) for more in (1, 0))
    assert build.broken("session_within_its_longest", build.plan(long))
    assert build.broken("session_within_its_longest", build.plan(right)) == ()


def test_the_shortest_session_there_is_stands_on_a_pinned_day_of_fewer_minutes(
    build: Build,
) -> None:
    least = build.policy.whole("demand.least_minutes")
    athlete = build.athlete(pinned=(Pinned(build.day(1), minutes=8),))
    for minutes, fits in ((8, True), (least, True), (least + 1, False)):
        session = build.lift(1, minutes=minutes)
        plan = build.plan(session, athlete=athlete)
        assert (build.broken("session_in_its_slot", plan) == ()) is fits
        # It is priced by what it takes, not by the minutes that it had.
        assert minutes_offered(build.case(plan), session) == minutes


def test_a_day_pinned_as_off_stays_free(build: Build) -> None:
    athlete = build.athlete(pinned=(Pinned(build.day(1), off=True),))
    assert build.broken("pinned_kept", build.plan(build.lift(1), athlete=athlete))
    assert build.broken("pinned_kept", build.plan(build.lift(2), athlete=athlete)) == ()


def test_a_pinned_session_is_there(build: Build) -> None:
    items = (AuthoredItem("plank", 3, seconds=(30, 45)),)
    athlete = build.athlete(pinned=(Pinned(build.day(1), items=items),))
    assert build.broken("pinned_kept", build.plan(build.lift(2), athlete=athlete))
    written = build.plan(build.lift(1, authored=True), athlete=athlete)
    assert build.broken("pinned_kept", written) == ()


def test_a_pinned_session_may_wait_while_what_hurts_is_spared_if_that_is_named(
    build: Build,
) -> None:
    pins = (Pinned(build.day(1)),)
    well = build.athlete(pinned=pins)
    hurt = build.athlete(pinned=pins, health=Health(pain=(Pain("achilles", 3),)))
    silent, plain = (build.plan(build.lift(2), athlete=one) for one in (hurt, well))
    broken = BrokenRule("pinned_kept", 120, build.day(1), "Nothing is left to train there.")
    told = [replace(plan, broken_rules=(broken,)) for plan in (silent, plain)]
    rules = {"pinned_kept": RULES["pinned_kept"]}

    def judge(plan: Plan) -> set[str]:
        found = check_plan(plan, policy=build.policy, catalogue=build.catalogue, rules=rules)
        return {one.rule for one in found}

    assert judge(silent) == {"unnamed_breach"}
    assert judge(told[0]) == set()
    assert "pinned_kept" in judge(plain)
    assert "pinned_kept" in judge(told[1])


def test_a_pin_outside_the_horizon_asks_for_nothing(build: Build) -> None:
    pins = (Pinned(build.day(-3)), Pinned(build.day(7)))
    plan = build.plan(build.lift(1), athlete=build.athlete(pinned=pins))
    assert build.broken("pinned_kept", plan) == ()


def test_the_longest_fitting_slot_is_the_one_offered(build: Build) -> None:
    timed = Slot(60, "gym", dt.time(18))
    slots = Availability({1: (Slot(20, "gym"), Slot(45, "gym"), Slot(90, "floor"), timed)})
    plan = build.plan(build.lift(1), athlete=build.athlete(availability=slots))
    assert minutes_offered(build.case(plan), next(plan.sessions())) == 45
