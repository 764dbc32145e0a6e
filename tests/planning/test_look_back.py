"""What is known at the start of a day: nothing of that day, and the same however often asked."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ironstride.planning.look_back import look_back
from ironstride.planning.next_session import plan_next_session
from ironstride.training.readiness import Readiness
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from tests.planning.conftest import Make

    from ironstride.training.plan import Plan


def squat(make: Make, day: int, load_kg: float = 80) -> LoggedSet:
    at = dt.datetime.combine(make.day(day), dt.time(18))
    more: dict[str, Any] = {"load_kg": load_kg, "reps": 5, "rir": 2}
    return LoggedSet(f"{at}{load_kg}", "back-squat", at, "load_reps", **more)


def with_log(plan: Plan, *sets: LoggedSet) -> Plan:
    return replace(plan, athlete=replace(plan.athlete, lifts=(), log=sets))


def test_sets_of_the_day_and_later_change_nothing(make: Make) -> None:
    earlier = [squat(make, day) for day in (-9, -6, -3)]
    plan, later = make.season(), [squat(make, 0, 200), squat(make, 1, 200)]
    known = look_back(with_log(plan, *earlier), make.day(0), make.policy, make.catalogue)
    same = look_back(with_log(plan, *earlier, *later), make.day(0), make.policy, make.catalogue)
    assert known.outcomes == same.outcomes
    assert len(known.outcomes) == 2
    estimates = [one.strength.estimate("back-squat") for one in (known, same)]
    assert estimates[0] == estimates[1]
    assert same.strength.day.lifts == ()


def test_strength_is_that_of_the_day_without_any_log_too(make: Make) -> None:
    plan, day = make.season(), make.day(7)
    known = look_back(plan, day, make.policy, make.catalogue)
    assert known.strength.day.on == day


def test_a_session_is_the_same_whoever_looked_back(make: Make) -> None:
    plan = make.season()
    session = next(one for one in make.lifts(plan) if one.on >= make.day(0))
    plan = with_log(plan, squat(make, -3), squat(make, (session.on - make.day(0)).days))
    back = look_back(plan, session.on, make.policy, make.catalogue)
    found = [
        plan_next_session(
            plan, session, Readiness(), policy=make.policy, catalogue=make.catalogue, back=one
        )
        for one in (None, back, back)
    ]
    assert found[0] == found[1] == found[2]
    assert found[0].begun
