"""Tables in text: with delimiters, in Markdown, aligned by spaces, or with one cell a line."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from ironstride.formats.csv_columns import read_columns, weekday_columns
from ironstride.formats.run_heads import read_head, weekday_of
from ironstride.formats.run_week_headings import read_week_heading
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

Row = tuple[int, list[str]]
MAX_ROWS: Final = 20_000
MAX_CHARACTERS: Final = 10_000_000
# Longer cells are cut: no runner's is, and every pattern stays quick.
MAX_CELL: Final = 2000
_DELIMITERS: Final = (",", ";", "\t")
_HEADER_ROWS: Final = 20
_MAX_COLUMNS: Final = 300
_BAR: Final = re.compile(r"(?<!\\)\|")
_RULE: Final = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
_LINK: Final = re.compile(r"!?\[([^\]\[]{0,300})\]\([^)\s]{0,500}(?:\s+\"[^\"]{0,100}\")?\)")
_MARKED: Final = re.compile(
    r"(?<![\w*])(\*\*\*|\*\*|__|~~|\*|_|`)(?=\S)([^\n]{1,300}?)(?<=\S)\1(?![\w*])"
)
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_GAP: Final = re.compile(r"\s{2,}|\t")
_CELL: Final = re.compile(r"\S+(?: \S+)*")


@dataclass(frozen=True, slots=True)
class Table:
    """The heading of a table, its rows with their lines, and what could not be read.

    `outside` are lines beside a Markdown table, `uneven` the lines of rows whose number of cells
    leaves open which cell stands on which day, `unclosed` those of cells without an end. `cut` is
    whether there were more rows than are read.
    """

    header: list[str]
    rows: list[Row]
    outside: list[tuple[int, str]] = field(default_factory=list)
    uneven: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)
    cut: bool = False

    @property
    def width(self) -> int:
        """How many columns of the heading are understood."""
        columns = read_columns(self.header)
        return len(weekday_columns(self.header)) if columns is None else len(columns.at)


def find_table(text: str) -> Table | None:
    """Return the table of runs in `text` whose heading is understood best, or None."""
    one_break = text[:MAX_CHARACTERS].replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    found = [table for read in _READERS if (table := read(one_break)) is not None]
    return max(found, key=lambda table: table.width, default=None)


def is_heading(cells: Sequence[str]) -> bool:
    """Whether a row heads a table of runs or of weeks."""
    return read_columns(cells) is not None or bool(weekday_columns(cells))


def _from_header(rows: Sequence[Row]) -> Table | None:
    """Return the table that begins at the first row that is a heading."""
    for place, (_, cells) in enumerate(rows[:_HEADER_ROWS]):
        if is_heading(cells):
            return Table(cells, list(rows[place + 1 :]))
    return None


def _delimited(delimiter: str) -> Callable[[str], Table | None]:
    def read(text: str) -> Table | None:
        unclosed: list[int] = []
        rows = _csv_rows(text, delimiter, unclosed)
        first = list(islice(rows, _HEADER_ROWS))
        table = _from_header(first)
        if table is None:
            return None
        body = [*table.rows, *rows]
        return Table(table.header, body, unclosed=unclosed, cut=len(body) + 1 >= MAX_ROWS)

    return read


def _csv_rows(text: str, delimiter: str, unclosed: list[int]) -> Iterator[Row]:
    """Yield the rows that hold something, with the line each ends on."""
    lines = csv.reader(io.StringIO(text), delimiter=delimiter)
    for _ in range(MAX_ROWS):
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error:
            unclosed.append(lines.line_num)
            continue
        if any(cell.strip() for cell in row):
            yield lines.line_num, row[:_MAX_COLUMNS]


def _numbered(text: str) -> tuple[list[tuple[int, str]], bool]:
    """Return the lines that hold something, and whether there are more than are read."""
    lines = enumerate(text.split("\n"), start=1)
    told = [(number, line) for number, line in lines if line.strip()]
    return told[:MAX_ROWS], len(told) > MAX_ROWS


def _markdown(text: str) -> Table | None:
    rows: list[Row] = []
    outside: list[tuple[int, str]] = []
    lines, cut = _numbered(text)
    for number, line in lines:
        if _BAR.search(line) is None:
            outside.append((number, line.strip()))
        elif _RULE.fullmatch(line) is None:
            rows.append((number, _bar_cells(line)))
    table = _from_header(rows)
    return None if table is None else replace(table, outside=outside, cut=cut)


def _bar_cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [plain_cell(cell) for cell in _BAR.split(inner, maxsplit=_MAX_COLUMNS)]


def plain_cell(cell: str) -> str:
    """Return the text of a Markdown cell without its marks."""
    text = _LINK.sub(r"\1", _BREAK.sub(" / ", cell[:MAX_CELL].replace("\\|", "/")))
    for _ in range(3):
        text = _MARKED.sub(r"\2", text)
    return text.strip()


def _aligned(text: str) -> Table | None:
    lines, cut = _numbered(text)
    for place, (_, line) in enumerate(lines[:_HEADER_ROWS]):
        cells = _GAP.split(line.strip(), maxsplit=_MAX_COLUMNS)
        if is_heading(cells):
            starts = [match.start() for match in _CELL.finditer(line.expandtabs())]
            rows = [(number, _by_place(row, starts)) for number, row in lines[place + 1 :]]
            return Table(cells, rows, cut=cut)
    return None


def _by_place(line: str, starts: Sequence[int]) -> list[str]:
    """Return the cells of a line under the headings that begin at `starts`.

    A line with a cell for each heading is in order; else a cell belongs to the nearest heading.
    """
    found = islice(_CELL.finditer(line.expandtabs()), _MAX_COLUMNS)
    cells = [(match.start(), match.group()) for match in found]
    if len(cells) == len(starts):
        return [cell for _, cell in cells]
    placed = [""] * len(starts)
    for at, cell in cells:
        nearest = min(range(len(starts)), key=lambda index: abs(starts[index] - at))
        placed[nearest] = f"{placed[nearest]} {cell}".strip()
    return placed


def _cell_a_line(text: str) -> Table | None:
    numbered, cut = _numbered(text)
    lines = [(number, line.strip()) for number, line in numbered]
    for place in range(min(len(lines), _HEADER_ROWS)):
        days = [line for _, line in lines[place : place + DAYS_PER_WEEK]]
        if len({weekday_of(day) for day in days} - {None}) == DAYS_PER_WEEK:
            return replace(_rows_of_lines(days, lines[place + DAYS_PER_WEEK :]), cut=cut)
    return None


def _rows_of_lines(days: list[str], lines: Sequence[tuple[int, str]]) -> Table:
    marked = bool(lines) and _is_week_mark(lines[0][1], None)
    rows: list[Row] = []
    for number, line in lines:
        last = rows[-1][1] if rows else None
        if marked:
            begins = _is_week_mark(line, None if last is None else last[0])
        else:
            begins = last is None or len(last) == len(days)
        if begins or last is None:
            rows.append((number, [line]))
        else:
            last.append(line)
    width = len(days) + marked
    whole = [row for row in rows if len(row[1]) == width]
    uneven = [number for number, cells in rows if len(cells) != width]
    return Table(["Week", *days] if marked else days, whole, uneven=uneven)


def _is_week_mark(line: str, last: str | None) -> bool:
    """Whether a line is the week in front of a row: a number next to the last one, or "Week 3"."""
    if line.isdecimal() and len(line) <= 2:  # noqa: PLR2004 - weeks of a plan
        return last is None or not last.isdecimal() or abs(int(line) - int(last)) == 1
    return read_week_heading(line) is not None


def days_outside(table: Table, near: dt.date) -> list[tuple[int, str]]:
    """Return the lines beside the table that speak of a day, for nothing may vanish unsaid."""
    return [
        (number, line)
        for number, line in table.outside
        if (head := read_head(line, near=near)) is not None and head.body
    ]


_READERS: Final = (
    *(_delimited(delimiter) for delimiter in _DELIMITERS),
    _markdown,
    _aligned,
    _cell_a_line,
)
