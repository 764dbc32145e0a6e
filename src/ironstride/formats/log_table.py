"""The table of a lift log: its heading, and its rows one by one with their lines."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS: Final = (",", ";", "\t")
# "sep=;": what a spreadsheet writes above a table.
_SEPARATOR_LINE: Final = re.compile(r"sep=(.)", re.IGNORECASE)
# No row of a log is longer; what is longer is no log.
MAX_CHARACTERS: Final = 200_000
# A note of more lines than this is a quotation mark that nobody closed.
_MAX_NOTE_LINES: Final = 200
_QUOTE: Final = '"'
_DATE_HEADINGS: Final = ("date", "performed_at", "start_time", "starttime", "workout datetime")
_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
# "Weight (kg)", "Weight(kg)", "weight_lbs", "Distance (meters)", "duration_seconds".
_UNIT_HEADING: Final = re.compile(
    r"(?P<stem>.+?)(?:[ _]*\(|[ _]+)"
    r"(?P<unit>kgs?|lbs?|km|miles?|mi|m|met(?:er|re)s|s|secs?|seconds|min|minutes)\)?"
)
UNITS: Final = {
    "kgs": "kg",
    "lbs": "lb",
    "mile": "mi",
    "miles": "mi",
    "meters": "m",
    "metres": "m",
    "sec": "s",
    "secs": "s",
    "seconds": "s",
    "minutes": "min",
}


class Row(NamedTuple):
    """One record: the line it begins on and its cells, or None and the fault that it has."""

    line: int
    cells: list[str] | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the column of each heading stands, and the unit that a heading names.

    A heading is known by its words in small letters without their unit: `Weight (kg)` and
    `weight_kg` are `weight`; a second one is `weight lb`.
    """

    at: dict[str, int]
    units: dict[str, str]

    def has(self, *headings: str) -> bool:
        """Whether the table has all of these columns."""
        return all(heading in self.at for heading in headings)

    def text(self, cells: list[str], heading: str) -> str:
        """Return the cell of `heading` without blanks around it, empty where there is none."""
        index = self.at.get(heading)
        return cells[index].strip() if index is not None and index < len(cells) else ""


@dataclass(frozen=True, slots=True)
class LogTable:
    """A table in text; `rows` reads it once more each time it is asked."""

    columns: Columns
    lines: list[str]
    first: int
    delimiter: str

    def rows(self) -> Iterator[Row]:
        """Yield the records below the heading that hold something."""
        width = len(_cells_of(self.lines[self.first], self.delimiter) or ())
        start = self.first + 1
        shape = self._date_shape(start)
        while start < len(self.lines):
            end, closed = self._end_of_record(start, width, shape)
            record = "\n".join(self.lines[start:end])
            cells = _cells_of(record, self.delimiter)
            is_last = end == len(self.lines)
            fault = _fault_of(cells, width, is_last=is_last) if closed else _SAY_QUOTE
            if cells is None or any(map(str.strip, cells)):
                yield Row(start + 1, None if fault else cells, fault)
            start = end

    def _end_of_record(self, start: int, width: int, shape: str) -> tuple[int, bool]:
        """Return the line behind the record that begins at `start`, and whether its quotes close.

        A line inside an open quote that has as many cells as a row, and a date where rows have
        it, is a row of its own: the quote before it was never closed.
        """
        quotes = self.lines[start].count(_QUOTE)
        if quotes % 2 == 0:
            return start + 1, True
        for end in range(start + 1, min(len(self.lines), start + _MAX_NOTE_LINES)):
            is_wide = self.lines[end].count(self.delimiter) >= width - 1
            if is_wide and shape and self._date_shape(end) == shape:
                return end, False
            quotes += self.lines[end].count(_QUOTE)
            if quotes % 2 == 0:
                return end + 1, True
        return start + 1, False

    def _date_shape(self, place: int) -> str:
        """Return how the date in a line begins: "9-9" of 2026-11-23, "9 a" of 7 Aug 2026."""
        if place >= len(self.lines):
            return ""
        cells = _cells_of(self.lines[place][:MAX_CHARACTERS], self.delimiter) or []
        heading = next((one for one in _DATE_HEADINGS if one in self.columns.at), "")
        date = self.columns.text(cells, heading)
        return _LETTERS.sub("a", _DIGITS.sub("9", date))[:3]


def open_table(text: str) -> LogTable | None:
    """Return the table in `text`, or None where its first line is no heading of one."""
    plain = text.removeprefix("\ufeff").replace("\0", "")
    lines = plain.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    told = _SEPARATOR_LINE.fullmatch(lines[first].strip())
    if told is not None and first + 1 < len(lines):
        first += 1
    header = lines[first][:MAX_CHARACTERS]
    delimiter = told[1] if told is not None else _delimiter_of(header)
    cells = _cells_of(header, delimiter)
    if cells is None or len(cells) == 1:
        return None
    return LogTable(_columns_of(cells), lines, first, delimiter)


def _delimiter_of(header: str) -> str:
    return max(_DELIMITERS, key=lambda one: len(_cells_of(header, one) or ()))


def _columns_of(header: list[str]) -> Columns:
    at: dict[str, int] = {}
    units: dict[str, str] = {}
    for index, heading in enumerate(header):
        words = " ".join(heading.replace("\u00a0", " ").lower().split())
        match = _UNIT_HEADING.fullmatch(words)
        stem = match["stem"] if match else words
        unit = UNITS.get(match["unit"], match["unit"]) if match else ""
        # "Weight (kg)" and "Weight (lbs)" may stand side by side, one of them filled.
        key = f"{stem} {unit}" if stem in at else stem
        at.setdefault(key, index)
        if unit:
            units.setdefault(key, unit)
    return Columns(at, units)


def _fault_of(cells: list[str] | None, width: int, *, is_last: bool) -> str:
    """Return why the cells of a row cannot be trusted, empty where they can."""
    if cells is None:
        return _SAY_LONG
    if len(cells) > width:
        # The cells behind an unquoted comma stand under the wrong heading.
        return _SAY_WIDE
    # Every line of a whole file ends: what follows its last one is empty.
    return _SAY_CUT if is_last and 1 < len(cells) < width else ""


def _cells_of(record: str, delimiter: str) -> list[str] | None:
    if len(record) > MAX_CHARACTERS:
        return None
    try:
        return next(csv.reader((record,), delimiter=delimiter), [])
    except csv.Error:
        return None


_SAY_QUOTE: Final = "a quotation mark is not closed; close it or remove it"
_SAY_CUT: Final = "the file ends inside this row; export the log again to get the rest"
_SAY_WIDE: Final = (
    "the row has more cells than the heading; put a number or a text with a comma in it between "
    "quotation marks"
)
_SAY_LONG: Final = "the line is far too long for a row of a log"
