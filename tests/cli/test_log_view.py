from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.cli.log_import import ReadFile, import_logs
from ironstride.cli.log_view import import_view
from ironstride.cli.screen import as_text
from ironstride.formats.lift_log import read_lift_log
from ironstride.formats.log_names import NameTable

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue

FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"


def view(catalogue: Catalogue, rows: str) -> str:
    found = read_lift_log((FITNOTES + rows).encode(), "fitnotes.csv")
    file = ReadFile("fitnotes.csv", found, found.problems)
    names = NameTable(catalogue, {})
    return as_text(*import_view([file], names, import_logs((), [file], names, names), catalogue))


def test_one_day_is_said_once(catalogue: Catalogue) -> None:
    text = view(catalogue, "2026-11-02,Deadlift,Back,100,kgs,5,,,,\n")
    assert "1 set in 1 session, 2 Nov 2026\n" in text


def test_many_problems_are_counted_and_the_first_shown(catalogue: Catalogue) -> None:
    good = "2026-11-02,Deadlift,Back,100,kgs,5,,,,\n"
    text = view(catalogue, good + "2026-11-02,Deadlift,Back,-1,kgs,5,,,,\n" * 50)
    assert "Not read, or not as written: 50" in text
    assert text.count("below 0") == 20
    assert "and 30 more" in text


def test_many_own_names_are_counted_and_the_first_shown(catalogue: Catalogue) -> None:
    rows = "".join(f"2026-11-02,Curl {n},Arms,10,kgs,5,,,,\n" for n in range(30))
    text = view(catalogue, rows)
    assert "Kept under their own names: 30 exercises, 30 sets" in text
    assert "and 18 more" in text


def test_a_file_without_lifts_says_so(catalogue: Catalogue) -> None:
    text = view(catalogue, "2026-11-02,Running,Cardio,,,,5,km,0:25:00,\n")
    assert "a log of FitNotes without sets" in text


def test_planned_sets_that_were_not_done_are_counted(catalogue: Catalogue) -> None:
    header = "Workout DateTime,Exercise,Completed Reps,Weight Value,Weight Unit\n"
    rows = "2026-11-02,Deadlift,5,100,kg\n2026-11-02,Deadlift,,100,kg\n"
    found = read_lift_log((header + rows).encode(), "liftosaur.csv")
    names = NameTable(catalogue, {})
    file = ReadFile("liftosaur.csv", found, ())
    text = as_text(*import_view([file], names, import_logs((), [file], names, names), catalogue))
    assert "left out, planned and not done: 1 set" in text


def test_what_was_left_out_is_said(catalogue: Catalogue) -> None:
    rows = "2026-11-02,Deadlift,Back,100,kgs,5,,,,\n2026-11-02,Running,Cardio,,,,5,km,0:25:00,\n"
    assert "left out, no lifts: Running 1" in view(catalogue, rows)
