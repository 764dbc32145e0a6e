"""Strength grows with training, holds for some weeks without, and is lost slowly after that."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.planning.growth import expect_growth
from ironstride.planning.standing import Span
from ironstride.policy.reader import read_policy

FIRST = dt.date(2026, 11, 23)
POLICY = read_policy()


def grown(weeks: float, *breaks: tuple[int, int]) -> float:
    """Return the growth of a novice after `weeks`; breaks as first and last day from the start."""
    spans = [
        Span(FIRST + dt.timedelta(first), FIRST + dt.timedelta(last)) for first, last in breaks
    ]
    on = FIRST + dt.timedelta(weeks=weeks)
    return expect_growth(FIRST, on, spans, "novice", POLICY)


def test_growth_slows_down() -> None:
    steps = [grown(week + 1) / grown(week) for week in range(20)]
    assert grown(0) == 1
    assert steps == sorted(steps, reverse=True)
    assert steps[0] == pytest.approx(1.015, abs=0.002)


@pytest.mark.parametrize("days", [7, 14, 21])
def test_a_short_break_stops_growth_and_takes_nothing(days: int) -> None:
    assert grown(10, (7, 6 + days)) == pytest.approx(grown(10 - days / 7))


def test_a_long_break_costs_some_of_it() -> None:
    five_weeks = grown(10, (7, 6 + 35))
    assert five_weeks == pytest.approx(grown(5) * (1 - 2 * 0.0075))


def test_the_loss_ends_at_its_most() -> None:
    assert grown(60, (7, 6 + 50 * 7)) == pytest.approx(grown(10) * 0.85)


def test_a_break_that_is_still_ahead_changes_nothing() -> None:
    assert grown(4, (40, 60)) == grown(4)
