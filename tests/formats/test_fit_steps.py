"""Steps of FIT workouts: repeats, targets, and numbers that cannot be."""

from __future__ import annotations

import pytest

from fit_workouts import (
    DISTANCE,
    OPEN,
    RECOVERY,
    REST,
    SPEED,
    TIME,
    Step,
    encode_workout,
    metres,
    minutes,
    repeat,
)
from ironstride.formats.fit_steps import read_fit_workouts, sum_steps

WHOLE = tuple[float | None, float | None]


def size_of(steps: list[Step]) -> tuple[WHOLE, tuple[str, ...]]:
    (workout,) = read_fit_workouts(encode_workout("x", steps))
    size, unclear = sum_steps(workout)
    return size.whole(), unclear


@pytest.mark.parametrize(
    ("steps", "whole"),
    [
        ([minutes(10), minutes(20)], (None, 1800)),
        ([metres(400), metres(200, RECOVERY), repeat(0, 8)], (4800, None)),
        ([metres(1000), minutes(3, REST), repeat(0, 5)], (5000, None)),
        ([metres(1000), minutes(3), repeat(0, 5)], (None, None)),
        ([metres(2000), minutes(20), metres(2000)], (None, None)),
        ([Step(OPEN), metres(5000), Step(OPEN)], (5000, None)),
        ([minutes(1), repeat(0, 2), minutes(1), repeat(0, 3)], (None, 540)),
        ([Step(TIME, 600_000, target_type=SPEED, low=3000, high=3000)], (1800, 600)),
        ([Step(DISTANCE, 300_000, target_type=SPEED, low=3000, high=3000)], (3000, 1000)),
        ([Step(TIME, 600_000, target_type=SPEED, low=1, high=1)], (None, 600)),
        ([Step(TIME, 600_000, target_type=SPEED, low=90_000, high=90_000)], (None, 600)),
        ([Step(DISTANCE)], (None, None)),
        ([Step(DISTANCE, 4_000_000_000)], (None, None)),
        ([Step(2, 225)], (None, None)),
        ([], (None, None)),
    ],
)
def test_steps_add_up(steps: list[Step], whole: WHOLE) -> None:
    assert size_of(steps) == (whole, ())


@pytest.mark.parametrize(("first", "times"), [(5, 3), (1, 3), (0, 0), (0, 100_000)])
def test_a_repeat_of_nothing_is_said(first: int, times: int) -> None:
    _, unclear = size_of([metres(400), repeat(first, times)])
    assert unclear == ("step 2 repeats steps that are not there",)


def test_a_workout_knows_whether_it_is_whole() -> None:
    content = encode_workout("x", [minutes(1), minutes(2)])
    (whole,) = read_fit_workouts(content)
    (cut,) = read_fit_workouts(content[:-20])
    (short,) = read_fit_workouts(encode_workout("x", [minutes(1)], said_steps=3))
    assert (whole.is_whole, cut.is_whole, short.is_whole) == (True, False, False)
    assert len(cut.steps) == 1


def test_an_activity_that_followed_a_workout_holds_no_planned_one() -> None:
    assert read_fit_workouts(encode_workout("x", [minutes(1)], file_type=4)) == []


def test_steps_say_their_words_once() -> None:
    (workout,) = read_fit_workouts(encode_workout("x", [Step(OPEN, name="fast")] * 3))
    assert workout.words == "fast"


def test_a_workout_of_endless_steps_is_read_in_part() -> None:
    (workout,) = read_fit_workouts(encode_workout("x", [minutes(1)] * 3000))
    assert len(workout.steps) == 1000
    assert not workout.is_whole
