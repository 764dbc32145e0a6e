"""Headings of a table."""

from __future__ import annotations

from ironstride.formats.csv_columns import (
    COLUMN_WORDS,
    read_columns,
    weekday_columns,
)


def test_every_heading_word_names_its_column() -> None:
    for column, words in COLUMN_WORDS.items():
        for word in words:
            columns = read_columns(
                ["Datum", "Titel", word] if column != "date" else [word, "Titel"]
            )
            assert columns is not None
            assert column in columns.at, word


def test_no_heading_word_names_two_columns() -> None:
    words = [word for names in COLUMN_WORDS.values() for word in names]
    assert len(words) == len(set(words))


def test_units_in_headings() -> None:
    columns = read_columns(["date", "Distance [mi]", "duration_h"])
    assert columns is not None
    assert (columns.units_m, columns.units_s) == ({"distance": 1609.344}, {"duration": 3600})
    assert columns.cell(["2026-11-17", " 6.2 "], "distance") == "6.2"
    assert columns.cell(["2026-11-17"], "duration") == ""


def test_planned_and_done_have_columns_of_their_own() -> None:
    header = ["WorkoutDay", "PlannedDuration", "TimeTotalInHours", "DistanceInMeters", "Title"]
    columns = read_columns(header)
    assert columns is not None
    assert columns.units_m == {"done_distance": 1}
    assert columns.units_s == {"duration": 3600, "done_duration": 3600}


def test_rows_that_head_no_table() -> None:
    assert read_columns(["date", "colour"]) is None
    assert read_columns(["title", "distance"]) is None
    assert read_columns([]) is None
    assert weekday_columns(["Mon", "Tue", "Wed", "Fri: easy 5 km"]) == {}
    assert weekday_columns(["Week", "Mon", "Di", "mercredi"]) == {1: 0, 2: 1, 3: 2}
    assert weekday_columns(["Mon (mi)", "Tue [mi]", "tors"]) == {0: 0, 1: 1, 2: 3}
    assert weekday_columns(["Wk", *"MTWTFSS", "km"]) == {1 + day: day for day in range(7)}
    assert weekday_columns([*"LMXJVSD"]) == {day: day for day in range(7)}
    assert weekday_columns([*"ABCDEFG"]) == {}
    assert weekday_columns(["[" * 100_000, "Mon", "Tue", "Wed"]) == {1: 0, 2: 1, 3: 2}
