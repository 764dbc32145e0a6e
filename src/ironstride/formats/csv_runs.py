"""Planned runs from a table: one run a row, or one week a row with a column for each day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.csv_cells import (
    MAX_BARE_KM,
    MAX_BARE_MINUTES,
    date_of,
    distance_m_of,
    duration_s_of,
    key_of,
    number_of,
    time_behind_date,
    time_of,
)
from ironstride.formats.csv_columns import (
    DISTANCE_UNITS,
    DISTANCES,
    DURATION_UNITS,
    DURATIONS,
    MAX_HEADING,
    Column,
    Columns,
    read_columns,
)
from ironstride.formats.grid_runs import read_week_rows
from ironstride.formats.run_anchors import find_anchors
from ironstride.formats.run_collection import Collection, Runs
from ironstride.formats.run_dates import DATE, DateOrder, slash_order
from ironstride.formats.run_heads import weekday_of
from ironstride.formats.run_phrases import has_word, plain_text, plain_words
from ironstride.formats.run_tables import (
    MAX_CHARACTERS,
    MAX_ROWS,
    Row,
    days_outside,
    find_table,
    is_heading,
)
from ironstride.formats.run_week_headings import read_week_cell
from ironstride.formats.run_weeks import WeekCursor
from ironstride.formats.run_workout import Workout, clean_text, read_workout, read_workout_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

# Times from this hour on are times of day; earlier ones are durations.
_FIRST_HOUR: Final = 5
# Entries of a training calendar that are no session.
_NO_SESSION: Final = frozenset(
    {"note", "notes", "holiday", "sick", "injured", "season start", "target", "metric"}
)
_TOTALS: Final = ("total", "totals", "sum", "summe", "gesamt", "totale", "totaal", "totalt")
_HALVES: Final[tuple[Column, ...]] = ("am", "pm")
_WORD_BREAK: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


def read_csv_runs(text: str, *, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read the runs in [`starts_on`, `ends_on`] of a table in text.

    Headings may be in several languages. Whether `3/4/2027` has the day or the month first is
    decided over the whole file; where the file does not show it, the row is a problem.
    """
    table = find_table(text)
    if table is None:
        return Runs((), (Problem(file, "line 1", _SAY_NO_HEADER),))
    found = Collection(file)
    anchors = find_anchors(text[:MAX_CHARACTERS], near=starts_on)
    weeks = WeekCursor(starts_on, anchors)
    for line in (*table.unclosed, *(line for line, row in table.rows if _swallows_rows(row))):
        found.say(f"line {line}", _SAY_QUOTE)
    for line in table.uneven:
        found.say(f"line {line}", _SAY_UNEVEN)
    for line, outside in days_outside(table, starts_on):
        found.say(f"line {line}", _say_outside_table(outside))
    columns = read_columns(table.header)
    if columns is not None:
        _Reader(found, weeks, starts_on).read_rows(columns, table.rows)
    else:
        read_week_rows(table, weeks, found, starts_on=starts_on)
    if not weeks.anchored:
        found.move_to_race(anchors.race_on)
    if len(text) > MAX_CHARACTERS or table.cut:
        found.say(f"line {MAX_ROWS}", _SAY_LONG)
    if not (found.runs or found.problems or found.strength):
        found.say("line 1", _SAY_EMPTY)
    is_dated = columns is not None and "date" in columns.at
    return found.inside(starts_on, ends_on, is_dated=is_dated)


