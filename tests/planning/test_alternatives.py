"""The next-best weeks: really other ones, dearer, and with their reasons."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.alternatives import find_alternatives
from ironstride.planning.engine import plan_season
from ironstride.planning.replan import Replanned, replan_season
from ironstride.policy.reader import read_policy
from ironstride.training.athlete import Athlete, Health, Lifting, Pinned
from ironstride.training.availability import Availability, Slot
from ironstride.training.events import Missed
from ironstride.training.place import Place
from ironstride.training.run import PlannedRun

if TYPE_CHECKING:
    from ironstride.training.plan import Alternative, Plan, PlannedWeek
    from ironstride.training.words import RunType

POLICY, CATALOGUE = read_policy(), read_catalogue()
MONDAY = dt.date(2026, 11, 23)


def make_plan(athlete: Athlete, today: dt.date = MONDAY, weeks: int = 2) -> Plan:
    return plan_season(athlete, today, policy=POLICY, catalogue=CATALOGUE, weeks=weeks)


def find(plan: Plan, index: int = 0) -> tuple[Alternative, ...]:
    return find_alternatives(plan, plan.weeks[index], policy=POLICY, catalogue=CATALOGUE)


def runner(days: tuple[int, ...], *runs: tuple[int, RunType]) -> Athlete:
    """Return a runner with an evening slot on `days` and morning runs, counted from Monday."""
    return Athlete(
        name="Kim",
        born=dt.date(1990, 5, 1),
        body_mass_kg=65,
        availability=Availability({day: (Slot(45, "gym", dt.time(18)),) for day in days}),
        places={"gym": Place("gym")},
        lifting=Lifting("intermediate"),
        sessions_per_week=1,
        runs=tuple(
            PlannedRun(MONDAY + dt.timedelta(days=day), kind, kind, "test", at=dt.time(7))
            for day, kind in runs
        ),
    )


def spots(week: PlannedWeek) -> set[tuple[dt.date, dt.time, str]]:
    return {(one.on, one.at, one.place) for one in week.sessions if one.kind in ("lift", "primer")}


def other_spots(other: Alternative) -> set[tuple[dt.date, dt.time, str]]:
    return {(one.on, one.at, one.place) for one in other.sessions}


def test_each_stands_elsewhere_and_the_dearest_comes_last() -> None:
    plan = make_plan(runner((0, 2, 4), (1, "intervals"), (6, "long")))
    first, second = find(plan)
    planned = spots(plan.weeks[0])
    assert len({frozenset(planned), *(frozenset(other_spots(one)) for one in (first, second))}) == 3
    assert 0 <= first.cost_more <= second.cost_more


def test_what_makes_it_dearer_is_named() -> None:
    plan = make_plan(runner((1, 4), (2, "intervals")))
    (planned,) = spots(plan.weeks[0])
    assert planned[0] == MONDAY + dt.timedelta(days=4)
    (other,) = find(plan)
    assert [one.on for one in other.sessions] == [MONDAY + dt.timedelta(days=1)]
    # Twelve hours before the intervals of Wednesday there is room for a light session only.
    assert [one.rule for one in other.broken_rules] == ["leg_dose_held"]
    assert other.sessions[0].leg_grade == 1
    assert sum(one.cost for one in other.broken_rules) == pytest.approx(other.cost_more, abs=5)


def test_with_one_place_only_there_is_no_other_week() -> None:
    assert find(make_plan(runner((2,)))) == ()


def test_a_pinned_session_stays() -> None:
    pinned = replace(runner((0, 2, 4)), pinned=(Pinned(MONDAY),), sessions_per_week=2)
    plan = make_plan(pinned)
    for other in find(plan):
        assert MONDAY in {one.on for one in other.sessions}


def test_a_week_that_is_over_has_none_and_days_that_are_over_stay() -> None:
    plan = make_plan(replace(runner((0, 2, 3, 4, 5)), sessions_per_week=2), weeks=4)
    later = MONDAY + dt.timedelta(days=8)
    answer = replan_season(
        plan, [Missed(plan.weeks[0].sessions[0].on)], later, policy=POLICY, catalogue=CATALOGUE
    )
    assert isinstance(answer, Replanned)
    assert find(answer.plan, 0) == ()
    past, *_ = (one.on for one in answer.plan.weeks[1].sessions)
    others = find(answer.plan, 1)
    assert past < later
    assert len(others) == 2
    for other in others:
        first, second = (one.on for one in other.sessions)
        assert first == past
        assert second >= later


def test_where_health_stops_the_plan_there_is_none() -> None:
    stopped = replace(runner((0, 2, 4)), health=Health(flags=frozenset({"focal_bone_pain"})))
    assert find(make_plan(stopped)) == ()


@pytest.mark.parametrize("seed", range(0, 40, 2))
def test_no_other_week_is_cheaper_than_an_optimal_one(seed: int) -> None:
    athlete, today = generate_athlete(seed)
    plan = make_plan(athlete, today, weeks=5)
    if plan.certificate is None or plan.certificate.cost > plan.certificate.bound_cost:
        pytest.skip("not an optimal plan")
    for index, week in enumerate(plan.weeks):
        others = find(plan, index)
        assert all(other.cost_more >= 0 for other in others)
        assert [other.cost_more for other in others] == sorted(o.cost_more for o in others)
        for other in others:
            assert other_spots(other) != spots(week)
            assert len({one.on for one in other.sessions}) == len(other.sessions)
            assert all(_has_slot(athlete, *spot) for spot in other_spots(other))


def _has_slot(athlete: Athlete, on: dt.date, at: dt.time, place: str) -> bool:
    pins = any(pin.on == on for pin in athlete.pinned)
    slots = athlete.availability.slots_on(on)
    return pins or any(slot.place == place and slot.at in (None, at) for slot in slots)
