"""Planned runs from a table: one run a row, or one week a row with a column for each day."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.csv_cells import (
    MAX_BARE_KM,
    date_of,
    distance_m_of,
    duration_s_of,
    key_of,
    number_of,
    time_of,
)
from ironstride.formats.csv_columns import Column, Columns, read_columns, weekday_columns
from ironstride.formats.run_dates import DATE, DateOrder, slash_order
from ironstride.formats.run_heads import read_week_heading, split_day, weekday_of
from ironstride.formats.run_text import Runs, by_time
from ironstride.formats.run_weeks import WeekCursor, say_outside
from ironstride.formats.run_workout import (
    Workout,
    clean_text,
    read_workout,
    read_workout_parts,
    workout_problems,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ironstride.training.foreign_strength import ForeignStrength
    from ironstride.training.run import PlannedRun

Row = tuple[int, list[str]]
MAX_ROWS: Final = 20_000
MAX_CHARACTERS: Final = 10_000_000
_DELIMITERS: Final = (",", ";", "\t", "|")
_HEADER_ROWS: Final = 20
# Times from this hour on are times of day; earlier ones are durations.
_FIRST_HOUR: Final = 5


def find_table(text: str) -> tuple[str, int] | None:
    """Return the delimiter and the row of the heading, or None when `text` is no table of runs."""
    found = []
    for delimiter in _DELIMITERS:
        for number, row in _rows(text, delimiter):
            if number > _HEADER_ROWS:
                break
            columns = read_columns(row)
            width = len(columns.at) if columns is not None else len(weekday_columns(row))
            if width:
                found.append((-width, number, delimiter))
    if not found:
        return None
    _, number, delimiter = min(found)
    return delimiter, number


def read_csv_runs(text: str, *, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read the runs in [`starts_on`, `ends_on`] of a table in text.

    Headings may be in any of the five languages. Whether `3/4/2027` has the day or the month
    first is decided over the whole file; where the file does not show it, the row is a problem.
    """
    table = find_table(text[:MAX_CHARACTERS])
    if table is None:
        return Runs((), (Problem(file, "line 1", _SAY_NO_HEADER),))
    delimiter, header_at = table
    unreadable: list[int] = []
    cut = text[:MAX_CHARACTERS]
    rows = [row for row in _rows(cut, delimiter, unreadable) if row[0] >= header_at]
    header, body = rows[0][1], rows[1:]
    columns = read_columns(header)
    reader = _Reader(file, starts_on, ends_on)
    for line in (*unreadable, *(line for line, row in body if _swallows_rows(row))):
        reader.say(line, _SAY_QUOTE)
    if columns is not None:
        reader.read_rows(columns, body)
    else:
        reader.read_weeks(weekday_columns(header), body)
    if len(text) > MAX_CHARACTERS or len(rows) >= MAX_ROWS:
        reader.say(MAX_ROWS, "the table is too long and was read in part; split the file")
    return reader.result()


def _rows(text: str, delimiter: str, unreadable: list[int] | None = None) -> Iterator[Row]:
    """Yield the rows that hold something, with the line each ends on.

    Lines that are no row (a cell without end) go to `unreadable`.
    """
    one_break = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = csv.reader(io.StringIO(one_break), delimiter=delimiter)
    for _ in range(MAX_ROWS):
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error:
            if unreadable is not None:
                unreadable.append(lines.line_num)
            continue
        if any(cell.strip() for cell in row):
            yield lines.line_num, row


