from __future__ import annotations

import datetime as dt
from typing import Literal

import pytest

from ironstride.insight.strength_history import KgBand, LiftHistory, StrengthChange, StrengthPoint
from ironstride.insight.strength_index import IndexPoint
from ironstride.policy.reader import read_policy
from ironstride.sheets.strength_words import (
    say_chance,
    say_index,
    say_kg,
    say_lift_change,
    say_max,
    say_share,
)

TODAY = dt.date(2026, 3, 2)
POINT = StrengthPoint(TODAY, KgBand(95, 100.2, 106), KgBand(140, 150, 160), 0.02)


def lift(counts: Literal["total", "per_hand", "moved"] = "total") -> LiftHistory:
    return LiftHistory("back-squat", "Back squat", counts, 0.03, 9, TODAY, (POINT,))


def change(gain: float, chance: float) -> StrengthChange:
    since = TODAY - dt.timedelta(days=28)
    return StrengthChange(since, gain, gain - 0.03, gain + 0.03, chance)


def test_a_weight_is_said_as_roughly_as_it_is_known() -> None:
    assert say_kg(100.2, "kg") == "100"
    assert say_kg(100.3, "kg") == "100.5"
    assert say_kg(100, "lb") == "220"


def test_a_max_says_what_it_counts() -> None:
    assert say_max(lift(), POINT, "kg") == "100 kg"
    assert say_max(lift("per_hand"), POINT, "lb") == "221 lb each hand"
    assert say_max(lift("moved"), POINT, "kg") == "150 kg with body"


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0.97, "clearly stronger"),
        (0.85, "probably stronger"),
        (0.6, None),
        (0.15, "probably weaker"),
        (0.01, "clearly weaker"),
    ],
)
def test_it_is_said_as_surely_as_it_is(chance: float, said: str | None) -> None:
    assert say_chance(chance, read_policy()) == said


def test_a_change_stands_with_its_range() -> None:
    assert say_lift_change(lift(), change(0.04, 0.97), read_policy()) == (
        "Back squat: clearly stronger than 4 weeks ago, about +4 % (+1 to +7 %)."
    )


def test_what_cannot_be_told_is_not_told() -> None:
    said = say_lift_change(lift(), change(0.01, 0.6), read_policy())
    assert said == "Back squat: about as strong as 4 weeks ago, as far as your sets can tell."


def test_no_change_has_no_sign() -> None:
    assert say_share(-0.001) == "0 %"


def test_the_index_says_since_when() -> None:
    first, last = IndexPoint(TODAY, 0, 0, 0, 1), IndexPoint(TODAY, 0.08, 0.04, 0.12, 3)
    assert say_index(last, first) == "+8 % since 2 Mar 2026 (+4 to +12 %)"
    assert say_index(first, first) == "0 % since 2 Mar 2026"
