"""The judge reads the log by itself: what earns sets of 1-6, what takes them away."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ironstride.planning.check.logged_gates import (
    done_sets,
    is_solid,
    not_yet_earned,
    taken_away,
)
from ironstride.planning.gates import judge_gates
from ironstride.planning.screen import screen_health
from ironstride.training.athlete import Lift, Lifting
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from tests.planning.check.conftest import Build

    from ironstride.training.words import Experience

EARNED = "gate_opens_when_earned"
GOBLET, BACK = "goblet-squat", "back-squat"


def squat(build: Build, days_ago: int, exercise: str = GOBLET, **changes: Any) -> LoggedSet:
    at = dt.datetime.combine(build.day(-days_ago), dt.time(18))
    usual: dict[str, Any] = {"load_kg": 20.0, "reps": 8, "rir": 2.0, "technique": "solid"}
    return LoggedSet(f"{at}-{exercise}", exercise, at, "load_reps", **usual | changes)


def sessions(build: Build, count: int, exercise: str = GOBLET, **changes: Any) -> Any:
    """Return a set every fourth day, the newest two days ago and last."""
    newest = changes.pop("newest", 2)
    ago = (newest + 4 * index for index in reversed(range(count)))
    return tuple(squat(build, days, exercise, **changes) for days in ago)


def is_right(
    build: Build,
    log: tuple[LoggedSet, ...],
    exercise: str = GOBLET,
    *,
    comfort: int = 2,
    stated: int = 0,
    **changes: Any,
) -> bool:
    """Whether the judge finds sets of 1-6 of a squat right, by this log."""
    lifting = Lifting("intermediate", {"squat": comfort}, {"squat": stated})
    usual: dict[str, Any] = {"lifting": lifting, "lifts": (), "log": log}
    heavy = build.item(exercise, "strength", load_kg=(40.0, 42.5))
    session = build.lift(1, blocks=build.blocks(strength=heavy))
    plan = build.plan(session, athlete=build.athlete(**usual | changes))
    return build.broken(EARNED, plan) == ()


@pytest.mark.parametrize(
    ("exercise", "count", "right"),
    [(GOBLET, 6, True), (GOBLET, 5, False), (BACK, 12, True), (BACK, 11, False)],
)
def test_logged_sessions_earn_simple_lifts_sooner(
    build: Build, exercise: str, count: int, right: bool
) -> None:
    log = sessions(build, count, exercise)
    assert is_right(build, log, exercise) is right


@pytest.mark.parametrize(("oldest", "right"), [(20, False), (21, True)])
def test_they_take_three_weeks(build: Build, oldest: int, right: bool) -> None:
    log = tuple(squat(build, ago) for ago in (oldest, 8, 7, 6, 5, 4, 3))
    assert is_right(build, log) is right


@pytest.mark.parametrize(("born", "right"), [(1967, True), (1966, False)])
def test_they_take_longer_from_sixty_on(build: Build, born: int, right: bool) -> None:
    log = (squat(build, 30), *(squat(build, ago) for ago in range(9, 0, -1)))
    assert is_right(build, log, born=dt.date(born, 11, 1)) is right


@pytest.mark.parametrize(
    ("technique", "comfort", "right"),
    [("solid", 1, True), (None, 1, False), (None, 4, True), ("unsure", 5, False)],
)
def test_technique_stands_for_comfort_or_against_it(
    build: Build, technique: str | None, comfort: int, right: bool
) -> None:
    log = (*sessions(build, 8)[:-1], squat(build, 2, technique=technique))
    assert is_right(build, log, comfort=comfort) is right


@pytest.mark.parametrize(("place", "right"), [(-1, False), (-3, False), (-4, True)])
def test_a_shaky_session_counts_while_it_is_one_of_the_last(
    build: Build, place: int, right: bool
) -> None:
    log = list(sessions(build, 8))
    log[place] = replace(log[place], technique="shaky")
    assert is_right(build, tuple(log), comfort=5, stated=40) is right


def test_a_shaky_barbell_leaves_simple_lifts(build: Build) -> None:
    log = (*sessions(build, 12), squat(build, 1, BACK, technique="shaky"))
    assert is_right(build, log, GOBLET, comfort=5, stated=40)
    assert not is_right(build, log, BACK, comfort=5, stated=40)


@pytest.mark.parametrize(
    ("rir", "reps", "right"),
    [(3.0, 8, True), (4.0, 8, False), (0.0, 8, False), (None, 8, False), (None, 6, True)],
)
def test_the_limit_is_known_from_sets_near_it_or_of_one_to_six(
    build: Build, rir: float | None, reps: int, right: bool
) -> None:
    assert is_right(build, sessions(build, 8, rir=rir, reps=reps), comfort=5) is right


@pytest.mark.parametrize(("reps", "right"), [(11, True), (14, True), (15, False)])
def test_or_from_one_set_to_the_limit(build: Build, reps: int, right: bool) -> None:
    check = (squat(build, 1, rir=4.0), squat(build, 1, rir=0.0, reps=reps))
    log = (*sessions(build, 7, rir=None), *check)
    assert is_right(build, log, comfort=5) is right


@pytest.mark.parametrize(("days_ago", "right"), [(21, False), (22, True)])
def test_pain_in_a_set_takes_them_away_for_three_weeks(
    build: Build, days_ago: int, right: bool
) -> None:
    log = (squat(build, days_ago, pain=3), squat(build, 1, pain=2))
    assert is_right(build, log, comfort=5, stated=40) is right


@pytest.mark.parametrize(("newest", "right"), [(42, True), (43, False)])
def test_absence_takes_them_away(build: Build, newest: int, right: bool) -> None:
    assert is_right(build, sessions(build, 8, newest=newest)) is right


@pytest.mark.parametrize(
    ("back", "level", "right"),
    [(13, "intermediate", False), (14, "intermediate", True), (3, "advanced", True)],
)
def test_two_weeks_after_an_absence_bring_them_back(
    build: Build, back: int, level: Experience, right: bool
) -> None:
    log = (*sessions(build, 8, newest=back + 43), squat(build, back), squat(build, 1))
    lifting = Lifting(level, {"squat": 5})
    assert is_right(build, log, lifting=lifting) is right


def test_what_was_logged_before_a_replan_counts(build: Build) -> None:
    log = sessions(build, 8, newest=-30)
    heavy = build.lift(35, blocks=build.blocks(strength=build.heavy_squat()))
    athlete = build.athlete(lifting=Lifting("intermediate", {"squat": 5}), lifts=(), log=log)
    plan = build.plan(heavy, weeks=6, athlete=athlete)
    assert build.broken(EARNED, plan)
    assert build.broken(EARNED, replace(plan, replanned_on=build.day(34))) == ()


def test_each_question_by_itself(build: Build) -> None:
    log = sessions(build, 8)
    case = build.case(build.plan(athlete=build.athlete(log=log)))
    sets = done_sets(case, "squat")
    assert [one.days_ago for one in sets] == sorted((one.days_ago for one in sets), reverse=True)
    assert len(sets) == 9
    assert done_sets(case, "hinge") == ()
    assert is_solid(case, sets, is_simple=True)
    assert not is_solid(case, sets, is_simple=False)
    assert taken_away(case, sets, is_simple=True) == ""
    assert not_yet_earned(case, sets, is_simple=True) == ""
    assert "weeks" in not_yet_earned(case, sets, is_simple=False)


LOGGED = st.tuples(
    st.integers(0, 90),
    st.sampled_from([GOBLET, BACK, "leg-press", "trap-bar-deadlift", "bench-press"]),
    st.sampled_from([None, 0.0, 2.0, 5.0]),
    st.sampled_from([3, 8, 12]),
    st.sampled_from(["solid", "solid", "solid", None, "shaky"]),
    st.sampled_from([None, None, 0, 1, 4]),
    st.sampled_from([20.0, 40.0]),
)


@given(
    sets=st.lists(LOGGED, max_size=40),
    comfort=st.integers(1, 5),
    stated=st.sampled_from([0, 6, 12]),
    level=st.sampled_from(["novice", "intermediate", "advanced"]),
    remembered=st.lists(st.integers(-9, 90), max_size=3),
    exercise=st.sampled_from([GOBLET, BACK]),
)
@settings(max_examples=300)
def test_planner_and_judge_agree_on_any_log(
    build: Build,
    sets: list[tuple[Any, ...]],
    comfort: int,
    stated: int,
    level: Experience,
    remembered: list[int],
    exercise: str,
) -> None:
    log = tuple(
        squat(build, ago, name, rir=rir, reps=reps, technique=chip, pain=pain, load_kg=load_kg)
        for ago, name, rir, reps, chip, pain, load_kg in sorted(sets, key=lambda one: -one[0])
    )
    lifts = tuple(Lift(BACK, build.day(-ago), 40, 8, 2) for ago in remembered)
    lifting = Lifting(level, {"squat": comfort}, {"squat": stated})
    athlete = build.athlete(lifting=lifting, lifts=lifts, log=log)
    screen = screen_health(athlete, build.day(0), build.policy)
    gates = judge_gates(athlete, screen, build.catalogue, build.day(0), build.policy)
    allows = gates.allows("squat", build.catalogue.exercise(exercise))
    assert is_right(build, log, exercise, lifting=lifting, lifts=lifts) is allows
