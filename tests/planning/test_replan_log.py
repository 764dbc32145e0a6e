"""A replan goes by what was logged since: it says so, and forgets no log."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.planning.check.judge import check_plan
from ironstride.planning.known_log import told_log
from ironstride.planning.replan import Refused, Replanned, replan_season
from ironstride.training.athlete import Lifting
from ironstride.training.events import Missed, SetsLogged, Swapped
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from tests.planning.conftest import Make

    from ironstride.training.plan import Plan
    from ironstride.training.words import Pattern


@pytest.fixture(name="logged", scope="module")
def fixture_logged(make: Make) -> Plan:
    """Return eight weeks of a lifter whose squat is open by twelve logged sessions."""
    opened: dict[Pattern, int] = {"hinge": 5, "single_leg": 5}
    lifting = Lifting("intermediate", {"squat": 2, **opened}, {"hinge": 40, "single_leg": 40})
    athlete = make.athlete(lifting=lifting, lifts=(), log=squats(make, 12))
    return make.plan(athlete, weeks=8)


def squats(make: Make, count: int) -> tuple[LoggedSet, ...]:
    """Return a good set of squats on every fourth day up to three days before the plan."""
    return tuple(_squat(make.day(-3 - 4 * index)) for index in reversed(range(count)))


def _squat(day: dt.date) -> LoggedSet:
    at = dt.datetime.combine(day, dt.time(18))
    noted: dict[str, Any] = {"load_kg": 80, "reps": 8, "rir": 2, "technique": "solid"}
    return LoggedSet(f"{day}", "back-squat", at, "load_reps", **noted)


def again(
    make: Make, plan: Plan, *events: Any, on: int, log: tuple[LoggedSet, ...] | None = None
) -> Replanned | tuple[Refused, ...]:
    return replan_season(
        plan, events, make.day(on), policy=make.policy, catalogue=make.catalogue, log=log
    )


def heavy(plan: Plan, pattern: str) -> int:
    items = [item for session in plan.sessions() for _, item in session.items()]
    return sum(one.rep_class == "strength" and one.patterns[0] == pattern for one in items)


def test_what_was_logged_opens_heavy_sets(make: Make, logged: Plan) -> None:
    gates = {gate.pattern: gate for gate in logged.gates}
    assert gates["squat"].open
    assert heavy(logged, "squat") > 0
    assert check_plan(logged, policy=make.policy, catalogue=make.catalogue) == ()


def test_without_its_log_the_judge_does_not_believe_the_gate(make: Make, logged: Plan) -> None:
    forgotten = replace(logged, athlete=replace(logged.athlete, log=()))
    found = check_plan(forgotten, policy=make.policy, catalogue=make.catalogue)
    assert "gate_opens_when_earned" in {one.rule for one in found}


def test_the_same_log_changes_nothing(make: Make, logged: Plan) -> None:
    answer = again(make, logged, on=1, log=logged.athlete.log)
    assert isinstance(answer, Replanned)
    assert answer.plan is logged


def test_a_new_set_is_told_and_the_plan_goes_on(make: Make, logged: Plan) -> None:
    log = (*logged.athlete.log, _squat(make.day(0)))
    answer = again(make, logged, on=1, log=log)
    assert isinstance(answer, Replanned)
    assert told_log(answer.plan) == SetsLogged(13, make.day(0))
    assert answer.plan.athlete.log == log
    assert check_plan(answer.plan, policy=make.policy, catalogue=make.catalogue) == ()


def test_sets_of_coming_days_are_not_known_yet(make: Make, logged: Plan) -> None:
    answer = again(make, logged, on=1, log=(*logged.athlete.log, _squat(make.day(2))))
    assert isinstance(answer, Replanned)
    assert answer.plan is logged


def test_a_shaky_set_takes_heavy_barbell_squats_out(make: Make, logged: Plan) -> None:
    shaky = replace(_squat(make.day(0)), technique="shaky", pain=4)
    answer = again(make, logged, on=1, log=(*logged.athlete.log, shaky))
    assert isinstance(answer, Replanned)
    assert heavy(answer.plan, "squat") == 0
    said = [change.text for change in answer.changes if change.kind == "notice"]
    assert any(text.startswith("The squat goes back to sets of 8-10.") for text in said)
    assert any("without pain above 2 of 10 (on 23 Nov 2026: 4)" in text for text in said)
    assert check_plan(answer.plan, policy=make.policy, catalogue=make.catalogue) == ()


def test_an_earned_gate_is_told(make: Make) -> None:
    lifting = Lifting("intermediate", {"squat": 5})
    athlete = make.athlete(lifting=lifting, lifts=(), log=squats(make, 5))
    plan = make.plan(athlete, weeks=6)
    assert heavy(plan, "squat") == 0
    answer = again(make, plan, on=2, log=(*athlete.log, _squat(make.day(1))))
    assert isinstance(answer, Replanned)
    said = [change.text for change in answer.changes]
    assert "Sets of 1-6 are open to you now in the squat: you have earned them." in said


def test_a_plan_that_was_made_with_a_log_asks_for_it(make: Make, logged: Plan) -> None:
    read_back = replace(logged, athlete=replace(logged.athlete, log=()))
    answer = again(make, read_back, Missed(make.day(0)), on=1)
    assert isinstance(answer, tuple)
    assert "hand over the log" in answer[0].text


def test_a_log_comes_beside_another_event(make: Make, logged: Plan) -> None:
    log = (*logged.athlete.log, _squat(make.day(0)))
    answer = again(make, logged, Missed(make.day(0)), on=1, log=log)
    assert isinstance(answer, Replanned)
    told = [reported.event for reported in answer.plan.events]
    assert told[1:] == [SetsLogged(13, make.day(0)), Missed(make.day(0))]


def test_a_lift_is_heavy_by_the_gate_of_its_main_movement_alone(make: Make) -> None:
    swap = Swapped("2027-01-01-split-squat", "single-leg-leg-press")
    plan = make.replan(make.season(), swap, on=0).plan
    assert heavy(plan, "single_leg") > 0
    painful = replace(_squat(make.day(0)), exercise="split-squat", load_kg=14, pain=5)
    answer = again(make, plan, on=1, log=(painful,))
    assert isinstance(answer, Replanned)
    gates = {gate.pattern: gate.open for gate in answer.plan.gates}
    assert (gates["single_leg"], gates["squat"]) == (False, True)
    assert heavy(answer.plan, "single_leg") == 0
    assert check_plan(answer.plan, policy=make.policy, catalogue=make.catalogue) == ()


def tops(plan: Plan, exercise: str, since: dt.date) -> list[float]:
    """Return the heaviest weight of each coming item of an exercise, in the order of days."""
    return [
        item.work_sets[0].load_kg[1]
        for session in plan.sessions()
        if session.on >= since and session.kind == "lift"
        for _, item in session.items()
        if item.exercise == exercise and item.work_sets[0].load_kg
    ]


def logged_as(make: Make, plan: Plan, load_kg: float, reps: int, rir: float) -> Replanned:
    """Plan again on the second day after three sets of squats like this on the first."""
    done = replace(_squat(make.day(0)), load_kg=load_kg, reps=reps, rir=rir)
    log = tuple(replace(done, id=f"{number}") for number in range(3))
    answer = again(make, plan, on=1, log=log)
    assert isinstance(answer, Replanned)
    assert check_plan(answer.plan, policy=make.policy, catalogue=make.catalogue) == ()
    return answer


def test_more_than_planned_raises_the_coming_weights_and_less_lowers_them(
    make: Make,
) -> None:
    plan = make.season()
    squat = next(
        item for _, item in plan.weeks[0].sessions[0].items() if item.exercise == "back-squat"
    )
    work = squat.work_sets[0]
    assert work.load_kg
    assert work.reps
    planned = tops(plan, "back-squat", make.day(1))[0]
    more = logged_as(make, plan, work.load_kg[1] + 10, work.reps[1], 3)
    # Three reps at the limit instead of eight: a weight within 5 % of today's would be kept.
    less = logged_as(make, plan, work.load_kg[1], work.reps[0] - 5, 0)
    assert tops(more.plan, "back-squat", make.day(1))[0] > planned
    assert tops(less.plan, "back-squat", make.day(1))[0] < planned
    for answer in (more, less):
        assert any("from what you logged" in change.text for change in answer.changes)


def test_sets_that_went_as_asked_leave_the_next_weight_where_it_is(make: Make) -> None:
    plan = make.season()
    work = next(
        item for _, item in plan.weeks[0].sessions[0].items() if item.exercise == "back-squat"
    ).work_sets[0]
    assert work.load_kg
    assert work.reps
    assert work.rir
    same = logged_as(make, plan, work.load_kg[1], work.reps[0], work.rir[0])
    before, after = (tops(one, "back-squat", make.day(1))[0] for one in (plan, same.plan))
    assert abs(after - before) <= 2.5