class _Reader:
    """The rows of one table with a run a row."""

    def __init__(self, found: Collection, weeks: WeekCursor, starts_on: dt.date) -> None:
        self.found = found
        self.weeks = weeks
        self.starts_on = starts_on

    def read_rows(self, columns: Columns, rows: Sequence[Row]) -> None:
        columns = self._settle_units(_settle_time(columns, rows), rows)
        date_cells = [columns.cell(row, "date") or columns.cell(row, "day") for _, row in rows]
        order = slash_order(date_cells)
        for line, row in rows:
            if is_heading(row) or not _is_session(columns, row):
                continue
            day = self._day_of(columns, row, line, order)
            if day is not None and not self._read_halves(columns, row, line, day):
                self._read_row(columns, row, line, day)

    def _settle_units(self, columns: Columns, rows: Sequence[Row]) -> Columns:
        """Decide the units that headings leave open, and say which were taken."""
        place = f"line {rows[0][0] if rows else 1}"
        units_m, units_s = dict(columns.units_m), dict(columns.units_s)
        for column in DISTANCES:
            largest = _largest(columns, rows, column)
            taken = "metres" if largest > MAX_BARE_KM else "km"
            if column not in units_m:
                units_m[column] = units_m.get("distance", DISTANCE_UNITS[taken])
                if largest and "unit" not in columns.at:
                    self.found.say(place, _say_unit("distance", taken, "distance_mi"))
        for column in DURATIONS:
            largest = _largest(columns, rows, column)
            taken = "seconds" if largest > MAX_BARE_MINUTES else "minutes"
            if column not in units_s:
                units_s[column] = units_s.get("duration", DURATION_UNITS[taken])
                if largest:
                    self.found.say(place, _say_unit("duration", taken, "duration_h"))
        return replace(columns, units_m=units_m, units_s=units_s)

    def _day_of(
        self, columns: Columns, row: Sequence[str], line: int, order: DateOrder
    ) -> dt.date | None:
        cell = columns.cell(row, "date") or columns.cell(row, "day")
        weekday = weekday_of(cell) if cell else None
        if weekday is not None:
            week = read_week_cell(columns.cell(row, "week"))
            if week is not None:
                self.weeks.begin_week(week)
            return self.weeks.dates_of((weekday,))[0]
        found = date_of(cell, near=self.starts_on, order=order)
        if isinstance(found, dt.date):
            self.weeks.anchored = True
            return found
        self.found.say(f"line {line}", _say_bad_date(cell, found))
        return None

    def _read_halves(self, columns: Columns, row: Sequence[str], line: int, day: dt.date) -> bool:
        """Read the sessions of a morning and an evening column; False where there are none."""
        halves = [clean_text(cell) for half in _HALVES if (cell := columns.cell(row, half))]
        for text in halves:
            self.found.keep(read_workout(text), (day,), at=None, where=f"line {line}", text=text)
        return bool(halves)

    def _read_row(self, columns: Columns, row: Sequence[str], line: int, day: dt.date) -> None:
        sport = columns.cell(row, "type") or columns.cell(row, "category")
        title, description = (
            clean_text(columns.cell(row, column)) for column in ("title", "description")
        )
        workout = _of_sport(clean_text(_WORD_BREAK.sub(" ", sport)), title, description)
        workout = _with_cells(workout, columns, row)
        at = time_of(columns.cell(row, "time")) or time_behind_date(columns.cell(row, "date"))
        text = clean_text(" | ".join(cell for cell in row if cell.strip()))
        self.found.keep(workout, (day,), at=at, where=f"line {line}", text=text)


def _is_session(columns: Columns, row: Sequence[str]) -> bool:
    """Whether a row is a session: a training calendar holds notes and illness beside them."""
    if not any(cell.strip() for cell in row):
        return False
    first = plain_words(plain_text(columns.cell(row, "date")[:MAX_HEADING]))
    if has_word(first, _TOTALS):
        return False
    category = _WORD_BREAK.sub(" ", columns.cell(row, "category")).strip().lower()
    return category not in _NO_SESSION


def _of_sport(sport: str, title: str, description: str) -> Workout:
    """Read a session; a column that names another sport or strength decides over the title."""
    by_sport = read_workout(sport)
    if sport and (by_sport.strength_only or by_sport.type == "cross"):
        return replace(by_sport, title=title or by_sport.title, distance_m=None, duration_s=None)
    return read_workout_parts(sport, title, description)


def _largest(columns: Columns, rows: Sequence[Row], column: Column) -> float:
    bare = (number_of(columns.cell(row, column)) for _, row in rows)
    return max((number for number in bare if number is not None), default=0.0)


_SAY_NO_HEADER: Final = (
    "no heading row was found; name the columns, for example: date,time,type,title,distance_km,"
    "duration_min"
)
_SAY_QUOTE: Final = (
    "a quotation mark is not closed, so the rows after it were taken for text; "
    "close it or remove it"
)
_SAY_UNEVEN: Final = (
    "this week has not one line for each day, so it is not clear which day is which and no run was "
    "read; write a '-' for an empty day"
)
_SAY_EMPTY: Final = "the table has a heading and no run below it; add a row for each run"
_SAY_LONG: Final = "the table is too long and was read in part; split the file"


def _say_outside_table(line: str) -> str:
    return f"{clean_text(line)[:80]!r} stands outside the table, so no run was read from it; add it"


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
    """Prefer the sizes in their own cells to those of the title, and what was done to the plan."""
    own_unit_m = DISTANCE_UNITS.get(columns.cell(row, "unit").lower())
    planned_m, done_m = (
        distance_m_of(columns.cell(row, column), own_unit_m or columns.units_m[column])
        for column in DISTANCES
    )
    planned_s, done_s = (
        duration_s_of(columns.cell(row, column), columns.units_s[column]) for column in DURATIONS
    )
    is_done = done_m is not None or done_s is not None
    distance_m, duration_s = (done_m, done_s) if is_done else (planned_m, planned_s)
    if distance_m is not None or duration_s is not None:
        workout = replace(workout, distance_m=distance_m, duration_s=duration_s)
    key = key_of(columns.cell(row, "key"))
    return workout if key is None else replace(workout, key=key)
