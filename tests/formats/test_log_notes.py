from __future__ import annotations

from ironstride.formats.log_notes import Notes


def test_a_note_is_kept_once_at_its_place() -> None:
    notes = Notes()
    assert notes.first_time(("mon", "squat", "deep"), ("mon", "tired")) == "deep\ntired"
    assert notes.first_time(("mon", "squat", "deep"), ("mon", "tired")) == ""
    assert notes.first_time(("tue", "squat", "deep"), ("tue", "")) == "deep"


def test_the_same_words_twice_on_one_set_are_one_note() -> None:
    assert Notes().first_time(("mon", "deep"), ("mon", "deep")) == "deep"
