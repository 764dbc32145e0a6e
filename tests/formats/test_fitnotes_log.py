from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from ironstride.formats.fitnotes_log import is_fitnotes, is_fitnotes_sessions
from ironstride.formats.lift_log import LiftLog, read_lift_log
from ironstride.formats.log_table import open_table

NEW = "Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
OLD = "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n"
IOS = (
    "Date,Exercise,Category,Weight (kg),Weight (lbs),Reps,Distance,Distance Unit,Time,Notes,Kind\n"
)
SESSIONS = (
    "Name,StartTime,EndTime,BodyWeight,Exercise,Equipment,Reps,Weight,Time,Distance,Status,"
    "IsWarmup,RPE,RIR,Categories,Note\n"
)


def read(text: str, **options: object) -> LiftLog:
    return read_lift_log(text.encode(), "fitnotes.csv", **options)  # type: ignore[arg-type]  # as given


def test_the_new_android_log_says_the_unit_of_each_row() -> None:
    found = read(
        f"{NEW}2026-04-29,Barbell Squat,Legs,60.0,kgs,5,,,,deep\n"
        "2026-04-29,Barbell Squat,Legs,135.0,lbs,5,,,,\n"
        "2026-04-29,Plank,Abs,,,,,,0:01:00,\n"
        "2026-04-29,Farmer Carries,Body,160.0,lbs,,100.0,ft,,\n"
    )
    assert (found.app, found.problems) == ("FitNotes", ())
    metric, imperial, plank, carry = found.sets
    assert metric.performed_at == dt.datetime(2026, 4, 29)
    assert (metric.load_kg, metric.reps, metric.note) == (60, 5, "deep")
    assert imperial.load_kg == pytest.approx(61.235, abs=0.001)
    assert (plank.seconds, plank.set_kind) == (60, "hold")
    assert carry.distance_m == pytest.approx(30.48)
    assert carry.set_kind == "distance"


def test_the_old_android_log_says_the_unit_in_its_heading() -> None:
    (one,) = read(f"{OLD}2026-04-29,Deadlift,Back,100.0,5,,,\n").sets
    assert one.load_kg == 100
    (one,) = read(f"{OLD}2026-04-29,Deadlift,Back,100.0,5,,,\n".replace("kgs", "lbs")).sets
    assert one.load_kg == pytest.approx(45.359237)


def test_the_ios_log_has_a_column_for_each_unit() -> None:
    kilograms, pounds = read(
        f"{IOS}2026-04-29,Deadlift,Back,100,,5,,,,belt,wr\n2026-04-29,Deadlift,Back,,100,5,,,,,wr\n"
    ).sets
    assert (kilograms.load_kg, kilograms.note) == (100, "belt")
    assert pounds.load_kg == pytest.approx(45.359237)


def test_the_log_by_sessions() -> None:
    row = "Legs,2026-04-29T22:30:00Z,,70,Squat,Barbell,5,60,,,{},{},{},{},Legs,tight\n"
    found = read(
        SESSIONS
        + row.format("Done", "true", "", "")
        + row.format("Done", "false", "8", "")
        + row.format("Done", "false", "", "0")
        + row.format("Skipped", "false", "", ""),
        load_unit="kg",
        zone=ZoneInfo("Europe/Vienna"),
    )
    warm, rpe, rir = found.sets
    assert (warm.kind, warm.exercise, warm.note) == ("warmup", "Squat (Barbell)", "tight")
    assert warm.performed_at == dt.datetime(2026, 4, 30, 0, 30)
    assert (rpe.rir, rir.rir) == (2, 0)
    assert found.undone == 1


def test_a_clock_of_greenwich_is_pointed_out() -> None:
    row = "Legs,2026-04-29T22:30:00Z,,70,Squat,Barbell,5,60,,,Done,false,,,Legs,\n"
    assert read(SESSIONS + row, load_unit="kg").clock_of_greenwich
    assert not read(f"{OLD}2026-04-29,Deadlift,Back,100.0,5,,,\n").clock_of_greenwich


def test_runs_are_counted_and_not_read() -> None:
    found = read(
        f"{NEW}2026-04-29,Running (Outdoor),Cardio,,,,5.8,mi,1:00:00,\n"
        "2026-04-29,Zumba,Cardio,,,,,,1:00:00,\n"
        "2026-04-29,Yoga,Body,,,,,,1:00:00,\n"
    )
    assert (found.sets, found.problems) == ((), ())
    assert found.others == {"Running (Outdoor)": 1, "Zumba": 1, "Yoga": 1}


def test_a_table_of_runs_alone_is_known_and_empty() -> None:
    text = (
        "Date,Exercise,Category,Distance (miles),Duration (minutes)\n"
        "2026-4-9,Running,Cardio,5.0,40\n"
    )
    found = read(text)
    assert (found.sets, found.others) == ((), {"Running": 1})


def test_dates_with_slashes_are_decided_over_the_file() -> None:
    text = f"{OLD}3/4/2026,Deadlift,Back,100,5,,,\n25/4/2026,Deadlift,Back,100,5,,,\n"
    assert [one.performed_at.month for one in read(text).sets] == [4, 4]
    (problem,) = read(f"{OLD}3/4/2026,Deadlift,Back,100,5,,,\n").problems
    assert "day or month first" in problem.text


def test_the_two_kinds_are_told_apart() -> None:
    by_days, by_sessions = (open_table(text) for text in (NEW, SESSIONS))
    assert by_days is not None
    assert by_sessions is not None
    assert is_fitnotes(by_days.columns)
    assert not is_fitnotes_sessions(by_days.columns)
    assert is_fitnotes_sessions(by_sessions.columns)
