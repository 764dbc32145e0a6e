"""What a plan lacks, and the smallest change that gives it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.engine import plan_season
from ironstride.planning.remedies import (
    MOST_TRIED,
    Tried,
    Trouble,
    choose_remedies,
    find_troubles,
    small_changes,
    try_changes,
)
from ironstride.planning.replan import plan_again
from ironstride.planning.week_changes import change_week
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Athlete, Health, Lifting
from ironstride.training.availability import Availability, Slot
from ironstride.training.place import Place
from ironstride.training.run import PlannedRun
from ironstride.training.week_change import MoreMinutes, MovedRun, OneMoreSlot, OtherPlace, WhichDay

if TYPE_CHECKING:
    from ironstride.training.plan import Plan
    from ironstride.training.week_change import WeekChange

MONDAY = dt.date(2026, 11, 23)
LAST = MONDAY + dt.timedelta(days=27)
TUE, THU = WhichDay(1), WhichDay(3)
# One short slot on a floor: a week that wants two sessions cannot hold them.
CRAMPED = Athlete(
    name="Kim",
    born=dt.date(1990, 5, 1),
    body_mass_kg=65,
    availability=Availability({1: (Slot(20, "floor", dt.time(7)),)}),
    places={"floor": Place("floor"), "park": Place("park")},
    lifting=Lifting("intermediate"),
    runs=(PlannedRun(MONDAY + dt.timedelta(days=6), "long", "long", "test"),),
)


def plan_for(athlete: Athlete) -> Plan:
    return plan_season(athlete, MONDAY, policy=read_policy(), catalogue=read_catalogue(), weeks=4)


@pytest.fixture(scope="module")
def cramped() -> Plan:
    return plan_for(CRAMPED)


def test_what_is_lacking_is_named_with_its_size(cramped: Plan) -> None:
    troubles = {one.key: one for one in find_troubles(cramped, MONDAY)}
    held = troubles["weekly_sessions_held"]
    assert held.size == sum(
        round(one.cost) for one in cramped.broken_rules if one.rule == "weekly_sessions_held"
    )
    assert "fewer sessions" in held.text
    assert all(one.size > 0 for one in troubles.values())


def test_what_is_over_is_no_trouble(cramped: Plan) -> None:
    late = find_troubles(cramped, LAST + dt.timedelta(days=1))
    assert not {one.key for one in late} & {"weekly_sessions_held", "no heavy legs"}


def test_where_health_stops_the_plan_nothing_is_searched() -> None:
    stopped = replace(CRAMPED, health=Health(flags=frozenset({"chest_pain"})))
    assert find_troubles(plan_for(stopped), MONDAY) == ()


def test_the_smallest_changes_come_first(cramped: Plan) -> None:
    changes = small_changes(cramped, MONDAY, LAST)
    kinds = list(dict.fromkeys(type(one) for one in changes))
    assert kinds == [MoreMinutes, OtherPlace, OneMoreSlot, MovedRun]
    assert changes[0] == MoreMinutes(TUE, 15)
    assert MovedRun("long", WhichDay(5), WhichDay(6)) in changes
    assert len(changes) <= MOST_TRIED


def test_every_change_that_is_tried_can_be(cramped: Plan) -> None:
    for change in small_changes(cramped, MONDAY, LAST):
        assert isinstance(change_week(CRAMPED, [change], MONDAY, LAST), Athlete)


def test_one_day_more_gives_the_missing_sessions(cramped: Plan) -> None:
    more = OneMoreSlot(THU, 30, "floor")
    changes: list[WeekChange] = [MoreMinutes(TUE, 15), MoreMinutes(THU, 15), more]
    answers = list(try_changes(CRAMPED, changes, MONDAY, LAST, plan_for))
    assert answers[1] is None
    tried = [one for one in answers if one is not None]
    held = next(one for one in find_troubles(cramped, MONDAY) if "sessions" in one.text)
    (remedy,) = choose_remedies([held], tried)
    assert remedy.change == OneMoreSlot(THU, 30, "floor")
    assert remedy.left == 0


def test_of_changes_that_give_it_the_smallest_is_chosen() -> None:
    trouble = Trouble("x", 3, "weeks", "x")
    small, large = MoreMinutes(TUE, 15), MoreMinutes(TUE, 30)
    (remedy,) = choose_remedies([trouble], [Tried(small, {}), Tried(large, {})])
    assert remedy.change == small


def test_of_changes_that_only_help_the_one_that_helps_most_is_chosen() -> None:
    trouble = Trouble("x", 3, "weeks", "x")
    small, large = MoreMinutes(TUE, 15), MoreMinutes(TUE, 30)
    (remedy,) = choose_remedies([trouble], [Tried(small, {"x": 2}), Tried(large, {"x": 1})])
    assert (remedy.change, remedy.left) == (large, 1)


@pytest.mark.parametrize("tried", [[], [Tried(MoreMinutes(TUE, 15), {"x": 3})]])
def test_where_nothing_helps_that_is_said(tried: list[Tried]) -> None:
    (remedy,) = choose_remedies([Trouble("x", 3, "weeks", "x")], tried)
    assert (remedy.change, remedy.left) == (None, 3)


def test_planned_again_for_the_same_runner_the_plan_is_the_same(cramped: Plan) -> None:
    again = plan_again(cramped, CRAMPED, MONDAY, policy=read_policy(), catalogue=read_catalogue())
    assert again.weeks == cramped.weeks
    assert again.broken_rules == cramped.broken_rules
    assert again.certificate == cramped.certificate


def test_planned_again_later_the_past_stays(cramped: Plan) -> None:
    second = cramped.weeks[1].starts_on
    roomy = change_week(CRAMPED, [OneMoreSlot(THU, 30, "floor")], second, LAST)
    assert isinstance(roomy, Athlete)
    again = plan_again(cramped, roomy, second, policy=read_policy(), catalogue=read_catalogue())
    assert again.weeks[0] == cramped.weeks[0]
    assert len(again.weeks[1].sessions) > len(cramped.weeks[1].sessions)
