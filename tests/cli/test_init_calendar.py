from __future__ import annotations

import datetime as dt
import io

import pytest

from ironstride.cli.init_calendar import ask_availability, race_reader, read_days, run_line_reader
from ironstride.errors import InvalidValueError
from ironstride.training.availability import Slot
from ironstride.training.race import Race

TODAY = dt.date(2026, 11, 23)


def test_days_are_read_with_minutes_time_and_place() -> None:
    week = read_days("Monday 40, thu 18:30 45 gym; thu 20 home", ("home", "gym")).week
    assert week == {
        0: (Slot(40, "home"),),
        3: (Slot(45, "gym", dt.time(18, 30)), Slot(20, "home")),
    }


@pytest.mark.parametrize("text", ["", "mon", "40", "mon 5", "mon 999", "mon tue 40", "soon 40"])
def test_other_words_are_no_days(text: str) -> None:
    with pytest.raises(InvalidValueError, match="please"):
        read_days(text, ("home",))


def test_days_are_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("whenever\nsat 25\n"))
    assert ask_availability(("home",)).week == {5: (Slot(25, "home"),)}


@pytest.mark.parametrize(
    ("text", "race"),
    [
        (
            "2027-04-11 42.195 km City Marathon",
            Race("City Marathon", dt.date(2027, 4, 11), 42195, "A"),
        ),
        ("2027-01-24, 10, Park Run B", Race("Park Run", dt.date(2027, 1, 24), 10000, "B")),
        ("2027-01-24 10 miles", Race("race", dt.date(2027, 1, 24), 16093.4, "A")),
        ("2027-01-24 21,1 Half c", Race("Half", dt.date(2027, 1, 24), 21100, "C")),
    ],
)
def test_a_race_is_read_as_written(text: str, race: Race) -> None:
    assert race_reader(TODAY)(text) == race


@pytest.mark.parametrize("text", ["x", "2027-02-30 10 km X", "2026-11-01 10 km X", "2027-01-24 0"])
def test_other_words_are_no_race(text: str) -> None:
    with pytest.raises(InvalidValueError, match="please"):
        race_reader(TODAY)(text)


def test_a_run_is_kept_as_it_was_written() -> None:
    read = run_line_reader(TODAY)
    assert read("tue 06:30: 6x800 m") == "tue 06:30: 6x800 m"
    with pytest.raises(InvalidValueError):
        read("sometimes 10 km")
