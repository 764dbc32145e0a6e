from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ironstride.formats.log_reading import Cells, Layout, LogReading
from ironstride.formats.log_table import Columns, open_table

if TYPE_CHECKING:
    from ironstride.training.sets import LoggedSet

HEADER = "date,exercise,weight (kg),reps,rpe,time,distance,distance unit\n"


def reading_of(rows: str) -> LogReading:
    table = open_table(HEADER + rows)
    assert table is not None
    return LogReading(table, "log.csv", Layout(seconds="time"))


def read(rows: str) -> tuple[list[LoggedSet | None], LogReading]:
    reading = reading_of(rows)
    return [reading.read_set(cells) for cells in reading.rows()], reading


def test_a_slip_in_what_a_set_can_do_without_costs_that_alone() -> None:
    (one,), reading = read("2026-11-23,Deadlift,100,5,11,soon,5,parsec\n")
    assert one is not None
    assert (one.load_kg, one.reps, one.rir, one.seconds, one.distance_m) == (
        100,
        5,
        None,
        None,
        None,
    )
    assert [problem.where for problem in reading.problems] == ["line 2"] * 3
    assert all("read without it" in problem.text for problem in reading.problems)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-11-23,,100,5,,,,", "no name"),
        ("someday,Deadlift,100,5,,,,", "no date"),
        ("2026-11-23,Deadlift,-100,5,,,,", "below 0"),
        ("2026-11-23,Deadlift,NaN,5,,,,", "no number"),
        ("2026-11-23,Deadlift,1e9,5,,,,", "more than anyone lifts"),
        ("2026-11-23,Deadlift,=1+1,5,,,,", "no number"),
        ("2026-11-23,Deadlift,100,-5,,,,", "cannot be reps"),
        ("2026-11-23,Deadlift,100,,,,,", "neither reps"),
        ("2026-11-23,Deadlift,0,0,,,,", "neither reps"),
        ("2026-11-23,Farmers Walk,24,0,,,40,", "distance 40 has no unit"),
    ],
)
def test_a_row_without_a_set_is_refused_with_its_reason(row: str, reason: str) -> None:
    (one,), reading = read(f"{row}\n")
    assert one is None
    (problem,) = reading.problems
    assert reason in problem.text
    assert problem.text.endswith("the set was not read")


def test_a_failed_attempt_is_a_set_of_no_reps() -> None:
    (one,), _ = read("2026-11-23,Deadlift,180,0,,,,\n")
    assert one is not None
    assert (one.load_kg, one.reps) == (180, 0)


def test_half_a_rep_and_a_distance_without_unit_are_noted() -> None:
    (one,), reading = read("2026-11-23,Deadlift,100,8.5,,,12,\n")
    assert one is not None
    assert (one.reps, one.note) == (8, "8.5 reps\ndistance 12")
    assert reading.problems == []


def test_the_lines_are_reported_on_the_way() -> None:
    table = open_table(HEADER + "2026-11-23,Deadlift,100,5,,,,\n" * 1200)
    assert table is not None
    lines: list[int] = []
    reading = LogReading(table, "log.csv", Layout(), report=lines.append)
    assert len(list(reading.rows())) == 1200
    assert lines == [2, 502, 1002]


def test_a_cell_that_is_not_there_is_empty() -> None:
    cells = Cells(2, [" a "], Columns({"x": 0, "y": 1}, {}))
    assert (cells["x"], cells["y"], cells["z"]) == ("a", "", "")
