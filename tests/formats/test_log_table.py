from __future__ import annotations

import pytest

from ironstride.formats.log_table import MAX_CHARACTERS, LogTable, open_table


def table_of(text: str) -> LogTable:
    table = open_table(text)
    assert table is not None
    return table


def cells_of(text: str) -> list[tuple[int, list[str] | None]]:
    return [(row.line, row.cells) for row in table_of(text).rows()]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_delimiter_shows_itself(delimiter: str, newline: str) -> None:
    text = newline.join(("\ufeffDate;Weight;Note", '2026-11-23;80;"a;b"', ""))
    if delimiter != ";":
        text = text.replace(";", delimiter)
    assert cells_of(text) == [(2, ["2026-11-23", "80", f"a{delimiter}b"])]


def test_a_spreadsheets_separator_line_is_no_heading() -> None:
    assert cells_of("sep=;\nDate;Reps\n2026-11-23;5\n") == [(3, ["2026-11-23", "5"])]


@pytest.mark.parametrize(
    ("heading", "stem", "unit"),
    [
        ("Weight (kg)", "weight", "kg"),
        ("Weight(kg)", "weight", "kg"),
        ("Weight (kgs)", "weight", "kg"),
        ("weight_lbs", "weight", "lb"),
        ("Distance (meters)", "distance", "m"),
        ("distance_miles", "distance", "mi"),
        ("Duration(s)", "duration", "s"),
        ("duration_seconds", "duration", "s"),
        ("Duration (sec)", "duration", "s"),
        ("Weight", "weight", None),
        ("Reps", "reps", None),
        ("Seconds", "seconds", None),
        ("Weight Unit", "weight unit", None),
    ],
)
def test_a_heading_is_known_without_its_unit(heading: str, stem: str, unit: str | None) -> None:
    columns = table_of(f"Date,{heading}\n").columns
    assert columns.at == {"date": 0, stem: 1}
    assert columns.units.get(stem) == unit


def test_two_columns_of_a_weight_are_both_there() -> None:
    columns = table_of("Date,Weight (kg),Weight (lbs)\n").columns
    assert columns.at == {"date": 0, "weight": 1, "weight lb": 2}
    assert columns.units == {"weight": "kg", "weight lb": "lb"}


def test_a_missing_cell_is_empty() -> None:
    table = table_of("a,b,c\n")
    assert table.columns.text(["1"], "c") == table.columns.text(["1"], "d") == ""
    assert table.columns.has("a", "b")
    assert not table.columns.has("a", "d")


def test_a_note_may_have_lines() -> None:
    text = 'Date,Note,Reps\n2026-11-23,"one\n\n""two""",5\n2026-11-24,,6\n'
    assert cells_of(text) == [
        (2, ["2026-11-23", 'one\n\n"two"', "5"]),
        (5, ["2026-11-24", "", "6"]),
    ]


def test_an_open_quote_costs_its_row_only() -> None:
    text = 'Date,Note,Reps\n2026-11-23,"one,5\n2026-11-24,two,6\n2026-11-25,"x",7\n'
    assert cells_of(text) == [
        (2, None),
        (3, ["2026-11-24", "two", "6"]),
        (4, ["2026-11-25", "x", "7"]),
    ]


def test_a_number_with_a_bare_comma_is_refused() -> None:
    text = "Date,Weight,Reps\n2026-11-23,62,5,8\n2026-11-24,60,8\n"
    assert cells_of(text) == [(2, None), (3, ["2026-11-24", "60", "8"])]


def test_a_row_may_leave_its_last_cells_out() -> None:
    assert cells_of("Date,Weight,Note\n2026-11-23,60\n") == [(2, ["2026-11-23", "60"])]


def test_two_open_quotes_do_not_swallow_a_row() -> None:
    text = 'Date,Note,Reps\n2026-11-23,"one,5\n2026-11-24,"two,6\n2026-11-25,x,7\n'
    assert cells_of(text) == [(2, None), (3, None), (4, ["2026-11-25", "x", "7"])]


def test_a_line_without_end_is_not_read() -> None:
    text = f"Date,Note\n2026-11-23,{'x' * MAX_CHARACTERS}\n2026-11-24,y\n"
    assert cells_of(text) == [(2, None), (3, ["2026-11-24", "y"])]


def test_nul_signs_and_empty_rows_are_passed_over() -> None:
    assert cells_of("Date,Note\n\n,,\n2026-11-23,\0a\n") == [(4, ["2026-11-23", "a"])]


@pytest.mark.parametrize("text", ["", "\n\n", "just words", "%PDF-1.4"])
def test_what_has_no_heading_is_no_table(text: str) -> None:
    assert open_table(text) is None
