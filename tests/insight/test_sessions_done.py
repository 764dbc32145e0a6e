from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.insight.sessions_done import done_share, judge_share, judge_weeks, work_items
from ironstride.training.events import Done, Ill, Missed, Reported

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.session import PlannedSession


@pytest.fixture
def judge(plan: Plan, week: PlannedWeek, catalogue: Catalogue, policy: Policy) -> Any:
    """Return a judge of the week, on the day after it unless told otherwise."""

    def call(log: list[Any], *events: Any, today: dt.date | None = None) -> Any:
        day = today or week.last_day + dt.timedelta(days=1)
        told = replace(plan, events=tuple(Reported(day, one) for one in events))
        return judge_weeks(told, log, catalogue.exercises, day, policy)[0]

    return call


@pytest.fixture
def sessions(week: PlannedWeek) -> list[PlannedSession]:
    return [one for one in week.sessions if one.kind == "lift"]


def as_planned(
    log: Any,
    session: PlannedSession,
    off_rir: float = 0.0,
    on: dt.date | None = None,
    names: str = "",
) -> list[Any]:
    return [
        log.one(
            item.exercise,
            on or session.on,
            set_kind=one.set_kind,
            rir=None if one.rir is None else one.rir[1] + off_rir,
            session=names,
        )
        for item in work_items(session)
        for one in item.work_sets
    ]


def test_all_sets_as_asked_are_as_planned(judge: Any, sessions: Any, log: Any) -> None:
    found = judge([one for session in sessions for one in as_planned(log, session)])
    assert [one.verdict for one in found.sessions] == ["as_planned", "as_planned"]
    assert (found.done_sets, found.done_sessions) == (found.planned_sets, 2)
    assert found.effort_lean_rir == 0


def test_an_effort_far_off_is_partly(judge: Any, sessions: Any, log: Any) -> None:
    found = judge(as_planned(log, sessions[0], off_rir=2.0)).sessions[0]
    assert (found.verdict, found.effort_off_rir, found.effort_lean_rir) == ("partly", 2.0, 2.0)


def test_the_effort_is_held_against_what_was_prescribed_on_the_day(
    judge: Any, sessions: Any, log: Any
) -> None:
    easier = [
        replace(one, target=replace(item.work_sets[0], rir=(5, 6)), rir=5.0)
        for item in work_items(sessions[0])
        if item.work_sets[0].rir is not None
        for one in as_planned(log, sessions[0])
        if one.exercise == item.exercise
    ]
    assert judge(easier).sessions[0].effort_off_rir == 0


def test_nothing_done_is_little_once_the_day_is_over(judge: Any, sessions: Any) -> None:
    assert [one.verdict for one in judge([]).sessions] == ["little", "little"]
    on_first = judge([], today=sessions[0].on)
    assert [one.verdict for one in on_first.sessions] == ["open", "open"]
    assert judge([], Missed(sessions[0].on), today=sessions[0].on).sessions[0].verdict == "little"


def test_an_excused_session_is_not_asked_for(judge: Any, sessions: Any) -> None:
    found = judge([], Ill(sessions[0].on, sessions[0].on))
    assert found.sessions[0].verdict == "excused"
    assert (found.planned_sessions, found.done_sessions) == (1, 0)
    assert found.planned_sets == found.sessions[1].planned_sets


def test_what_was_reported_as_done_counts_without_sets(judge: Any, sessions: Any) -> None:
    found = judge([], Done(sessions[0].id)).sessions[0]
    assert (found.verdict, found.logged) == ("as_planned", False)
    assert found.done_sets == found.planned_sets


def test_another_exercise_of_the_same_movement_counts(
    judge: Any, sessions: Any, log: Any, catalogue: Catalogue
) -> None:
    item = next(iter(work_items(sessions[0])))
    other = next(
        one.id
        for one in catalogue.exercises.values()
        if (one.main_pattern,) == item.patterns[:1] and one.id != item.exercise
    )
    swapped = [log.one(other, sessions[0].on) for _ in item.work_sets]
    assert judge(swapped).sessions[0].done_sets == len(item.work_sets)


def test_more_of_one_lift_does_not_make_up_for_others(judge: Any, sessions: Any, log: Any) -> None:
    item = next(iter(work_items(sessions[0])))
    many = [log.one(item.exercise, sessions[0].on) for _ in range(30)]
    same = [one for one in work_items(sessions[0]) if one.patterns[:1] == item.patterns[:1]]
    assert judge(many).sessions[0].done_sets == sum(len(one.work_sets) for one in same)


def test_a_set_belongs_to_the_session_that_it_names(judge: Any, sessions: Any, log: Any) -> None:
    sets = as_planned(log, sessions[0], on=sessions[1].on, names=sessions[0].id)
    found = judge(sets)
    assert found.sessions[0].done_sets == found.sessions[0].planned_sets
    assert found.sessions[1].done_sets == 0


def test_a_session_done_on_another_day_of_the_week_is_found(
    judge: Any, sessions: Any, week: PlannedWeek, log: Any
) -> None:
    free = next(day for day in week.days() if day not in {one.on for one in sessions})
    found = judge(as_planned(log, sessions[1], on=free))
    assert [one.verdict for one in found.sessions] == ["little", "as_planned"]


def test_left_and_right_are_one_set(judge: Any, sessions: Any, log: Any) -> None:
    item = next(iter(work_items(sessions[0])))
    sides = [log.one(item.exercise, sessions[0].on, side=side) for side in ("left", "right")]
    assert judge(sides).sessions[0].done_sets == 1


def test_a_week_ahead_is_not_judged(
    plan: Plan, week: PlannedWeek, catalogue: Catalogue, policy: Policy
) -> None:
    before = week.starts_on - dt.timedelta(days=1)
    assert judge_weeks(plan, (), catalogue.exercises, before, policy) == ()


@pytest.mark.parametrize(
    ("share", "off", "verdict"),
    [
        (1.0, None, "as_planned"),
        (0.8, 1.0, "as_planned"),
        (0.8, 1.01, "partly"),
        (0.79, 0.0, "partly"),
        (0.5, 3.0, "partly"),
        (0.49, 0.0, "little"),
    ],
)
def test_the_bands_are_those_of_the_policy(
    share: float, off: float | None, verdict: str, policy: Policy
) -> None:
    assert judge_share(share, off, policy) == verdict


def test_nothing_planned_is_all_done() -> None:
    assert done_share(0, 0) == 1
