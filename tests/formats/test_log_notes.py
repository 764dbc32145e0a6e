from __future__ import annotations

import datetime as dt

from ironstride.formats.log_notes import Notes
from ironstride.training.sets import LoggedSet


def noted(notes: Notes, *told: tuple[str, ...], own: str = "") -> str:
    one = LoggedSet("", "squat", dt.datetime(2026, 11, 23), "load_reps", note=own)
    return notes.put_on(one, *told).note


def test_a_note_is_kept_once_at_its_place() -> None:
    notes = Notes()
    assert noted(notes, ("mon", "squat", "deep"), ("mon", "tired")) == "deep\ntired"
    assert noted(notes, ("mon", "squat", "deep"), ("mon", "tired")) == ""
    assert noted(notes, ("tue", "squat", "deep"), ("tue", "")) == "deep"


def test_the_same_words_twice_on_one_set_are_one_note() -> None:
    assert noted(Notes(), ("mon", "deep"), ("mon", "deep")) == "deep"


def test_the_own_note_of_a_set_comes_last() -> None:
    assert noted(Notes(), ("mon", "deep"), own="8.5 reps") == "deep\n8.5 reps"
