"""Tables: headings, delimiters, encodings, units and dates of several countries."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ironstride.formats.csv_runs import read_csv_runs

if TYPE_CHECKING:
    from ironstride.formats.run_collection import Runs

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


def test_a_table_of_a_heading_alone_is_said() -> None:
    for text in ("date,workout\n", "Mon  Tue  Wed\n  \n"):
        runs, (problem,), _ = read(text)
        assert runs == ()
        assert "no run below it" in problem.text


def test_a_table_outside_the_plan_is_said() -> None:
    runs, problems, _ = read("date,workout\n2025-11-17,6x800\n")
    assert runs == ()
    assert "1 run lies outside" in problems[0].text


def test_the_rest_of_a_dated_season_is_no_news() -> None:
    runs, problems, _ = read("date,workout\n2025-11-17,6x800\n2026-11-24,6x800\n")
    assert (len(runs), problems) == (1, ())


def test_a_quote_that_is_not_closed_is_said() -> None:
    runs, problems, _ = read('date,workout\n2026-11-17,"6x800\n2026-11-18,easy 8 km\n')
    assert runs[0].type == "intervals"
    assert "quotation mark" in problems[0].text
    huge = read('date,workout\n2026-11-17,"' + "x" * 200_000)[1]
    assert "quotation mark" in huge[0].text


def test_what_was_done_counts_before_the_plan_and_a_column_names_the_unit() -> None:
    text = (
        "Workout Date,Workout Name,Planned Distance,Planned Distance Units,Planned Duration,"
        "Actual Distance,Actual Duration\n"
        "2026-11-17,Easy,5,mi,0:50:00,5.2,0:51:00\n2026-11-18,Easy,8,km,0:50:00,,\n"
    )
    runs, problems, _ = read(text)
    assert [run.distance_m for run in runs] == [pytest.approx(5.2 * 1609.344), 8000]
    assert [run.duration_s for run in runs] == [3060, 3000]
    assert problems == ()


def test_seconds_and_metres_are_known_by_their_size_and_said() -> None:
    text = "date,type,name,length of run,duration,distance\n2026-11-17,Run,Easy,,3300,10600\n"
    (run,), problems, _ = read(text)
    assert (run.distance_m, run.duration_s) == (10_600, 3300)
    assert [problem.text.split("; ")[0] for problem in problems] == [
        "the distance column names no unit and was read as metres",
        "the duration column names no unit and was read as seconds",
    ]


def test_the_sport_decides_over_the_title_and_notes_are_no_sessions() -> None:
    text = (
        "start_date_local,category,type,name\n2026-11-17T06:30:00,WORKOUT,VirtualRide,Easy\n"
        "2026-11-18T00:00:00,WORKOUT,WeightTraining,Long session\n"
        "2026-11-19T00:00:00,NOTE,,Long race\n2026-11-20T18:00:00,WORKOUT,Run,Long run\n"
    )
    runs, problems, strength = read(text)
    assert [(run.type, run.at) for run in runs] == [
        ("cross", dt.time(6, 30)), ("long", dt.time(18))
    ]  # fmt: skip
    assert [(one.title, one.at) for one in strength] == [("Long session", None)]
    assert problems == ()


def test_columns_for_the_morning_and_the_evening_and_rows_of_totals() -> None:
    text = "Date,AM,PM,km\n2026-11-17,easy 8 km,6x800 m,13\nTotal,,,13\n2026-11-18,,gym,0\n"
    runs, problems, strength = read(text)
    assert [(run.type, run.distance_m) for run in runs] == [("easy", 8000), ("intervals", 4800)]
    assert len(strength) == 1
    assert problems == ()


def test_a_day_beside_a_markdown_table_is_said() -> None:
    text = "# Plan\n\n| Date | Workout |\n|---|---|\n| 2026-11-17 | easy |\n\nSun: long 20 km\n"
    runs, (problem,), _ = read(text)
    assert len(runs) == 1
    assert problem.where == "line 7"
    assert "stands outside the table" in problem.text


def test_a_plan_of_numbered_weeks_ends_on_the_day_of_its_race() -> None:
    text = (
        "Race day: 2027-01-10\n\n| Week | Mon | Tue | Sun |\n|---|---|---|---|\n"
        "| 1 | rest | easy 5 km | long 10 km |\n| 2 | gym | easy 5 km | race 10 km |\n"
    )
    runs, problems, strength = read(text)
    assert runs[-1].on == dt.date(2027, 1, 10)
    assert [one.on for one in strength] == [dt.date(2027, 1, 4)]
    assert problems == ()


def test_a_week_whose_lines_do_not_fit_is_not_guessed() -> None:
    days = "Mon\nTue\nWed\nThu\nFri\nSat\nSun\n"
    text = f"Week\n{days}1\nRest\nEasy\nRest\nEasy\nRest\nEasy\nLong\n2\nRest\nLong\n"
    runs, (problem,), _ = read(text)
    assert len(runs) == 7
    assert problem.where == "line 17"
    assert "not one line for each day" in problem.text


@given(st.text(max_size=200))
def test_any_table_body_never_raises_and_every_row_is_told(body: str) -> None:
    runs, problems, _ = read(f"date,workout\n{body}")
    assert all(run.on >= MONDAY for run in runs)
    told = any(char.isalnum() for char in body)
    assert not told or runs or problems
