"""What comes next, in the words of a gym."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from ironstride.loading.next_load import NextLoad
from ironstride.loading.verdict import WeightVerdict
from ironstride.planning.next_session import BegunItem
from ironstride.policy.reader import read_policy
from ironstride.sheets.verdict_words import HURT_WORDS, count_sets_today, say_next, verdict_word

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


@dataclass(frozen=True)
class _Set:
    """A set of which only the reserve and the pain are asked."""

    pain: int | None = None
    rir: float | None = None


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


@pytest.mark.parametrize(("pain", "word"), [(4, "easier"), (7, "left_out")])
def test_what_hurt_is_said_of_the_next_time_and_not_of_the_next_set(
    item: PlannedItem, pain: int, word: str
) -> None:
    policy = read_policy()
    hurt: Any = (_Set(pain), _Set(), _Set())
    last = replace(begun(item, 3), done=hurt)
    assert say_next(last, "kg", policy) == f"Next time {HURT_WORDS[word]}."
    assert say_next(replace(last, done=hurt[:2]), "kg", policy) == "Next set 62.5 kg. Stay on it."
    assert say_next(replace(last, following=None), "kg", policy) == f"Next time {HURT_WORDS[word]}."


def test_a_set_off_target_is_about_right(item: PlannedItem) -> None:
    off = replace(VERDICT, code="less_than_asked")
    assert (verdict_word(VERDICT), verdict_word(off)) == ("right", "about right")


def test_sets_beyond_the_plan_count(item: PlannedItem) -> None:
    assert count_sets_today(begun(item, 2), read_policy()) == 3
    assert count_sets_today(begun(item, 5), read_policy()) == 5
