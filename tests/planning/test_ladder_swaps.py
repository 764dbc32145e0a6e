"""Coming sessions without iron climb their ladder by what was logged."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.check.judge import check_plan
from ironstride.planning.ladder_swaps import swap_by_log
from ironstride.planning.replan import Replanned, replan_season
from ironstride.planning.situation import Situation
from ironstride.planning.standing import Swap
from ironstride.training.sets import LoggedSet
from ironstride.training.words import EQUIPMENT

if TYPE_CHECKING:
    from tests.planning.conftest import Make

    from ironstride.training.plan import Plan

CHAIR = "chair-sit-to-stand"


@pytest.fixture(name="plan", scope="module")
def fixture_plan(make: Make) -> Plan:
    """Return eight weeks of a novice on a bare floor; the squats are those from a chair."""
    return make.plan(make.athlete("novice", place=make.floor, lifts=()), weeks=8)


def sets(make: Make, exercise: str, *days: int, **changes: Any) -> tuple[LoggedSet, ...]:
    usual: dict[str, Any] = {"reps": 15, "rir": 3, "technique": "solid"}
    return tuple(
        LoggedSet(
            f"{exercise}-{day}",
            exercise,
            dt.datetime.combine(make.day(day), dt.time(18)),
            "bodyweight",
            **usual | changes,
        )
        for day in days
    )


def squats(plan: Plan) -> list[str]:
    """Return the squats of the lifts in the order of days."""
    return [
        item.exercise
        for session in plan.sessions()
        if session.kind == "lift"
        for _, item in session.items()
        if item.patterns[0] == "squat"
    ]


def swaps(make: Make, plan: Plan, log: tuple[LoggedSet, ...], on: int) -> tuple[Swap, ...]:
    expected = {one.on: one for one in plan.sessions() if one.on >= make.day(on)}
    at = Situation(plan, make.day(on), replace(plan.athlete, log=log), expected)
    return swap_by_log(at, make.catalogue, make.policy)


def test_easy_sets_lead_to_the_next_rung_until_the_phase_ends(make: Make, plan: Plan) -> None:
    (swap,) = swaps(make, plan, sets(make, CHAIR, 0, 2), on=3)
    assert swap == Swap(CHAIR, "bodyweight-squat", make.day(0), make.day(35))


def test_sets_that_are_right_lead_nowhere(make: Make, plan: Plan) -> None:
    assert swaps(make, plan, sets(make, CHAIR, 0, 2, reps=10), on=3) == ()
    assert swaps(make, plan, (), on=3) == ()


def test_hard_sets_lead_back_down(make: Make) -> None:
    athlete = make.athlete("intermediate", place=make.floor, lifts=())
    plan = make.plan(athlete, weeks=8)
    first = squats(plan)[0]
    (swap,) = swaps(make, plan, sets(make, first, 0, 2, reps=5, rir=0), on=3)
    below = [one.id for one in make.catalogue.exercises.values() if one.harder == first]
    assert swap.exercise == first
    assert swap.by in below


def test_where_there_is_iron_the_weight_grows_instead(make: Make, plan: Plan) -> None:
    gym = replace(make.floor, equipment=frozenset(EQUIPMENT))
    athlete = replace(plan.athlete, places={"floor": gym})
    with_iron = replace(plan, athlete=athlete)
    assert swaps(make, with_iron, sets(make, CHAIR, 0, 2), on=3) == ()


def test_nothing_is_new_right_before_a_race(make: Make, plan: Plan) -> None:
    athlete = replace(plan.athlete, races=(make.race(20),))
    racing = replace(plan, athlete=athlete, weeks=plan.weeks[:3])
    assert swaps(make, racing, sets(make, CHAIR, 0, 2), on=3) == ()
    assert swaps(make, plan, sets(make, CHAIR, 0, 2), on=3) != ()


def test_a_replan_climbs_and_says_so(make: Make, plan: Plan) -> None:
    log = sets(make, CHAIR, 0, 2)
    again = replan_season(
        plan, (), make.day(3), policy=make.policy, catalogue=make.catalogue, log=log
    )
    assert isinstance(again, Replanned)
    assert squats(again.plan)[:3] == [CHAIR, "bodyweight-squat", "bodyweight-squat"]
    said = "Bodyweight squat instead of Sit to stand from a chair: from what you logged."
    assert said in again.changes[0].text
    assert check_plan(again.plan, policy=make.policy, catalogue=make.catalogue) == ()
    items = (item for one in again.plan.sessions() for _, item in one.items())
    squat = next(item for item in items if item.exercise == "bodyweight-squat")
    assert any("you did 15 reps with 3 in reserve" in why.text for why in squat.why)


def test_a_new_plan_begins_on_the_rung_that_was_earned(make: Make, plan: Plan) -> None:
    log = sets(make, "slow-pause-squat", -6, -4, reps=9)
    earned = make.plan(replace(plan.athlete, log=log), weeks=8)
    assert set(squats(earned)[:4]) == {"slow-pause-squat"}
    assert set(squats(plan)[:4]) == {CHAIR}
