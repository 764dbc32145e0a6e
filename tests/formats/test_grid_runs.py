"""One week a row: which week, which unit, which day."""

from __future__ import annotations

import datetime as dt

import pytest

from ironstride.formats.grid_runs import read_week_rows
from ironstride.formats.run_collection import Collection
from ironstride.formats.run_tables import find_table
from ironstride.formats.run_weeks import WeekCursor

MONDAY = dt.date(2026, 11, 23)


def read(text: str) -> Collection:
    table = find_table(text)
    assert table is not None
    found = Collection("plan")
    read_week_rows(table, WeekCursor(MONDAY), found, starts_on=MONDAY)
    return found


def days_of(text: str) -> list[int]:
    return [(run.on - MONDAY).days for run in read(text).runs]


def test_weeks_follow_each_other_unless_a_cell_in_front_says_otherwise() -> None:
    assert days_of("Mon,Tue,Wed\neasy,,\neasy,,\n") == [0, 7]
    assert days_of("Week,Mon,Tue,Wed\n3,easy,,\n5,easy,,\n") == [0, 14]
    assert days_of("Phase,Wk,Mon,Tue,Wed,Total\nBase,3,easy,,,40\nBase,4,easy,,,50\n") == [0, 7]
    assert days_of("To go,Mon,Tue,Wed\n3 weeks to go,easy,,\n1 week to go,easy,,\n") == [0, 14]
    assert days_of("Weeks,Mon,Tue,Wed\n1-2,easy,,\n3,easy,,\n") == [0, 7, 14]


def test_a_total_behind_the_days_is_no_week() -> None:
    assert days_of("Mon,Tue,Wed,Total\neasy,,,40\neasy,,,55\n") == [0, 7]


def test_weeks_that_begin_on_sunday() -> None:
    text = "Week of,Sun,Mon,Tue\n11/29/2026,long,easy,\n"
    assert [run.on.isoformat() for run in read(text).runs] == ["2026-11-29", "2026-11-30"]
    assert days_of("Week,Sun,Mon,Tue\n1,long,easy,\n2,long,easy,\n") == [-1, 0, 6, 7]


@pytest.mark.parametrize(
    ("text", "distance_m"),
    [
        ("Wk,Mon (mi),Tue (mi),Wed (mi)\n1,5 easy,,\n", 8046.72),
        ("Wk,Mon,Tue,Wed,Total (km)\n1,5 easy,,,\n", 5000),
        ("Wk,Mon,Tue,Wed\n1,5 easy,6 mi long,\n", 8046.72),
        ("Wk,Mon,Tue,Wed\n1,3 m run,6 mi long,\n", 4828.032),
        ("Wk,Mon (mi),Tue (mi),Wed (mi)\n1,8 km easy,,\n", 8000),
        ("Wk,Mon,Tue,Wed\n1,5x800 m,6 mi long,\n", 4000),
    ],
)
def test_the_unit_of_a_bare_number_is_that_of_the_table(text: str, distance_m: float) -> None:
    assert read(text).runs[0].distance_m == pytest.approx(distance_m)


def test_a_date_in_a_cell_is_the_day() -> None:
    text = "Mon,Tue,Wed\n7 Dec: easy 5 km,8 Dec,9 Dec: 6x800\n"
    assert [run.on.isoformat() for run in read(text).runs] == ["2026-12-07", "2026-12-09"]


def test_strokes_are_empty_and_other_signs_are_said() -> None:
    found = read("Mon,Tue,Wed\n-,\u2014,???\n")
    assert [run.type for run in found.runs] == ["unknown"]
    assert len(found.problems) == 1


def test_a_heading_that_comes_again_is_no_week() -> None:
    assert days_of("Wk,Mon,Tue,Wed\n1,easy,,\nWk,Mon,Tue,Wed\n2,easy,,\n") == [0, 7]
