"""What a plan remembers while it is made."""

from __future__ import annotations

from typing import Any

from ironstride.planning.diary import Diary


def test_what_is_new_is_new_for_its_first_week_only(make: Any) -> None:
    diary = Diary()
    assert diary.is_new("goblet-squat", 3, frozenset())
    diary.note([make.item("goblet-squat", "hypertrophy")], make.day(21), 3)
    assert diary.is_new("goblet-squat", 3, frozenset())
    assert not diary.is_new("goblet-squat", 4, frozenset())
    assert not diary.is_new("back-squat", 4, frozenset({"back-squat"}))


def test_each_pattern_of_an_exercise_is_exposed_once_a_session(make: Any) -> None:
    diary = Diary()
    squats = [make.item("goblet-squat", "hypertrophy"), make.item("back-squat", "strength")]
    diary.note(squats, make.day(21), 3)
    diary.note(squats[:1], make.day(24), 3)
    assert diary.exposures["squat"] == [make.day(21), make.day(24)]
    assert diary.days_since("squat", make.day(30)) == 6
    assert diary.days_since("hinge", make.day(30)) > 365


def test_the_rotation_takes_turns_for_each_session_of_the_week() -> None:
    diary = Diary()
    assert [diary.next_turn(0) for _ in range(4)] == [0, 1, 0, 1]
    assert diary.next_turn(1) == 0


def test_a_deload_is_measured_against_the_last_training_week(make: Any) -> None:
    diary = Diary()
    squat, bug = make.item("back-squat", "strength", 4), make.item("dead-bug", "stability", 2)
    assert diary.sets_per_lift is None
    diary.note_sets([squat, bug], 2)
    diary.note_sets([squat, squat], 3)
    diary.note_sets([squat], 3)
    assert diary.sets_per_lift == 6
