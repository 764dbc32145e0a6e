"""What comes next, in the words of a gym."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.loading.next_load import NextLoad
from ironstride.loading.verdict import WeightVerdict
from ironstride.planning.next_session import BegunItem
from ironstride.policy.reader import read_policy
from ironstride.sheets.verdict_words import count_sets_today, say_next

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.training.plan import Plan
    from ironstride.training.session import PlannedItem

VERDICT = WeightVerdict("right", "as_prescribed", 0.8, "8 reps: right.")


@pytest.fixture
def item(plans: Mapping[str, Plan]) -> PlannedItem:
    plan = plans["sample"]
    return next(
        item
        for session in plan.sessions()
        for _, item in session.items()
        if len(item.work_sets) == 3 and item.work_sets[0].load_kg and item.load_counts == "total"
    )


def begun(item: PlannedItem, sets: int, load_kg: float | None = 62.5) -> BegunItem:
    text = "Stay on it." if load_kg is not None else "It hurts too much: end this exercise today."
    code: Any = "same" if load_kg is not None else "stop_pain"
    log: Any = (_Set(),) * sets
    return BegunItem(item, log, NextLoad(load_kg, code, text, VERDICT), None)


class _Set:
    """A set of which only the reserve is asked."""

    rir = None


def test_it_says_when_how_much_and_why(item: PlannedItem) -> None:
    policy = read_policy()
    assert say_next(begun(item, 1), "kg", policy) == "Next set 62.5 kg. Stay on it."
    assert say_next(begun(item, 3), "kg", policy) == "Next time 62.5 kg. Stay on it."
    assert say_next(begun(item, 1), "lb", policy) == "Next set 137.8 lb. Stay on it."
    hands = replace(item, load_counts="per_hand")
    assert say_next(begun(hands, 1), "kg", policy) == "Next set 62.5 kg in each hand. Stay on it."


def test_where_an_exercise_ends_it_says_why(item: PlannedItem) -> None:
    said = say_next(begun(item, 1, None), "kg", read_policy())
    assert said == "It hurts too much: end this exercise today."
    nothing = BegunItem(item, (), None, None)
    assert say_next(nothing, "kg", read_policy()) == ""


def test_sets_beyond_the_plan_count(item: PlannedItem) -> None:
    assert count_sets_today(begun(item, 2), read_policy()) == 3
    assert count_sets_today(begun(item, 5), read_policy()) == 5
