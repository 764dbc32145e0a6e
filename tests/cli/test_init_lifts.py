from __future__ import annotations

import datetime as dt

import pytest

from ironstride.cli.init_lifts import find_exercise, lift_reader
from ironstride.errors import InvalidValueError
from ironstride.training.athlete import Lift

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "lift"),
    [
        ("back squat 60 x 8, 2 left", Lift("back-squat", TODAY, 60, 8, 2)),
        ("Back squat 62,5kg x8", Lift("back-squat", TODAY, 62.5, 8)),
        ("romanian-deadlift: 50 * 10 3", Lift("romanian-deadlift", TODAY, 50, 10, 3)),
    ],
)
def test_a_set_is_read_as_written(text: str, lift: Lift) -> None:
    assert lift_reader("kg", TODAY)(text) == lift


def test_pounds_become_kilograms() -> None:
    assert lift_reader("lb", TODAY)("back squat 100 x 5").load_kg == pytest.approx(45.36, abs=0.01)


@pytest.mark.parametrize("text", ["", "squat", "back squat 60", "back squat x 8", "zzzz 60 x 8"])
def test_other_words_are_no_set(text: str) -> None:
    with pytest.raises(InvalidValueError):
        lift_reader("kg", TODAY)(text)


@pytest.mark.parametrize(
    "text", ["back squat 9999 x 8", "back squat 60 x 900", "back squat 60 x 0"]
)
def test_sets_beyond_anybody_are_asked_again(text: str) -> None:
    with pytest.raises(InvalidValueError):
        lift_reader("kg", TODAY)(text)


def test_near_names_are_offered() -> None:
    with pytest.raises(InvalidValueError, match="near: back-squat"):
        find_exercise("bak squat")
