"""Ironstride's own log: one set a row, as docs/formats/logs.md describes it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, Final

from ironstride.errors import InvalidValueError, Problem
from ironstride.formats.log_cells import (
    UnreadableCellError,
    distance_m_of,
    load_kg_of,
    load_unit_of,
    number_of,
    rir_of,
    seconds_of,
)
from ironstride.formats.log_dates import read_moment
from ironstride.formats.log_identity import in_order
from ironstride.formats.log_table import Columns, Row, open_table
from ironstride.training.sets import LoggedSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ironstride.training.words import SetKind

# Where a column stands, the unit its heading names, the field, and what reads its cells.
_Reader = tuple[int, str, str, "Callable[[str, str], object]"]
COLUMNS: Final = (
    "performed_at",
    "exercise",
    "set_kind",
    "kind",
    "load_kg",
    "reps",
    "rir",
    "first_rep_effort",
    "technique",
    "seconds",
    "distance_m",
    "contacts",
    "side",
    "pain",
    "rest_s",
    "session",
    "note",
)
_NEEDED: Final = ("performed_at", "exercise")
# A spreadsheet runs text that begins so; an apostrophe before it keeps it text.
_FORMULA: Final = re.compile(r"'*[=+\-@\t]")
_HIDDEN_FORMULA: Final = re.compile(r"'+[=+\-@\t]")


def is_own_log(columns: Columns) -> bool:
    """Whether a table is a log of ours, by its headings."""
    return columns.has(*_NEEDED)


def read_log(
    source: str | Iterable[str], file: str = "log"
) -> tuple[tuple[LoggedSet, ...], tuple[Problem, ...]]:
    """Read a log from its text or its lines: the sets in order, each with its id.

    A row that cannot be read costs that row and becomes a problem with its line.
    """
    text = source if isinstance(source, str) else "\n".join(line.rstrip("\r\n") for line in source)
    if not text.strip():
        return (), ()
    table = open_table(text)
    if table is None or not is_own_log(table.columns):
        return (), (Problem(file, "line 1", _SAY_HEADING),)
    problems: list[Problem] = []
    sets = []
    readers = _readers_of(table.columns)
    for row in table.rows():
        try:
            sets.append(_read_row(readers, row))
        except (UnreadableCellError, InvalidValueError) as error:
            problems.append(Problem(file, f"line {row.line}", f"{error}; the set was not read"))
    return in_order(sets), tuple(problems)


def write_log(sets: Iterable[LoggedSet]) -> str:
    """Return the text of a log; `read_log` reads the same sets back, their targets left out."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_written(one) for one in sets)
    return page.getvalue()


def _written(one: LoggedSet) -> Iterator[str]:
    yield say_moment(one.performed_at)
    for column in COLUMNS[1:]:
        value = getattr(one, column)
        if isinstance(value, str):
            yield f"'{value}" if _FORMULA.match(value) else value
        else:
            yield "" if value is None else f"{value!r}".removesuffix(".0")


def say_moment(at: dt.datetime) -> str:
    """Return a time as a log has it; the day alone at midnight, where no more is known."""
    if at.time() == dt.time():
        return at.date().isoformat()
    return at.isoformat(sep=" ")


def _readers_of(columns: Columns) -> list[_Reader]:
    return [
        (columns.at[heading], columns.units.get(heading, ""), field, read)
        for heading, (field, read) in _READERS.items()
        if heading in columns.at
    ]


def _read_row(readers: list[_Reader], row: Row) -> LoggedSet:
    if row.cells is None:
        raise UnreadableCellError(row.fault)
    found: dict[str, Any] = {}
    for index, unit, field, read in readers:
        cell = row.cells[index].strip() if index < len(row.cells) else ""
        if cell:
            found[field] = read(cell, unit)
    if not found.get("exercise"):
        raise UnreadableCellError("the exercise is missing")
    if "performed_at" not in found:
        raise UnreadableCellError("the time is missing; write it as 2026-11-23 17:30")
    if "set_kind" not in found:
        found["set_kind"] = kind_of_amounts(**_amounts(found))
    return LoggedSet(id="", **found)


def _amounts(found: dict[str, Any]) -> dict[str, Any]:
    return {
        name: found.get(name) for name in ("load_kg", "reps", "seconds", "distance_m", "contacts")
    }


def kind_of_amounts(
    *,
    load_kg: float | None = None,
    reps: int | None = None,
    seconds: int | None = None,
    distance_m: float | None = None,
    contacts: int | None = None,
) -> SetKind:
    """Return how a set of an unknown exercise was measured, by what was written down for it."""
    if reps is not None:
        return "load_reps" if load_kg else "bodyweight"
    if contacts is not None:
        return "contacts"
    if distance_m is not None:
        return "distance"
    if seconds is not None:
        return "hold"
    raise UnreadableCellError("neither reps nor a time nor a distance is written")


def _text_of(cell: str, _: str) -> str:
    return cell[1:] if _HIDDEN_FORMULA.match(cell) else cell


def _whole_of(cell: str, _: str) -> int:
    found = number_of(cell)
    if found is None or found % 1 != 0:
        raise UnreadableCellError(f"{cell[:40]!r} is no whole number; correct it")
    return int(found)


def _word_of(cell: str, _: str) -> str:
    return cell.lower()


# Heading without its unit, the field, and what reads its cell, given the unit of the heading.
_READERS: Final[dict[str, tuple[str, Callable[[str, str], object]]]] = {
    "performed_at": ("performed_at", lambda cell, _: read_moment(cell, "unknown", None)),
    "exercise": ("exercise", _text_of),
    "set_kind": ("set_kind", _word_of),
    "kind": ("kind", _word_of),
    "load": ("load_kg", lambda cell, unit: load_kg_of(cell, load_unit_of(unit))),
    "reps": ("reps", _whole_of),
    "rir": ("rir", lambda cell, _: rir_of(cell)),
    "first_rep_effort": ("first_rep_effort", _whole_of),
    "technique": ("technique", _word_of),
    "seconds": ("seconds", lambda cell, _: seconds_of(cell) or 0),
    "distance": ("distance_m", lambda cell, unit: distance_m_of(cell, unit) or 0.0),
    "contacts": ("contacts", _whole_of),
    "side": ("side", _word_of),
    "pain": ("pain", _whole_of),
    "rest": ("rest_s", _whole_of),
    "session": ("session", _text_of),
    "note": ("note", _text_of),
}
_SAY_HEADING: Final = (
    "this is no log of Ironstride, whose first line has the columns performed_at and exercise; "
    "`ironstride log import` reads the files of other apps"
)
