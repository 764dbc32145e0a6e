from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from ironstride.errors import UnreadableFileError
from ironstride.formats.fitbod_log import is_fitbod
from ironstride.formats.lift_log import read_lift_log
from ironstride.formats.log_table import open_table

NEW = (
    "Date,Exercise,Reps,Weight(kg),Duration(s),Distance(m),Incline,Resistance,isWarmup,Note,"
    "multiplier\n"
)
OLD = "Date,Exercise,Sets,Reps,Weight,isWarmup,Note\n"


def test_one_row_a_set() -> None:
    at = "2026-03-04 22:30:11 +0000"
    text = (
        f"{NEW}{at},Dumbbell Bench Press,10,16.0,0.0,0.0,0.0,0.0,true,,2.0\n"
        f"{at},Dumbbell Bench Press,8,22.5,0.0,0.0,0.0,0.0,false,slow,2.0\n"
        f"{at},Plank,0,0.0,60.0,0.0,0.0,0.0,false,,1.0\n"
        f"{at},Cycling,0,0.0,1800.0,12000,0.0,0.0,false,,1.0\n"
    )
    found = read_lift_log(text.encode(), "fitbod.csv", zone=ZoneInfo("Europe/Vienna"))
    assert (found.app, found.problems) == ("Fitbod", ())
    warm, work, plank = found.sets
    assert (warm.kind, warm.load_kg, warm.reps) == ("warmup", 16, 10)
    assert (work.kind, work.load_kg, work.note) == ("work", 22.5, "slow")
    assert work.performed_at == dt.datetime(2026, 3, 4, 23, 30)
    assert (plank.seconds, plank.reps) == (60, None)
    assert found.others == {"Cycling": 1}


def test_one_row_for_several_sets() -> None:
    text = f"{OLD}2026-03-04,Deadlift,3,5,100,false,\n2026-03-04,Deadlift,99,5,100,false,\n"
    with pytest.raises(UnreadableFileError, match="--units"):
        read_lift_log(text.encode(), "fitbod.csv")
    found = read_lift_log(text.encode(), "fitbod.csv", load_unit="kg")
    assert [(one.load_kg, one.reps) for one in found.sets] == [(100, 5)] * 4
    (problem,) = found.problems
    assert "number of sets" in problem.text


def test_another_table_is_not_fitbods() -> None:
    table = open_table("Date,Exercise,Category,Weight,Reps\n")
    assert table is not None
    assert not is_fitbod(table.columns)
