from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from ironstride.formats.lift_log import read_lift_log
from ironstride.formats.liftosaur_log import is_liftosaur, is_old_liftosaur
from ironstride.formats.log_table import open_table

NEW = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,"
    "Is AMRAP?,Required RPE,Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,"
    "Completed Weight Value,Completed Weight Unit,Ask Weight?,Completed Reps Time,Target Muscles,"
    "Synergist Muscles,Notes\n"
)
OLD = (
    "Workout DateTime,Program,Day Name,Exercise,Equipment,Is Warmup Set?,Required Reps,"
    "Completed Reps,RPE,Is AMRAP?,Weight Value,Weight Unit,Completed Reps Time,Target Muscles,"
    "Synergist Muscles,Notes\n"
)
AT = "2026-03-01T10:00:00.000Z"


def test_what_was_done_counts_and_not_what_was_planned() -> None:
    text = (
        f'{NEW}{AT},GZCLP,Day 1,"Squat, Barbell",1,5,5,0,,,0,40,lb,45,lb,0,,,,\n'
        f'{AT},GZCLP,Day 1,"Squat, Barbell",0,5,6,1,8,9.5,1,100,kg,102.5,kg,0,,,,deep\n'
        f'{AT},GZCLP,Day 1,"Squat, Barbell",0,5,,0,8,,1,100,kg,,,0,,,,deep\n'
    )
    found = read_lift_log(text.encode(), "liftosaur.csv", zone=ZoneInfo("America/New_York"))
    assert (found.app, found.problems, found.undone) == ("Liftosaur", (), 1)
    warm, work = found.sets
    assert warm.kind == "warmup"
    assert warm.load_kg == pytest.approx(20.412, abs=0.001)
    assert (work.load_kg, work.reps, work.rir, work.note) == (102.5, 6, 0.5, "deep")
    assert (work.session, work.performed_at) == ("Day 1", dt.datetime(2026, 3, 1, 5))


def test_the_old_log_has_one_weight_and_the_equipment_apart() -> None:
    text = f"{OLD}{AT},P,Day 1,Squat,barbell,0,5,5,8,0,100,kg,,,,\n"
    (one,) = read_lift_log(text.encode(), "liftosaur.csv").sets
    assert (one.exercise, one.load_kg, one.rir) == ("Squat, barbell", 100, 2)


def test_old_and_new_are_told_apart() -> None:
    new, old = open_table(NEW), open_table(OLD)
    assert new is not None
    assert old is not None
    assert is_liftosaur(new.columns)
    assert not is_liftosaur(old.columns)
    assert is_old_liftosaur(old.columns)
