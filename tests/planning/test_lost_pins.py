"""Pins that are not planned."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from ironstride.cohort.generated_runners import generate_athlete
from ironstride.planning.lost_pins import find_lost_pins
from ironstride.training.athlete import Athlete, Pinned

TODAY = dt.date(2026, 11, 23)
TOMORROW = TODAY + dt.timedelta(days=1)


def pinned(*days: dt.date) -> Athlete:
    return replace(generate_athlete(1)[0], pinned=tuple(Pinned(day) for day in days))


def test_a_pin_of_today_and_one_of_tomorrow_are_planned() -> None:
    assert find_lost_pins(pinned(TODAY, TOMORROW), TODAY) == ()


def test_a_pin_that_is_over_is_named() -> None:
    (problem,) = find_lost_pins(pinned(TODAY), TOMORROW)
    assert "is over" in problem.text


def test_of_two_pins_on_a_day_one_is_lost() -> None:
    (problem,) = find_lost_pins(pinned(TOMORROW, TOMORROW), TODAY)
    assert "more than once" in problem.text
