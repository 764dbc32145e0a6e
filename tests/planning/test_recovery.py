"""The days after a race hold easy movement and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ironstride.planning.check.judge import check_plan
from ironstride.training.availability import Slot
from ironstride.training.place import Place

ALL_DAYS = (0, 1, 2, 3, 4, 5, 6)


def after(make: Any, distance_m: float, **changes: Any) -> list[tuple[int, str, int]]:
    athlete = make.athlete("advanced", days=ALL_DAYS, races=(make.race(69, distance_m),), **changes)
    return [
        ((one.on - make.day(69)).days, one.kind, one.leg_grade)
        for one in make.plan(athlete).sessions()
        if one.on >= make.day(69)
    ]


@pytest.mark.parametrize(("distance_m", "days"), [(5_000, 1), (21_100, 2), (42_195, 4)])
def test_mobility_comes_the_day_after_and_no_lift_in_the_first_days(
    make: Any, distance_m: float, days: int
) -> None:
    found = after(make, distance_m)
    assert found[0][:2] == (1, "mobility")
    assert all(kind == "mobility" for day, kind, _ in found if day <= days)
    assert sum(kind == "mobility" for _, kind, _ in found) == 1


def test_a_race_of_the_past_is_recovered_from_too(make: Any) -> None:
    plan = make.plan(make.athlete(days=ALL_DAYS, races=(make.race(-1, 42_195),)), weeks=4)
    first = next(iter(plan.sessions()))
    assert (first.on, first.kind) == (make.day(0), "mobility")
    legs = [one.leg_grade for one in plan.sessions() if (one.on - make.day(-1)).days <= 14]
    assert max(legs) <= 1


def test_without_a_slot_there_is_none(make: Any) -> None:
    # Monday to Friday only: the race is on a Saturday, the next slot two days later.
    athlete = make.athlete(days=(0,), races=(make.race(68, 5_000),))
    plan = make.plan(athlete)
    assert all(one.kind != "mobility" for one in plan.sessions())


def test_a_day_off_is_respected(make: Any) -> None:
    from ironstride.training.athlete import Pinned

    found = after(make, 42_195, pinned=(Pinned(make.day(70), off=True),))
    assert found[0][:2] == (2, "mobility")


def test_it_is_at_the_place_of_the_day_with_the_least_iron(make: Any) -> None:
    athlete = make.athlete(days=ALL_DAYS, races=(make.race(69, 10_000),))
    gym = next(iter(athlete.places.values()))
    slots = (Slot(60, gym.name), Slot(20, "living room"))
    both = replace(
        athlete,
        places={**athlete.places, "living room": Place("living room")},
        availability=replace(athlete.availability, week=dict.fromkeys(ALL_DAYS, slots)),
    )
    for who, place in ((athlete, gym.name), (both, "living room")):
        plan = make.plan(who)
        assert [one.place for one in plan.sessions() if one.kind == "mobility"] == [place]
        assert check_plan(plan, policy=make.policy, catalogue=make.catalogue) == ()
