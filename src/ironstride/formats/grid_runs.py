"""Planned runs from a table with one week a row and a column for each day."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from ironstride.formats.csv_cells import date_of, settled_unit, with_unit
from ironstride.formats.csv_columns import weekday_columns
from ironstride.formats.run_dates import DATE, DateOrder, read_date, slash_order
from ironstride.formats.run_heads import split_day
from ironstride.formats.run_phrases import same_length_text
from ironstride.formats.run_week_headings import read_week_cell
from ironstride.formats.run_workout import clean_text, read_workout

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.formats.run_collection import Collection
    from ironstride.formats.run_tables import Table
    from ironstride.formats.run_weeks import WeekCursor

# A cell of strokes and dots is an empty one.
_EMPTY: Final = re.compile(r"[\s\-\u2013\u2014\u2212.*_\u00b7\u2022/]*")
_BEHIND_DATE: Final = re.compile(r"\s*(?:[:=)\-]|$)\s*")
_SUNDAY: Final = 6


def read_week_rows(
    table: Table, weeks: WeekCursor, found: Collection, *, starts_on: dt.date
) -> None:
    """Read the runs of every row into `found`; `weeks` is moved on row by row.

    A bare number in a cell ("5 easy") is in the unit that the headings or the other cells name.
    Weeks whose first column is Sunday begin on that day.
    """
    grid = _Grid(table.header, weeks, found, starts_on)
    cells = [cell for _, row in table.rows for cell in row]
    grid.unit = settled_unit(table.header, cells)
    order = slash_order([cell for cell in cells if DATE.fullmatch(cell)])
    for line, row in table.rows:
        if weekday_columns(row):
            grid.take_header(row)
        else:
            grid.read_row(row, line, order)


class _Grid:
    """The columns of a table of weeks, and the week it has got to."""

    def __init__(
        self, header: Sequence[str], weeks: WeekCursor, found: Collection, starts_on: dt.date
    ) -> None:
        self.weeks = weeks
        self.found = found
        self.starts_on = starts_on
        self.unit: str | None = None
        self.rows_read = 0
        self.take_header(header)

    def take_header(self, header: Sequence[str]) -> None:
        """Take the columns of a heading; a later one may head the next part of the plan."""
        self.header = header
        self.weekdays = weekday_columns(header)
        self.from_sunday = next(iter(self.weekdays.values())) == _SUNDAY

    def read_row(self, row: Sequence[str], line: int, order: DateOrder) -> None:
        self._begin_row(row, order)
        self.rows_read += 1
        for column, weekday in self.weekdays.items():
            cell = clean_text(row[column]) if column < len(row) else ""
            if _EMPTY.fullmatch(cell) is None:
                self._read_cell(cell, weekday, line)

    def _begin_row(self, row: Sequence[str], order: DateOrder) -> None:
        """Go to the week of a row: by its date or number, else the one after the last row."""
        for cell, heading in self._week_cells(row):
            day = date_of(cell, near=self.starts_on, order=order)
            if isinstance(day, dt.date):
                # A Sunday that begins a week lies before the Monday of that week.
                self.weeks.begin_week_of(day + dt.timedelta(days=self.from_sunday))
                return
            week = read_week_cell(cell, heading)
            if week is not None:
                self.weeks.begin_week(week)
                return
        if self.rows_read:
            self.weeks.begin_next_week()

    def _week_cells(self, row: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield the cells in front of the days, each with its heading."""
        for column in range(min(*self.weekdays, len(row))):
            if row[column].strip():
                yield row[column], self.header[column]

    def _read_cell(self, cell: str, weekday: int, line: int) -> None:
        text = cell
        days = [
            monday + dt.timedelta(days=weekday - 7 * (self.from_sunday and weekday == _SUNDAY))
            for monday in self.weeks.mondays
        ]
        match = DATE.match(same_length_text(cell))
        if match is not None and (behind := _BEHIND_DATE.match(cell, match.end())) is not None:
            day = read_date(match, near=self.starts_on)
            if isinstance(day, dt.date):
                self.weeks.anchored = True
                days, cell = [day], cell[behind.end() :]
        if _EMPTY.fullmatch(cell) is not None:
            return
        for part, at in split_day(cell):
            workout = read_workout(with_unit(part, self.unit))
            self.found.keep(workout, days, at=at, where=f"line {line}", text=text)
