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
    assert (columns.distance_unit_m, columns.duration_unit_s) == (1609.344, 3600)
    assert columns.cell(["2026-11-17", " 6.2 "], "distance") == "6.2"
    assert columns.cell(["2026-11-17"], "duration") == ""


def test_rows_that_head_no_table() -> None:
    assert read_columns(["date", "colour"]) is None
    assert read_columns(["title", "distance"]) is None
    assert read_columns([]) is None
    assert weekday_columns(["Mon", "Tue", "Wed", "Fri: easy 5 km"]) == {}
    assert weekday_columns(["Week", "Mon", "Di", "mercredi"]) == {1: 0, 2: 1, 3: 2}
