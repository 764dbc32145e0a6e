from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.sheets.logged_words import say_left, say_logged, say_logged_load, say_pain
from ironstride.training.sets import LoggedSet

AT = dt.datetime(2026, 11, 24, 18, 0)


def a_set(**given: Any) -> LoggedSet:
    amounts = {"reps", "seconds", "distance_m", "contacts"}
    default: dict[str, Any] = {} if amounts & given.keys() else {"reps": 8}
    return LoggedSet(**{"id": "i", "exercise": "x", "performed_at": AT, **KIND, **default, **given})


KIND: dict[str, Any] = {"set_kind": "load_reps"}
TIMES = "\N{MULTIPLICATION SIGN}"


def test_alike_weights_are_said_once() -> None:
    sets = [a_set(load_kg=80.0), a_set(load_kg=80.0, reps=7), a_set(load_kg=75.0)]
    assert say_logged(sets, "kg", per_hand=False) == f"80 kg {TIMES} 8, 7; 75 kg {TIMES} 8"


def test_a_weight_in_each_hand_says_so_in_both_units() -> None:
    sets = [a_set(load_kg=20.0)]
    assert say_logged(sets, "kg", per_hand=True) == f"20 kg each hand {TIMES} 8"
    assert say_logged(sets, "lb", per_hand=True) == f"44.1 lb each hand {TIMES} 8"


def test_help_is_no_weight_in_a_hand() -> None:
    one = a_set(load_kg=20.0, set_kind="assisted")
    assert say_logged_load(one, "kg", per_hand=True) == "20 kg of help"
    assert say_logged_load(a_set(), "kg", per_hand=True) == ""


def test_each_side_is_named() -> None:
    sets = [a_set(side="left"), a_set(side="right", reps=7)]
    assert say_logged(sets, "kg", per_hand=False) == "8 reps left; 7 reps right"


@pytest.mark.parametrize(
    ("given", "units", "words"),
    [
        ({"reps": 1}, "kg", "1 rep"),
        ({"seconds": 45}, "kg", "45 s"),
        ({"seconds": 75}, "kg", "1:15 min"),
        ({"distance_m": 20}, "kg", "20 m"),
        ({"distance_m": 20}, "lb", "22 yd"),
        ({"distance_m": 1609.344}, "lb", "1 mi"),
        ({"contacts": 1}, "kg", "1 landing"),
        ({"contacts": 30}, "kg", "30 landings"),
        ({"reps": None}, "kg", "done"),
    ],
)
def test_each_amount_has_its_words(given: dict[str, Any], units: Any, words: str) -> None:
    assert say_logged([a_set(**given)], units, per_hand=False) == words


def test_what_was_left_and_what_hurt_is_said_only_where_it_was_told() -> None:
    sets = [a_set(rir=3.0), a_set(rir=5.5, pain=4), a_set(pain=2)]
    assert (say_left(sets), say_pain(sets)) == ("3, 5.5 more left", "pain 4 of 10")
    assert (say_left([a_set()]), say_pain([a_set(pain=0)])) == ("", "")
