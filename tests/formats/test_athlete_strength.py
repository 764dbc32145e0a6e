"""Strength sessions of another plan in an athlete."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from ironstride.formats.athlete_file import read_athlete_file
from ironstride.formats.athlete_strength import encode_other_strength, read_other_strength
from ironstride.training.foreign_strength import ForeignStrength

if TYPE_CHECKING:
    from collections.abc import Callable

    Decoded = Callable[..., tuple[Any, list[str]]]

SESSION = ForeignStrength(
    dt.date(2026, 11, 24), "Lower body", "runna.ics", dt.time(18), 3000.0, "u1"
)
ATHLETE = "name: Ada\nborn: 1988-04-23\nbody_mass_kg: 61\nsessions_per_week: 2\n"


def test_a_session_is_read_as_it_is_written(decoded: Decoded) -> None:
    yaml = (
        "{on: 2026-11-24, title: Lower body, source: runna.ics, at: 18:00, duration_s: 3000, "
        "uid: u1}"
    )
    assert decoded(read_other_strength, yaml) == (SESSION, [])
    assert encode_other_strength([SESSION]) == [
        {
            "on": "2026-11-24",
            "title": "Lower body",
            "source": "runna.ics",
            "at": "18:00",
            "duration_s": 3000,
            "uid": "u1",
        }
    ]


def test_what_is_not_known_is_left_out() -> None:
    bare = ForeignStrength(dt.date(2026, 11, 24), "Gym", "athlete.yaml")
    assert encode_other_strength([bare]) == [
        {"on": "2026-11-24", "title": "Gym", "source": "athlete.yaml"}
    ]


def test_whose_sessions_count_is_one_word_of_the_athlete_file() -> None:
    for word in ("keep", "replace", "Keep"):
        found, problems = read_athlete_file(f"{ATHLETE}strength: {word}\n".encode(), "a.yaml")
        assert found is not None
        assert (found.athlete.strength, problems) == (word.lower(), ())
    found, problems = read_athlete_file(f"{ATHLETE}strength: both\n".encode(), "a.yaml")
    assert found is not None
    assert found.athlete.strength is None
    assert "keep" in problems[0].text
