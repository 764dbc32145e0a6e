"""A log that is taken up where another one parted says the same to the last bit."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.loading.test_strength_model import FRONT, MODEL, POLICY, SQUAT, START, done

from ironstride.loading import followed_log
from ironstride.loading.followed_log import follow_log
from ironstride.loading.progress import find_outcomes
from ironstride.loading.strength_model import StrengthModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.loading.followed_log import FollowedLog
    from ironstride.loading.strength_model import StrengthDay
    from ironstride.training.sets import LoggedSet

SETS = st.builds(
    done,
    load_kg=st.sampled_from([40.0, 75.0, 80.0, 85.0, 850.0]),
    reps=st.integers(0, 12),
    rir=st.sampled_from([None, 0, 1, 3]),
    day=st.integers(0, 14).map(lambda half_days: half_days / 2),
    of=st.sampled_from(["back-squat", "front-squat", "bench-press", "unheard-of"]),
)
LOGS = st.lists(SETS, max_size=12)


@pytest.fixture(autouse=True)
def _nothing_followed_yet() -> None:
    followed_log._followed.clear()


def anew(sets: Sequence[LoggedSet], model: StrengthModel = MODEL) -> FollowedLog:
    followed_log._followed.clear()
    return follow_log(model, sets)


def same_state(this: StrengthDay, that: StrengthDay) -> bool:
    return all(
        np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
        if isinstance(one := getattr(this.state, part.name), np.ndarray)
        else one == getattr(that.state, part.name)
        for part in fields(this.state)
        for other in [getattr(that.state, part.name)]
    )


def assert_same(this: FollowedLog, that: FollowedLog) -> None:
    assert this.sets == that.sets
    assert this.outcomes == that.outcomes
    assert (this.day.on, this.day.doubted) == (that.day.on, that.day.doubted)
    assert [(one.exercise, one.work) for one in this.day.lifts] == [
        (one.exercise, one.work) for one in that.day.lifts
    ]
    assert same_state(this.day, that.day)


@settings(max_examples=60)
@given(st.lists(LOGS, min_size=1, max_size=4), LOGS, st.integers(0, 12))
def test_logs_followed_before_change_nothing(
    others: list[list[LoggedSet]], more: list[LoggedSet], cut: int
) -> None:
    log = [*others[0][:cut], *more]
    expected = anew(log)
    followed_log._followed.clear()
    for other in others:
        follow_log(MODEL, other)
    assert_same(follow_log(MODEL, log), expected)
    assert_same(follow_log(MODEL, [*log, done(day=9)]), anew([*log, done(day=9)]))


def test_a_log_that_goes_on_is_not_followed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    log = [done(day=3 * day) for day in range(20)]
    follow_log(MODEL, log)
    days: list[object] = []
    follow = StrengthModel.log_day

    def count(model: StrengthModel, day: StrengthDay, sets: Sequence[LoggedSet]) -> StrengthDay:
        days.append(sets)
        return follow(model, day, sets)

    monkeypatch.setattr(StrengthModel, "log_day", count)
    follow_log(MODEL, log)
    assert days == []
    find_outcomes(MODEL, [*log, done(day=70)])
    assert len(days) == 1
    mistyped = [*log[:-3], replace(log[-3], load_kg=8.0), *log[-2:]]
    follow_log(MODEL, mistyped)
    assert len(days) == 4


def test_more_sets_of_the_last_day_are_judged_with_it() -> None:
    log = [done(day=0), done(day=7), done(day=7.1, of="front-squat")]
    follow_log(MODEL, log[:2])
    assert_same(follow_log(MODEL, log), anew(log))
    later = [*log, done(90, day=7.2)]
    assert_same(follow_log(MODEL, later), anew(later))


def test_the_part_of_a_log_before_a_day_has_its_lifts() -> None:
    log = [done(day=day) for day in range(5)]
    follow_log(MODEL, log)
    part = follow_log(MODEL, log[:3])
    assert [one.exercise for one in part.day.lifts] == ["back-squat"]
    assert_same(part, anew(log[:3]))


def test_another_runner_is_followed_anew() -> None:
    log = [done(day=day, of="front-squat") for day in range(5)]
    heavier = StrengthModel.of({one.id: one for one in (SQUAT, FRONT)}, 90, "novice", POLICY)
    expected = anew(log, heavier)
    followed_log._followed.clear()
    follow_log(MODEL, log)
    assert_same(follow_log(heavier, log), expected)


def test_without_sets_nothing_is_believed_yet() -> None:
    found = follow_log(MODEL, ())
    assert (found.day.on, found.outcomes, found.sets) == (None, (), ())
    assert follow_log(MODEL, [done()]).day.on == START.date()
