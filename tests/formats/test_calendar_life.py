"""What is no run in a runner's own calendar."""

from __future__ import annotations

import pytest

from ironstride.formats.calendar_life import is_no_run, is_note, say_no_runs


@pytest.mark.parametrize(
    "title",
    [
        "Team stand-up", "Dentist Dr. Marten", "Mama's birthday \U0001f382", "Elternabend",
        "Zahnarzttermin", "Meeting 30 min", "Cena con Marta", "Rendez-vous", "Compleanno di Ugo",
        "Build week 2", "Recovery week", "Erholungswoche", "Woche 3 von 12", "Base phase",
    ],
)  # fmt: skip
def test_daily_life_and_notes_are_no_runs(title: str) -> None:
    assert is_no_run(title, days=1)


@pytest.mark.parametrize(
    "title",
    [
        "Lunch run", "Easy run with coffee", "Party parkrun", "Dinner 6x800", "Lunch 8 km",
        "Club session", "Mystery", "Week 3: long run", "Gym after the meeting", "",
    ],
)  # fmt: skip
def test_what_may_be_a_run_stays(title: str) -> None:
    assert not is_no_run(title, days=1)


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("Recovery week", True), ("Build phase 2 of 3", True), ("Race week", True),
        ("Dentist", False), ("Weekly long run", False), ("Week 3: tempo", False),
        ("Cycle 45", False), ("Easy week run", False),
    ],
)  # fmt: skip
def test_notes_are_known_in_every_calendar(title: str, note: bool) -> None:
    assert is_note(title) is note


def test_an_event_of_several_days_is_no_run_unless_it_names_one() -> None:
    assert is_no_run("Mallorca", days=7)
    assert not is_no_run("Stage race", days=3)


def test_what_is_left_out_is_said_once_each() -> None:
    text = say_no_runs(["Stand-up"] * 6 + ["Dentist"])
    assert text.startswith("7 events are no run by the title and left out: 'Stand-up', 'Dentist';")
    assert say_no_runs(["x" * 500]).startswith("1 event is")
    assert ", ..." in say_no_runs([f"Meeting {n}" for n in range(9)])