class _Reader:
    """The rows of one table, turned into runs; collects problems on the way."""

    def __init__(self, file: str, starts_on: dt.date, ends_on: dt.date) -> None:
        self.file = file
        self.starts_on = starts_on
        self.ends_on = ends_on
        self.runs: list[PlannedRun] = []
        self.problems: list[Problem] = []
        self.strength: list[ForeignStrength] = []
        self.weeks = WeekCursor(starts_on)

    def say(self, line: int, text: str) -> None:
        self.problems.append(Problem(self.file, f"line {line}", text))

    def result(self) -> Runs:
        inside = [run for run in self.runs if self.starts_on <= run.on <= self.ends_on]
        strength = tuple(one for one in self.strength if self.starts_on <= one.on <= self.ends_on)
        if self.runs and not inside:
            text = say_outside(len(self.runs), self.starts_on, self.ends_on)
            self.problems.append(Problem(self.file, "dates", text))
        return Runs(tuple(sorted(inside, key=by_time)), tuple(self.problems), strength)

    def read_rows(self, columns: Columns, rows: Sequence[Row]) -> None:
        columns = self._settle_units(_settle_time(columns, rows), rows)
        date_cells = [columns.cell(row, "date") or columns.cell(row, "day") for _, row in rows]
        order = slash_order(date_cells)
        for line, row in rows:
            day = self._day_of(columns, row, line, order)
            if day is not None:
                self._read_row(columns, row, line, day)

    def _settle_units(self, columns: Columns, rows: Sequence[Row]) -> Columns:
        """Decide the units that headings leave open, and say which were taken."""
        line = rows[0][0] if rows else 1
        if columns.distance_unit_m is None:
            bare = [number_of(columns.cell(row, "distance")) for _, row in rows]
            largest = max((number for number in bare if number is not None), default=0.0)
            in_metres = largest > MAX_BARE_KM
            columns = replace(columns, distance_unit_m=1.0 if in_metres else 1000.0)
            if largest:
                unit = "metres" if in_metres else "km"
                self.say(line, _say_unit("distance", unit, "distance_mi"))
        if columns.duration_unit_s is None:
            if any(number_of(columns.cell(row, "duration")) for _, row in rows):
                self.say(line, _say_unit("duration", "minutes", "duration_h"))
            columns = replace(columns, duration_unit_s=60.0)
        return columns

    def _day_of(
        self, columns: Columns, row: Sequence[str], line: int, order: DateOrder
    ) -> dt.date | None:
        cell = columns.cell(row, "date") or columns.cell(row, "day")
        weekday = weekday_of(cell) if cell else None
        if weekday is not None:
            self._go_to_week(columns.cell(row, "week"))
            return self.weeks.dates_of((weekday,))[0]
        found = date_of(cell, near=self.starts_on, order=order)
        if isinstance(found, dt.date):
            return found
        self.say(line, _say_bad_date(cell, found))
        return None

    def _go_to_week(self, cell: str) -> None:
        number = number_of(cell)
        heading = read_week_heading(cell)
        if number is not None and number == int(number):
            self.weeks.begin_week(int(number), of_calendar=False)
        elif heading is not None:
            self.weeks.begin_week(heading.number, of_calendar=heading.of_calendar)

    def _read_row(self, columns: Columns, row: Sequence[str], line: int, day: dt.date) -> None:
        sport, title, description = (
            clean_text(columns.cell(row, column)) for column in ("type", "title", "description")
        )
        workout = read_workout_parts(sport, title, description)
        workout = _with_cells(workout, columns, row)
        self._keep(workout, day, time_of(columns.cell(row, "time")), line, row)

    def _keep(
        self, workout: Workout, day: dt.date, at: dt.time | None, line: int, row: Sequence[str]
    ) -> None:
        found = workout_problems(workout, file=self.file, where=f"line {line}")
        self.problems.extend(found)
        self.strength.extend(workout.strength_on(day, at=at, source=self.file))
        if not workout.strength_only:
            text = clean_text(" | ".join(cell for cell in row if cell.strip()))
            self.runs.append(workout.on(day, at=at, source=self.file, text=text))

    def read_weeks(self, weekdays: dict[int, int], rows: Sequence[Row]) -> None:
        order = slash_order([cell for _, row in rows for cell in row if DATE.fullmatch(cell)])
        for index, (line, row) in enumerate(rows):
            self._begin_row(row, weekdays, first=index == 0, order=order)
            for column, weekday in weekdays.items():
                cell = clean_text(row[column]) if column < len(row) else ""
                day = self.weeks.monday + dt.timedelta(days=weekday)
                for part, at in split_day(cell) if cell else ():
                    self._keep(read_workout(part), day, at, line, [cell])

    def _begin_row(
        self, row: Sequence[str], weekdays: dict[int, int], *, first: bool, order: DateOrder
    ) -> None:
        """Go to the week of a row: by its date or number, else the one after the last row."""
        for column, cell in enumerate(row):
            if column in weekdays or not cell.strip():
                continue
            found = date_of(cell, near=self.starts_on, order=order)
            if isinstance(found, dt.date):
                self.weeks.begin_week_of(found)
                return
            if number_of(cell) is not None or read_week_heading(cell) is not None:
                self._go_to_week(cell)
                return
        if not first:
            self.weeks.begin_next_week()


_SAY_NO_HEADER: Final = (
    "no heading row was found; name the columns, for example: date,time,type,title,distance_km,"
    "duration_min"
)


_SAY_QUOTE: Final = (
    "a quotation mark is not closed, so the rows after it were taken for text; "
    "close it or remove it"
)


def _swallows_rows(row: Sequence[str]) -> bool:
    """Whether a cell holds what look like the next rows: lines that begin with a date."""
    return any(DATE.match(line) for cell in row for line in cell.splitlines()[1:])


def _say_unit(column: str, taken: str, example: str) -> str:
    return f"the {column} column names no unit and was read as {taken}; else head it {example!r}"


def _say_bad_date(cell: str, found: tuple[str, ...]) -> str:
    if not found:
        return f"{cell[:40]!r} is no date, so no run was read; write it as 2026-12-05"
    choice = " or ".join(found)
    return f"{cell[:40]!r} can be {choice}, so no run was read; write it as {found[0]}"


def _settle_time(columns: Columns, rows: Sequence[Row]) -> Columns:
    """Take a "time" column for the duration when it holds no times of day."""
    if "time" not in columns.at or "duration" in columns.at:
        return columns
    cells = [cell for _, row in rows if (cell := columns.cell(row, "time"))]
    times = [time for cell in cells if (time := time_of(cell)) is not None]
    if len(times) == len(cells) and all(time.hour >= _FIRST_HOUR for time in times):
        return columns
    at: dict[Column, int] = {**columns.at, "duration": columns.at["time"]}
    del at["time"]
    return replace(columns, at=at)


def _with_cells(workout: Workout, columns: Columns, row: Sequence[str]) -> Workout:
    distance_m = distance_m_of(columns.cell(row, "distance"), columns.distance_unit_m or 1000.0)
    duration_s = duration_s_of(columns.cell(row, "duration"), columns.duration_unit_s or 60.0)
    if distance_m is not None or duration_s is not None:
        workout = replace(workout, distance_m=distance_m, duration_s=duration_s)
    key = key_of(columns.cell(row, "key"))
    return workout if key is None else replace(workout, key=key)
