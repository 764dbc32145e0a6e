from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.hevy_log import is_hevy
from ironstride.formats.lift_log import LiftLog, read_lift_log
from ironstride.formats.log_table import open_table

HEADER = (
    "title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,"
    "set_type,weight_kg,reps,distance_km,duration_seconds,rpe\n"
)


def row(start: str, exercise: str, tail: str, *, superset: str = "", note: str = "") -> str:
    cells = ("Evening", start, start, "felt good", exercise, superset, note)
    return ",".join(f'"{cell}"' for cell in cells) + f",{tail}\n"


def read(text: str) -> LiftLog:
    return read_lift_log(text.encode(), "hevy.csv")


def test_kinds_efforts_and_amounts() -> None:
    at = "7 Aug 2026, 17:00"
    found = read(
        HEADER
        + row(at, "Deadlift (Barbell)", '0,"warmup",60,5,,,')
        + row(at, "Deadlift (Barbell)", '1,"normal",120,5,,,8.5')
        + row(at, "Deadlift (Barbell)", '2,"failure",130,3,,,')
        + row(at, "Deadlift (Barbell)", '3,"dropset",90,8,,,10')
        + row(at, "Plank", '0,"normal",,,,60,')
        + row(at, "Suitcase Carry", '0,"normal",24,,0.04,,')
    )
    assert (found.app, found.problems) == ("Hevy", ())
    warm, work, failed, drop, plank, carry = found.sets
    assert [one.kind for one in found.sets[:4]] == ["warmup", "work", "work", "drop"]
    assert [one.rir for one in found.sets[:4]] == [None, 1.5, 0, 0]
    assert (warm.performed_at, warm.session) == (dt.datetime(2026, 8, 7, 17), "Evening")
    assert (warm.note, work.note) == ("felt good", "")
    assert (failed.load_kg, drop.reps) == (130, 8)
    assert (plank.seconds, plank.load_kg) == (60, None)
    assert carry.distance_m == pytest.approx(40)
    assert carry.load_kg == 24


def test_pounds_and_miles_stand_in_the_headings() -> None:
    header = HEADER.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles")
    text = header + row("7 Aug 2026, 17:00", "Suitcase Carry", '0,"normal",100,,0.1,,')
    (one,) = read(text).sets
    assert one.load_kg == pytest.approx(45.359237)
    assert one.distance_m == pytest.approx(160.9344)


@pytest.mark.parametrize(
    "start",
    ["7 Aug 2026, 17:00", "7 août 2026, 17:00", "7 авг. 2026, 17:00", "2026-08-07 17:00:00"],
)
def test_the_month_is_in_the_language_of_the_account(start: str) -> None:
    (one,) = read(HEADER + row(start, "Squat (Barbell)", '0,"normal",60,5,,,')).sets
    assert one.performed_at == dt.datetime(2026, 8, 7, 17)


def test_notes_come_once_and_supersets_are_told() -> None:
    at = "7 Aug 2026, 17:00"
    text = HEADER + "".join(
        row(at, "Pull Up", f'{n},"normal",,8,,,', superset="0", note="chest to bar\nno swing")
        for n in range(2)
    )
    first, second = read(text).sets
    assert first.note == "chest to bar\nno swing\nsuperset 0\nfelt good"
    assert second.note == ""


def test_an_unknown_kind_of_set_is_work_and_said() -> None:
    found = read(HEADER + row("7 Aug 2026, 17:00", "Pull Up", '0,"myo",,8,,,'))
    assert [one.kind for one in found.sets] == ["work"]
    assert "'myo' is not known" in found.problems[0].text


def test_tabs_do_as_well() -> None:
    text = HEADER.replace(",", "\t") + "A\t2026-08-07 17:00\t\t\tPull Up\t\t\t0\tnormal\t\t8\t\t\t"
    assert [one.reps for one in read(text).sets] == [8]


def test_another_table_is_not_hevys() -> None:
    table = open_table("title,start,reps\n")
    assert table is not None
    assert not is_hevy(table.columns)
