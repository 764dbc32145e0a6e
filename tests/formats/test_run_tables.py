"""Where a table begins and where its cells are, in every shape that text can have."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from ironstride.formats.run_tables import (
    MAX_ROWS,
    Table,
    days_outside,
    find_table,
    is_heading,
    plain_cell,
)

DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


def table_of(text: str) -> Table:
    table = find_table(text)
    assert table is not None
    return table


@pytest.mark.parametrize(
    "text",
    [
        "date,workout\n2026-11-17,easy\n",
        "date;workout\n2026-11-17;easy\n",
        "date\tworkout\n2026-11-17\teasy\n",
        "| date | workout |\n|:--|--:|\n| 2026-11-17 | **easy** |\n",
        "date | workout\n--- | ---\n2026-11-17 | easy\n",
        "My plan\n\ndate        workout\n2026-11-17  easy\n",
    ],
)
def test_every_shape_gives_the_same_cells(text: str) -> None:
    table = table_of(text)
    assert [cell.strip() for cell in table.header] == ["date", "workout"]
    assert [cells for _, cells in table.rows] == [["2026-11-17", "easy"]]


def test_no_row_of_a_long_table_is_lost() -> None:
    table = table_of("date,workout\n" + "".join(f"2026-11-17,easy {n} km\n" for n in range(60)))
    assert [cells[1] for _, cells in table.rows] == [f"easy {n} km" for n in range(60)]


def test_aligned_cells_stand_under_their_headings() -> None:
    text = (
        "Week  Mon     Tue     Sun\n"
        "1             6x800   long 20k\n"
        "2     Rest            long 22k\n"
    )
    assert [cells for _, cells in table_of(text).rows] == [
        ["1", "", "6x800", "long 20k"], ["2", "Rest", "", "long 22k"]
    ]  # fmt: skip


@pytest.mark.parametrize("marked", [True, False])
def test_one_cell_a_line(marked: bool) -> None:
    head = ["Week", *DAYS] if marked else DAYS
    rows = [[*(["1"] if marked else []), *"abcdefg"], [*(["2"] if marked else []), *"hijklmn"]]
    table = table_of("\n\n".join([*head, *rows[0], *rows[1]]))
    assert table.header == head
    assert [cells for _, cells in table.rows] == rows


def test_a_week_with_too_few_lines_is_uneven() -> None:
    table = table_of("\n".join([*DAYS, "1", *"abcdefg", "2", "a", "b", "3", *"abcdefg"]))
    assert [cells[0] for _, cells in table.rows] == ["1", "3"]
    assert table.uneven == [16]


@pytest.mark.parametrize(
    ("cell", "plain"),
    [
        ("**6x800**", "6x800"),
        ("[long 20 km](http://x.y/z)", "long 20 km"),
        ("_easy_ `8 km`", "easy 8 km"),
        ("5*400 m * 2", "5*400 m * 2"),
        ("am easy<br>pm 6x400", "am easy / pm 6x400"),
        ("talk \\| breathe", "talk / breathe"),
        ("snake_case_word", "snake_case_word"),
    ],
)
def test_the_marks_of_markdown_are_taken_off(cell: str, plain: str) -> None:
    assert plain_cell(cell) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Tue 6x800, Sun 26k",
        "Mon, Tue, Wed, Fri: easy 5 km",
        "",
        "a,b,c\n1,2,3",
        "Mon\nrest\nTue\n6x800\nWed\nrest",
        "| a | b |\n|---|---|",
    ],
)
def test_text_is_no_table(text: str) -> None:
    assert find_table(text) is None


def test_headings_of_runs_and_of_weeks() -> None:
    assert is_heading(["Datum", "Einheit"])
    assert is_heading(["", "Mo", "Di", "Mi"])
    assert is_heading(["Wk", "Mon (mi)", "Tue (mi)", "Sun (mi)"])
    assert not is_heading(["Mon", "easy", "Tue"])


def test_only_days_beside_a_table_are_told() -> None:
    table = table_of("Enjoy!\n\n| Date | Run |\n|-|-|\n| 2026-11-17 | easy |\n\nFri: rest\nSun\n")
    assert days_outside(table, dt.date(2026, 11, 16)) == [(7, "Fri: rest")]


def test_a_table_that_is_too_long_is_cut_and_knows_it() -> None:
    for head, row in (("date,workout\n", "2026-11-17,easy\n"), ("|date|run|\n", "|a|b|\n")):
        assert table_of(head + row * 30_000).cut
        assert not table_of(head + row * 30).cut


@pytest.mark.parametrize(
    "text",
    [
        "| Mon | Tue | Wed |\n" + "|" * 200_000,
        "| Mon | Tue | Wed |\n" + "*" * 100_000 + " |",
        "Mon  Tue  Wed\n" + "a  " * 50_000,
        "\n".join(DAYS) + "\n" + "1\n" * 30_000,
        "[" * 50_000 + "\n| Mon | Tue | Wed |",
        "date,workout\n" + "2026-11-17,easy\n" * 30_000,
        "| Mon | Tue | Wed |\n" + "| a | b | c |\n" * 30_000,
        "Mon,Tue,Wed" + ",x" * 500_000,
    ],
)
def test_huge_and_hostile_tables_end_soon(text: str) -> None:
    began = time.perf_counter()
    table = table_of(text)
    assert len(table.rows) <= MAX_ROWS
    assert time.perf_counter() - began < 5.0
