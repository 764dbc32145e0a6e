"""One lift log of another app while it is read: rows become sets, slips become problems."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from ironstride.errors import InvalidValueError, Problem
from ironstride.formats.exercise_names import is_other_activity
from ironstride.formats.log_cells import (
    UnknownUnitError,
    UnreadableCellError,
    distance_m_of,
    load_kg_of,
    load_unit_of,
    reps_of,
    rir_of_rpe,
    seconds_of,
)
from ironstride.formats.log_csv import kind_of_amounts
from ironstride.formats.log_dates import has_offset, is_slashed, order_of, read_moment
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator
    from zoneinfo import ZoneInfo

    from ironstride.formats.log_table import Columns, LogTable
    from ironstride.formats.run_dates import DateOrder
    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedRole

T = TypeVar("T")
_ROWS_PER_REPORT: Final = 500


@dataclass(frozen=True, slots=True)
class Layout:
    """Under which headings an app writes what every app writes."""

    at: str = "date"
    exercise: str = "exercise"
    loads: tuple[str, ...] = ("weight",)
    load_unit: str = "weight unit"
    reps: str = "reps"
    rpe: str = "rpe"
    seconds: str = "seconds"
    distance: str = "distance"
    distance_unit: str = "distance unit"


@dataclass(frozen=True, slots=True)
class Cells:
    """One row with its line; cells are asked for by the heading of their column."""

    line: int
    row: list[str]
    columns: Columns

    def __getitem__(self, heading: str) -> str:
        """Return the cell of `heading` without blanks around it, empty where there is none."""
        return self.columns.text(self.row, heading)


class LogReading:
    """The rows of one table, read in the layout of one app.

    `problems` grows while sets are read; `others` counts runs and other activities by their
    names, `undone` the sets that were planned and not done. `clock_of_greenwich` is whether
    times were read that the athlete's own clock may not have shown.
    """

    def __init__(
        self,
        table: LogTable,
        file: str,
        layout: Layout,
        *,
        load_unit: Units | None = None,
        zone: ZoneInfo | None = None,
        report: Callable[[int], None] | None = None,
    ) -> None:
        self.file = file
        self.layout = layout
        self.columns = table.columns
        self.problems: list[Problem] = []
        self.others: Counter[str] = Counter()
        self.undone = 0
        self.clock_of_greenwich = False
        self._table = table
        self._load_unit = load_unit
        self._zone = zone
        self._report = report
        self._order = self._order_of_dates()

    def rows(self) -> Iterator[Cells]:
        """Yield the rows that can be read as cells; report each few hundred rows."""
        for number, row in enumerate(self._table.rows()):
            if self._report is not None and number % _ROWS_PER_REPORT == 0:
                self._report(row.line)
            if row.cells is None:
                self.say(row.line, f"{row.fault}; the set was not read")
            else:
                yield Cells(row.line, row.cells, self.columns)

    def say(self, line: int, text: str) -> None:
        """Note what is wrong with a line."""
        self.problems.append(Problem(self.file, f"line {line}", text))

    def read_set(
        self,
        cells: Cells,
        *,
        name: str | None = None,
        kind: LoggedRole = "work",
        failure: bool = False,
        rir: float | None = None,
        session: str = "",
        note: str = "",
    ) -> LoggedSet | None:
        """Return the set of a row under the name the app gave the exercise, without its id.

        None where the row is another activity, or cannot be read: then it is a problem. A set to
        `failure` had no reps left, whatever RPE stands beside it. Raises UnknownUnitError.
        """
        name = name or cells[self.layout.exercise]
        if is_other_activity(name):
            self.others[name] += 1
            return None
        try:
            return self._read(cells, name, kind, 0.0 if failure else rir, session, note)
        except (UnreadableCellError, InvalidValueError) as error:
            self.say(cells.line, f"{error}; the set was not read")
            return None

    def moment(self, cells: Cells) -> dt.datetime:
        """Return the minute in which the session of a row began; raises UnreadableCellError.

        Sessions that were taken from one app to another lose their seconds on the way.
        """
        cell = cells[self.layout.at]
        if self._zone is None and not self.clock_of_greenwich:
            self.clock_of_greenwich = has_offset(cell)
        return read_moment(cell, self._order, self._zone).replace(second=0)

    def optional(self, cells: Cells, read: Callable[[str], T | None], cell: str) -> T | None:
        """Return what `read` makes of a cell that a set can do without; a slip is only noted."""
        try:
            return read(cell) if cell else None
        except UnreadableCellError as error:
            self.say(cells.line, f"{error}; the set was read without it")
            return None

    def _read(
        self,
        cells: Cells,
        name: str,
        kind: LoggedRole,
        rir: float | None,
        session: str,
        note: str,
    ) -> LoggedSet:
        if not name:
            raise UnreadableCellError("the exercise has no name")
        performed_at = self.moment(cells)
        load_kg = self._load_kg(cells)
        reps, partial = reps_of(cells[self.layout.reps])
        seconds = self.optional(cells, seconds_of, cells[self.layout.seconds])
        distance_m, unitless = self._distance(cells)
        if reps == 0 and (seconds or distance_m or unitless or not load_kg):
            # An app writes 0 where it does not count reps.
            reps = None
        if unitless and reps is None and seconds is None:
            raise UnreadableCellError(
                f"the {unitless} has no unit; head its column Distance (meters), (km) or (miles)"
            )
        if rir is None:
            rir = self.optional(cells, rir_of_rpe, cells[self.layout.rpe])
        return LoggedSet(
            id="",
            exercise=name,
            performed_at=performed_at,
            set_kind=kind_of_amounts(
                load_kg=load_kg, reps=reps, seconds=seconds, distance_m=distance_m
            ),
            kind=kind,
            load_kg=load_kg,
            reps=reps,
            rir=rir,
            seconds=seconds,
            distance_m=distance_m,
            session=session,
            note="\n".join(part for part in (note, partial, unitless) if part),
        )

    def _load_kg(self, cells: Cells) -> float | None:
        for heading in self.layout.loads:
            cell = cells[heading]
            if cell:
                unit = cells[self.layout.load_unit] or self.columns.units.get(heading, "")
                return self._with_unit(cell, load_unit_of(unit) or self._load_unit)
        return None

    def _with_unit(self, cell: str, unit: Units | None) -> float | None:
        """Return a weight; where other rows say their unit, a row without one is no question."""
        try:
            return load_kg_of(cell, unit)
        except UnknownUnitError as error:
            if not self.columns.has(self.layout.load_unit):
                raise
            raise UnreadableCellError(f"the weight {cell[:40]!r} has no unit") from error

    def _distance(self, cells: Cells) -> tuple[float | None, str]:
        """Return a distance in metres, or a note where it stands there without a unit."""
        cell = cells[self.layout.distance]
        if cell in {"", "0", "0.0"}:
            return None, ""
        unit = self.columns.units.get(self.layout.distance) or cells[self.layout.distance_unit]
        if not unit:
            return None, f"distance {cell}"
        return self.optional(cells, lambda text: distance_m_of(text, unit), cell), ""

    def _order_of_dates(self) -> DateOrder:
        """Look at all dates of the file where they are written so that the month is open."""
        heading = self.layout.at
        dates = (
            self.columns.text(row.cells, heading)
            for row in self._table.rows()
            if row.cells is not None
        )
        first = next(dates, "")
        return order_of([first, *dates]) if is_slashed(first) else "unknown"
