"""Headings of weeks: numbers up and down, ranges, the calendar's own."""

from __future__ import annotations

import pytest

from ironstride.formats.run_week_headings import (
    Counts,
    WeekHeading,
    read_week_cell,
    read_week_heading,
)


@pytest.mark.parametrize(
    ("line", "number", "counts", "body"),
    [
        ("Week 3", 3, "from_start", ""),
        ("Semaine 3:", 3, "from_start", ""),
        ("3. Woche", 3, "from_start", ""),
        ("## Semana 3", 3, "from_start", ""),
        ("wk 3 (taper)", 3, "from_start", "(taper)"),
        ("Vecka 3: lugnt", 3, "from_start", "lugnt"),
        ("Week 3 (45 km): Mon rest", 3, "from_start", "Mon rest"),
        ("KW 48: Di 6x800", 48, "calendar", "Di 6x800"),
        ("18 weeks to go", 18, "to_go", ""),
        ("## 5 Weeks out: Tue 6x800", 5, "to_go", "Tue 6x800"),
        ("T-4 weeks", 4, "to_go", ""),
        ("T-4", 4, "to_go", ""),
        ("WEEKS TO GOAL: 17", 17, "to_go", ""),
        ("noch 7 Wochen", 7, "to_go", ""),
        ("6 semaines avant la course", 6, "to_go", ""),
        ("Race week: Sun race", 0, "to_go", "Sun race"),
        ("Wettkampfwoche", 0, "to_go", ""),
    ],
)
def test_a_heading(line: str, number: int, counts: Counts, body: str) -> None:
    assert read_week_heading(line) == WeekHeading(number, counts, body)


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Weeks 5-8", 5, 8),
        ("Wochen 5 bis 8:", 5, 8),
        ("week 5 \u2013 8", 5, 8),
        ("Weeks 8-5", 8, None),
    ],
)
def test_several_weeks(line: str, first: int, last: int | None) -> None:
    heading = read_week_heading(line)
    assert heading is not None
    assert (heading.number, heading.last) == (first, last)


@pytest.mark.parametrize("line", ["Weekend 3 km", "Tue 6x800", "3 weeks", "", "t-shirt run"])
def test_no_heading(line: str) -> None:
    assert read_week_heading(line) is None


@pytest.mark.parametrize(
    ("cell", "heading", "expected"),
    [
        ("3", "Week", WeekHeading(3, "from_start")),
        ("5-8", "", WeekHeading(5, "from_start", last=8)),
        ("3", "Weeks to go", WeekHeading(3, "to_go")),
        ("Race week", "Weeks to go", WeekHeading(0, "to_go")),
        ("Week 4", "", WeekHeading(4, "from_start")),
        ("Base", "Phase", None),
        ("40 km", "Total", None),
    ],
)
def test_the_cell_in_front_of_a_row(cell: str, heading: str, expected: WeekHeading | None) -> None:
    assert read_week_cell(cell, heading) == expected
