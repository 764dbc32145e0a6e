"""Tables: headings, delimiters, encodings, units and dates of several countries."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.csv_runs import find_table, read_csv_runs

if TYPE_CHECKING:
    from ironstride.formats.run_text import Runs

MONDAY = dt.date(2026, 11, 16)


def read(text: str) -> Runs:
    return read_csv_runs(
        text, file="runs.csv", starts_on=MONDAY, ends_on=MONDAY + dt.timedelta(days=200)
    )


@pytest.mark.parametrize(
    "header",
    [
        "date,time,type,title,distance_km,duration_min",
        "Date,Start time,Type,Workout,Distance (km),Duration [min]",
        "Datum,Uhrzeit,Art,Einheit,Distanz (km),Dauer (min)",
        "Fecha,Hora,Tipo,Entrenamiento,Distancia (km),Duraci\u00f3n (min)",
        "Date,Heure,Type,S\u00e9ance,Distance (km),Dur\u00e9e (min)",
        "Data,Ora,Tipo,Allenamento,Distanza (km),Durata (min)",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_headings_in_five_languages_and_three_delimiters(header: str, delimiter: str) -> None:
    text = f"{header}\n2026-11-17,06:30,intervals,6x800,10,55\n".replace(",", delimiter)
    runs, problems, _ = read(text)
    assert problems == ()
    run = runs[0]
    assert (run.on, run.at, run.type, run.title) == (
        dt.date(2026, 11, 17), dt.time(6, 30), "intervals", "6x800"
    )  # fmt: skip
    assert (run.distance_m, run.duration_s) == (10000, 3300)


@pytest.mark.parametrize(
    ("heading", "cell", "distance_m"),
    [
        ("distance_km", "12,5", 12500),
        ("distance_mi", "6.2", 9977.9328),
        ("Distance (m)", "12000", 12000),
        ("Distance (m)", "12.000", 12000),
        ("PlannedDistanceInMeters", "8000", 8000),
        ("distance_km", "5 mi", 8046.72),
        ("Distance", "8 km", 8000),
        ("distance_km", "-", None),
        ("distance_km", "99999", None),
    ],
)
def test_distances(heading: str, cell: str, distance_m: float | None) -> None:
    runs, problems, _ = read(f"date;type;{heading}\n2026-11-17;easy;{cell}\n")
    assert runs[0].distance_m == (None if distance_m is None else pytest.approx(distance_m))
    assert problems == ()


@pytest.mark.parametrize(
    ("heading", "cell", "duration_min"),
    [
        ("duration_min", "90", 90),
        ("duration_h", "1,5", 90),
        ("Duration", "1:30:00", 90),
        ("Duration", "1:30", 90),
        ("Duration", "45:00", 45),
        ("Duration", "1h30", 90),
        ("Duration (hh:mm)", "0:45", 45),
        ("PlannedDuration", "0.75", 45),
        ("time", "1:05:00", 65),
    ],
)
def test_durations(heading: str, cell: str, duration_min: float) -> None:
    runs, problems, _ = read(f"date;type;{heading}\n2026-11-17;easy;{cell}\n")
    assert runs[0].duration_s == duration_min * 60
    assert (runs[0].at, problems) == (None, ())


def test_units_that_no_heading_names_are_taken_and_said_once() -> None:
    runs, problems, _ = read(
        "date,type,distance,duration\n2026-11-17,easy,8,45\n2026-11-18,easy,9,50"
    )
    assert [(run.distance_m, run.duration_s) for run in runs] == [(8000, 2700), (9000, 3000)]
    assert ["km" in problems[0].text, "minutes" in problems[1].text] == [True, True]
    assert len(problems) == 2
    assert read("date,type,distance\n2026-11-17,easy,8000")[0][0].distance_m == 8000


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["17/11/2026", "03/12/2026"], [(11, 17), (12, 3)]),
        (["11/17/2026", "12/03/2026"], [(11, 17), (12, 3)]),
        (["17.11.2026", "3.12.2026"], [(11, 17), (12, 3)]),
        (["17-11-2026", "03-12-2026"], [(11, 17), (12, 3)]),
        (["Nov 17, 2026", "3 Dec 2026"], [(11, 17), (12, 3)]),
        (["2026-11-17T06:30", "Thu 2026-12-03"], [(11, 17), (12, 3)]),
    ],
)
def test_the_order_of_a_date_is_decided_over_the_file(
    dates: list[str], expected: list[tuple[int, int]]
) -> None:
    rows = "\n".join(f'"{day}";easy 8 km' for day in dates)
    runs, problems, _ = read(f"date;workout\n{rows}\n")
    assert [(run.on.month, run.on.day) for run in runs] == expected
    assert problems == ()


def test_a_date_that_can_be_two_is_a_problem_with_its_line() -> None:
    runs, problems, _ = read("date,workout\n03/04/2027,6x800\n05/05/2027,easy\n2027-02-30,easy\n")
    assert [run.on for run in runs] == [dt.date(2027, 5, 5)]
    assert [problem.where for problem in problems] == ["line 2", "line 4"]
    assert "2027-03-04 or 2027-04-03" in problems[0].text


def test_a_column_for_each_weekday() -> None:
    text = (
        "Week,Mon,Tue,Wed,Thu,Fri,Sat,Sun\n"
        "1,Rest,6x800,easy 6k,tempo 8k,,easy 5k,long 20k\n"
        "2,Rest,5x1k,,,,am easy 5k / pm 6x400,long 22k\n"
        "4,Rest,,,,,,gym\n"
    )
    runs, problems, strength = read(text)
    assert [((run.on - MONDAY).days, run.type) for run in runs] == [
        (0, "rest"), (1, "intervals"), (2, "easy"), (3, "tempo"), (5, "easy"), (6, "long"),
        (7, "rest"), (8, "intervals"), (12, "easy"), (12, "intervals"), (13, "long"), (21, "rest"),
    ]  # fmt: skip
    assert problems == ()
    assert [(one.on - MONDAY).days for one in strength] == [27]


def test_weeks_of_a_table_by_date_or_in_order() -> None:
    runs, _, _ = read("Woche ab;Mo;Di;Mi\n23.11.2026;;6x800;\n30.11.2026;;5x1000;\n")
    assert [run.on for run in runs] == [dt.date(2026, 11, 24), dt.date(2026, 12, 1)]
    runs, _, _ = read("Monday,Tuesday,Sunday\n,6x800,\n,5x1000,\n")
    assert [run.on for run in runs] == [dt.date(2026, 11, 17), dt.date(2026, 11, 24)]


def test_rows_by_week_and_weekday() -> None:
    runs, problems, _ = read("week,day,workout\n1,Tue,6x800\n1,Sun,long 20k\n2,Tue,5x1000\n")
    assert [(run.on - MONDAY).days for run in runs] == [1, 6, 8]
    assert problems == ()


def test_sport_key_and_strength_columns() -> None:
    runs, problems, _ = read(
        "date,type,title,key\n2026-11-17,Run,Club night,yes\n2026-11-18,Bike,Easy spin,\n"
        "2026-11-19,Strength,Legs,\n2026-11-20,Run,8 km easy,no\n"
    )
    assert [(run.type, run.key) for run in runs] == [
        ("unknown", True), ("cross", None), ("easy", False)
    ]  # fmt: skip
    assert [problem.where for problem in problems] == ["line 2"]


def test_a_title_line_above_the_heading_and_quoted_cells() -> None:
    text = 'Winter plan 2026\n\ndate,workout\n2026-11-17,"WU 2k, 6x800, CD 2k"\n'
    runs, problems, _ = read(text)
    assert (runs[0].distance_m, problems) == (8800, ())


def test_a_table_outside_the_plan_is_said() -> None:
    runs, problems, _ = read("date,workout\n2025-11-17,6x800\n")
    assert runs == ()
    assert "1 run lies outside" in problems[0].text


def test_a_quote_that_is_not_closed_is_said() -> None:
    runs, problems, _ = read('date,workout\n2026-11-17,"6x800\n2026-11-18,easy 8 km\n')
    assert runs[0].type == "intervals"
    assert "quotation mark" in problems[0].text
    huge = read('date,workout\n2026-11-17,"' + "x" * 200_000)[1]
    assert "quotation mark" in huge[0].text


def test_text_is_no_table() -> None:
    for text in ("Tue 6x800, Sun 26k", "Mon, Tue, Wed, Fri: easy 5 km", "", "a,b,c\n1,2,3"):
        assert find_table(text) is None
    assert "date,time" in read("a,b,c\n1,2,3")[1][0].text


@given(st.text(max_size=200))
def test_any_table_body_never_raises_and_every_row_is_told(body: str) -> None:
    runs, problems, _ = read(f"date,workout\n{body}")
    assert all(run.on >= MONDAY for run in runs)
    told = any(char.isalnum() for char in body)
    assert not told or runs or problems
