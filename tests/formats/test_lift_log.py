from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.errors import UnreadableFileError
from ironstride.formats.lift_log import LOG_FORMATS, OWN, read_lift_log
from ironstride.formats.log_csv import read_log, write_log
from ironstride.formats.log_merge import merge_logs
from ironstride.formats.log_names import NameTable

if TYPE_CHECKING:
    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet

ROOT = Path(__file__).parents[2]
LIFTS = Path(os.environ.get("IRONSTRIDE_DATA", ROOT.parent / "shared" / "data")) / "lifts"
FITNOTES = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
SETS_OF_EACH: dict[str, tuple[Units | None, int]] = {
    "strong_2021.csv": ("kg", 2078),
    "strong_2026.csv": ("kg", 666),
    "fitnotes_2025.csv": (None, 3647),
    "fitnotes_2025_05_older_export.csv": (None, 750),
}


def test_every_app_has_its_reader() -> None:
    assert {one.app for one in LOG_FORMATS} == {
        "Strong",
        "Hevy",
        "Liftosaur",
        "Fitbod",
        "FitNotes",
    }


def test_our_own_log_is_read_as_well() -> None:
    text = "performed_at,exercise,load_kg,reps,rir\n2026-11-23,back-squat,80,5,0\n"
    found = read_lift_log(text.encode(), "log.csv")
    assert (found.app, found.sets) == (OWN, read_log(text)[0])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_shows_itself(encoding: str) -> None:
    text = f"{FITNOTES}2026-11-23,Übung,Beine,60,kgs,5,,,,schön\n"
    (one,) = read_lift_log(text.encode(encoding), "log.csv").sets
    assert (one.exercise, one.note) == ("Übung", "schön")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (bytes(range(256)) * 50, "no text|no log"),
        (b"%PDF-1.4\n\0\0\1", "no text|no log"),
        (b"PK\3\4" + b"\0" * 500, "no text|no log"),
        (b"x" * 10_000_000, "no log"),
        (b'"' * 1_000_000, "no log"),
        (b"Name,City\nA,B\n", "no log"),
        (b"performed,lift\n", "no log"),
    ],
)
def test_what_is_no_log_is_refused_and_says_why(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        read_lift_log(content, "log.csv")


def test_one_endless_line_costs_that_line() -> None:
    rows = f"2026-11-23,{'x' * 10_000_000},Legs,60,kgs,5,,,,\n2026-11-24,Squat,Legs,60,kgs,5,,,,\n"
    found = read_lift_log((FITNOTES + rows).encode(), "log.csv")
    assert [one.performed_at.day for one in found.sets] == [24]
    assert [problem.where for problem in found.problems] == ["line 2"]


def test_two_hundred_thousand_rows_are_read() -> None:
    row = "2026-11-23,Barbell Squat,Legs,60.0,kgs,5,,,,\n"
    found = read_lift_log((FITNOTES + row * 200_000).encode(), "log.csv")
    assert len(found.sets) == 200_000


@given(st.binary(max_size=300))
def test_no_content_costs_the_rows_before_it(content: bytes) -> None:
    rows = b"2026-11-23,Squat,Legs,60,kgs,5,,,,\n" * 200
    found = read_lift_log(FITNOTES.encode() + rows + content, "log.csv")
    assert len(found.sets) >= 200


@given(st.integers(0, 400))
def test_a_file_that_was_cut_keeps_its_whole_rows(length: int) -> None:
    whole = (FITNOTES + "2026-11-23,Squat,Legs,60,kgs,5,,,,\n" * 6).encode()
    cut = whole[: len(FITNOTES) + length]
    found = read_lift_log(cut, "log.csv")
    rows = cut.count(b"\n") - 1
    assert len(found.sets) in {rows, rows + 1}
    assert all((one.load_kg, one.reps) == (60, 5) for one in found.sets)


def test_the_sample_athletes_log_is_read_whole(catalogue: Catalogue) -> None:
    found = read_lift_log((ROOT / "examples/sample/strong.csv").read_bytes(), "strong.csv")
    assert (len(found.sets), found.problems, found.others) == (272, (), {"Cycling (Indoor)": 2})
    names = NameTable(catalogue, {})
    assert {
        one.exercise for one in found.sets if names.match(one.exercise).certainty != "sure"
    } == {"Leg Press Downstairs"}


def real_log(name: str) -> bytes:
    path = LIFTS / name
    if not path.exists():
        pytest.skip(f"the real logs are not here: {path.name}")
    return path.read_bytes()


@pytest.mark.parametrize("name", SETS_OF_EACH)
def test_a_real_log_is_read_whole(name: str, catalogue: Catalogue) -> None:
    load_unit, sets = SETS_OF_EACH[name]
    found = read_lift_log(real_log(name), name, load_unit=load_unit)
    assert (len(found.sets), found.problems) == (sets, ())
    log = merge_logs((), NameTable(catalogue, {}).settled(found.sets), name).log
    assert read_log(write_log(log)) == (log, ())
    assert merge_logs(log, log, name).added == 0


def test_a_real_log_and_its_older_export_are_one_in_either_order(catalogue: Catalogue) -> None:
    names = NameTable(catalogue, {})
    old, new = (
        names.settled(read_lift_log(real_log(name), name).sets)
        for name in ("fitnotes_2025_05_older_export.csv", "fitnotes_2025.csv")
    )
    late = merge_logs(merge_logs((), new, "new").log, old, "old")
    early = merge_logs(merge_logs((), old, "old").log, new, "new")
    assert (late.added, late.known, late.problems) == (0, 750, ())
    assert (early.added, early.known, early.problems) == (3647 - 750, 750, ())
    assert by_id(late.log) == by_id(early.log)


def by_id(log: tuple[LoggedSet, ...]) -> dict[str, LoggedSet]:
    return {one.id: one for one in log}


def test_a_session_taken_from_one_app_to_another_is_one(catalogue: Catalogue) -> None:
    strong = (
        "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n"
        "2026-08-07 17:00:42,A,1h,Squat (Barbell),1,60,5,0,0,8\n"
    )
    hevy = (
        "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,"
        "set_index,set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
        'A,"7 Aug 2026, 17:00","7 Aug 2026, 18:00",,Squat (Barbell),,,0,normal,60,5,,,8\n'
    )
    names = NameTable(catalogue, {})
    first, second = (
        names.settled(read_lift_log(text.encode(), "log.csv", load_unit="kg").sets)
        for text in (strong, hevy)
    )
    merged = merge_logs(merge_logs((), first, "strong").log, second, "hevy")
    assert (len(merged.log), merged.added, merged.known) == (1, 0, 1)
