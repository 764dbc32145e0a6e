"""Progress is measured against the prediction; stalls and fatigue are told."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.loading.test_strength_model import MODEL, START, done

from ironstride.loading.lift_outcomes import LiftOutcome
from ironstride.loading.progress import find_flags, find_outcomes
from ironstride.policy.reader import read_policy

POLICY = read_policy()
TODAY = START.date() + dt.timedelta(days=70)


def outcomes(surprises: list[float], levels: list[float] | None = None) -> list[LiftOutcome]:
    days = [TODAY - dt.timedelta(days=3 * back) for back in reversed(range(len(surprises)))]
    kept = levels or [4.6] * len(surprises)
    return [
        LiftOutcome("back-squat", day, surprise, level)
        for day, surprise, level in zip(days, surprises, kept, strict=True)
    ]


@pytest.mark.parametrize(("reps", "rir"), [(9, 3), (11, 1), (12, 0), (10, 2)])
def test_all_ways_of_doing_more_than_predicted_are_progress(reps: int, rir: int) -> None:
    history = [done(80, 9, 1, day=7 * week) for week in range(6)]
    last = find_outcomes(MODEL, [*history, done(80, reps, rir, day=42)])[-1]
    assert last.outcome(POLICY) == "better"


def test_as_predicted_and_less_are_told_apart() -> None:
    history = [done(80, 9, 2, day=7 * week) for week in range(6)]
    same = find_outcomes(MODEL, [*history, done(80, 9, 2, day=42)])[-1]
    worse = find_outcomes(MODEL, [*history, done(80, 7, 0, day=42)])[-1]
    assert (same.outcome(POLICY), worse.outcome(POLICY)) == ("as_expected", "worse")


def test_the_first_session_and_a_mistyped_one_have_no_prediction() -> None:
    sets = [done(day=7 * week) for week in range(4)] + [done(1000, day=28)]
    assert [one.on for one in find_outcomes(MODEL, sets)] == [
        START.date() + dt.timedelta(days=7 * week) for week in (1, 2, 3)
    ]


def test_two_poor_sessions_in_a_row_are_fatigue_and_one_is_not() -> None:
    assert [flag.code for flag in find_flags(outcomes([0, 0, -1.6, -2]), TODAY, POLICY)] == [
        "worn_out"
    ]
    assert find_flags(outcomes([0, -2, 0.5, -2]), TODAY, POLICY) == ()


def test_three_sessions_without_a_gain_are_a_stall() -> None:
    flat, rising = [4.6] * 8, [4.6 + 0.01 * step for step in range(8)]
    (flag,) = find_flags(outcomes([0.0] * 8, flat), TODAY, POLICY)
    assert (flag.code, flag.since) == ("stalled", TODAY - dt.timedelta(days=6))
    assert find_flags(outcomes([0.0] * 8, rising), TODAY, POLICY) == ()
    assert find_flags(outcomes([0.0] * 5, flat[:5]), TODAY, POLICY) == ()


def test_what_is_long_ago_or_later_raises_no_flag() -> None:
    later = TODAY + dt.timedelta(days=60)
    assert find_flags(outcomes([-2.0] * 4), later, POLICY) == ()
    assert find_flags(outcomes([-2.0] * 4), TODAY - dt.timedelta(days=20), POLICY) == ()
