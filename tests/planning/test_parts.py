"""Cutting a session down: extra sets first, what makes it whole never."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.planning.parts import Part, cut_to, is_needed, is_whole
from ironstride.training.sets import PlannedSet

EACH = PlannedSet("work", "load_reps", reps=(8, 10))


@pytest.fixture(scope="module")
def part(make: Any) -> Any:
    def build(exercise: str, rep_class: Any, sets: int = 3, tier: int = 1, **facts: Any) -> Part:
        quality = {"hold": "stability"}.get(rep_class, rep_class)
        option = make.option(exercise)
        return Part(
            option,
            option.exercise.main_pattern,
            rep_class,
            quality,
            sets,
            EACH,
            tier,
            **{"leg_points": 1.0, "setup_s": 30.0, "set_s": 60.0, **facts},
        )

    return build


@pytest.fixture(scope="module")
def session(part: Any) -> list[Part]:
    return [
        part("back-squat", "strength"),
        part("romanian-deadlift", "strength"),
        part("standing-calf-raise", "hypertrophy"),
        part("push-up", "hypertrophy", tier=2, leg_points=0.0),
        part("dead-bug", "stability", tier=2, leg_points=0.0),
        part("plank", "hold", tier=3, leg_points=0.0),
    ]


def names(parts: Any) -> list[str]:
    return [one.option.exercise.id for one in parts]


def test_a_part_adds_up(part: Any) -> None:
    one = part("back-squat", "strength", 3)
    assert (one.seconds, one.points) == (30 + 180, 3)


def test_a_session_that_fits_is_left_alone(session: list[Part]) -> None:
    assert cut_to(session, 1e9, lambda one: one.seconds) == tuple(session)


def test_third_sets_go_before_any_exercise(session: list[Part]) -> None:
    room_s = sum(one.seconds for one in session) - 5 * 60
    cut = cut_to(session, room_s, lambda one: one.seconds)
    assert names(cut) == names(session)
    assert sorted(one.sets for one in cut) == [2, 2, 2, 2, 2, 3]


def test_then_the_lowest_tier_goes_first(session: list[Part]) -> None:
    room_s = sum(30 + 2 * 60 for _ in session) - 60
    assert "plank" not in names(cut_to(session, room_s, lambda one: one.seconds))


def test_what_makes_it_whole_stays_whatever_the_room(session: list[Part]) -> None:
    cut = cut_to(session, 0, lambda one: one.seconds)
    assert is_whole(cut)
    assert all(one.sets == 1 for one in cut)
    qualities = [one.quality for one in cut]
    assert "stability" in qualities
    assert "hypertrophy" in qualities


def test_the_legs_are_cut_without_touching_the_arms(session: list[Part]) -> None:
    cut = cut_to(session, 3, lambda one: one.points)
    assert sum(one.points for one in cut) <= 3
    assert next(one for one in cut if one.option.exercise.id == "push-up").sets == 3


def test_the_only_8_to_15_and_the_only_stability_are_needed(session: list[Part]) -> None:
    squat, _, calf, press, bug, plank = session
    assert is_needed(calf, [squat, calf, bug])
    assert not is_needed(calf, [squat, calf, press, bug])
    assert is_needed(bug, [squat, calf, bug])
    assert not is_needed(bug, [squat, calf, bug, plank])


def test_without_stability_or_load_a_session_is_not_whole(session: list[Part]) -> None:
    squat, _, calf, _, bug, _ = session
    assert is_whole([squat, calf, bug])
    assert not is_whole([squat, calf])
    assert not is_whole([bug])
    assert not is_whole([])


@given(room=st.floats(0, 2000))
def test_cutting_never_adds_and_more_room_never_means_less(
    session: list[Part], room: float
) -> None:
    cut = cut_to(session, room, lambda one: one.seconds)
    before = {one.option.exercise.id: one.sets for one in session}
    assert all(one.sets <= before[one.option.exercise.id] for one in cut)
    wider = cut_to(session, room + 100, lambda one: one.seconds)
    assert sum(one.sets for one in wider) >= sum(one.sets for one in cut)
