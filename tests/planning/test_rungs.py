"""Logged sets lead up or down a ladder, with a reason."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ironstride.catalogue.reader import read_catalogue
from ironstride.planning.rungs import Rung, RungChange, earned_rungs, find_rung
from ironstride.policy.reader import override_policy, read_policy
from ironstride.training.sets import LoggedSet, PlannedSet

POLICY, PROBLEMS = override_policy(
    read_policy(),
    {"ladder.sessions": 2, "ladder.easy_from_reps": 16, "ladder.fresh_days": 42},
    "tests",
)
CATALOGUE = read_catalogue()
TODAY = dt.date(2026, 11, 23)
PUSH = CATALOGUE.exercise("push-up")
ASKED = PlannedSet("work", "bodyweight", reps=(8, 12), rir=(2, 3))


def push(days_ago: int, **changes: Any) -> LoggedSet:
    at = dt.datetime.combine(TODAY, dt.time(18)) - dt.timedelta(days=days_ago)
    usual: dict[str, Any] = {"reps": 13, "rir": 3, "technique": "solid", "exercise": "push-up"}
    made = usual | changes
    exercise = made.pop("exercise")
    return LoggedSet(f"{at}", exercise, at, "bodyweight", **made)


def find(*log: LoggedSet, possible: frozenset[str] | None = None) -> RungChange | None:
    def is_possible(exercise: Any) -> bool:
        return possible is None or exercise.id in possible

    return find_rung(PUSH, log, TODAY, is_possible, CATALOGUE, POLICY)


def led_to(*log: LoggedSet, possible: frozenset[str] | None = None) -> str | None:
    change = find(*log, possible=possible)
    return None if change is None else change.exercise.id


def test_the_numbers_of_the_tests_are_accepted() -> None:
    assert PROBLEMS == ()


def test_two_easy_sessions_lead_up() -> None:
    change = find(push(4), push(4), push(1), push(1))
    assert change is not None
    assert (change.code, change.exercise.id) == ("ladder_up", "feet-elevated-push-up")
    assert change.text.startswith("you did 13 reps with 3 in reserve of the one before it")


@pytest.mark.parametrize(
    "log",
    [
        (push(1), push(1)),
        (push(4), push(1, reps=12)),
        (push(4, reps=12), push(1)),
        (push(4), push(1), push(1, rir=0)),
        (push(4, technique="shaky"), push(1)),
        (push(4, technique="unsure"), push(1)),
        (push(43), push(1)),
        (push(4, kind="warmup"), push(1)),
        (push(4, load_kg=10.0), push(1)),
        (push(-1), push(1)),
    ],
)
def test_anything_less_leads_nowhere(log: tuple[LoggedSet, ...]) -> None:
    assert find(*log) is None


@pytest.mark.parametrize(
    ("reps", "rir", "led"),
    [(12, 4, True), (12, 3, False), (11, 6, False), (15, 4, True)],
)
def test_against_what_was_asked_the_top_with_more_in_reserve_is_easy(
    reps: int, rir: float, led: bool
) -> None:
    log = (push(4, reps=reps, rir=rir, target=ASKED), push(1, reps=reps, rir=rir, target=ASKED))
    assert (led_to(*log) is not None) is led


def test_many_reps_are_easy_without_a_word_on_the_reserve() -> None:
    assert led_to(push(4, rir=None, reps=16), push(1, rir=None, reps=18)) is not None
    assert led_to(push(4, rir=None, reps=15), push(1, rir=None, reps=18)) is None


@pytest.mark.parametrize("hard", [{"reps": 7, "rir": 0}, {"reps": 9, "technique": "shaky"}])
def test_two_hard_sessions_lead_down(hard: dict[str, Any]) -> None:
    change = find(push(4, **hard), push(1, **hard))
    assert change is not None
    assert (change.code, change.exercise.id) == ("ladder_down", "incline-push-up")
    assert change.text.endswith(("first.", "from here."))


def test_the_first_set_decides_whether_it_is_too_hard() -> None:
    assert led_to(push(4, reps=9), push(4, reps=5), push(1, reps=8), push(1, reps=4)) is None


def test_less_was_asked_less_is_right() -> None:
    low = PlannedSet("work", "bodyweight", reps=(5, 6), rir=(2, 3))
    assert led_to(push(4, reps=6, target=low), push(1, reps=6, target=low)) is None


def test_a_rung_that_is_not_possible_is_climbed_over() -> None:
    over = frozenset({"archer-push-up"})
    assert led_to(push(4), push(1), possible=over) == "archer-push-up"
    assert led_to(push(4), push(1), possible=frozenset()) is None


def test_a_rung_of_another_movement_is_no_rung() -> None:
    """The single-leg sit to stand stands on the ladder of squats, whose rungs use both legs."""
    hard = [push(day, exercise="single-leg-sit-to-stand", reps=4, rir=0) for day in (4, 1)]
    single = CATALOGUE.exercise("single-leg-sit-to-stand")
    below = CATALOGUE.exercise(single.easier or "")
    assert below.main_pattern != single.main_pattern
    assert find_rung(single, hard, TODAY, lambda _: True, CATALOGUE, POLICY) is None
    assert earned_rungs(hard, TODAY, CATALOGUE, POLICY) == {"single_leg": Rung(single)}


def test_the_rung_of_a_pattern_is_that_of_its_last_exercise() -> None:
    incline = push(9, exercise="incline-push-up")
    earned = earned_rungs((incline, push(4), push(1)), TODAY, CATALOGUE, POLICY)
    assert earned["push"].exercise.id == "feet-elevated-push-up"
    assert earned["push"].text
    stays = earned_rungs((incline, push(4, reps=9)), TODAY, CATALOGUE, POLICY)
    assert stays == {"push": Rung(PUSH)}


def test_weights_unknown_and_old_exercises_earn_no_rung() -> None:
    log = (
        push(50),
        push(4, exercise="bench-press", load_kg=40.0),
        push(4, exercise="my-own"),
        push(2, exercise="plank", reps=None, seconds=40),
    )
    assert earned_rungs(log, TODAY, CATALOGUE, POLICY) == {}
