"""Lift logs of Strong, in all its dialects: comma or semicolon, with or without units.

The rows of one session share its start. `Set Order` is a number, or `W` for a warm-up, `D` for a
drop set, `F` for a set to failure; rows named "Rest Timer" and "Note" belong to the sets around
them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ironstride.formats.log_cells import seconds_of
from ironstride.formats.log_notes import Notes
from ironstride.formats.log_reading import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.formats.log_reading import Cells, LogReading
    from ironstride.formats.log_table import Columns
    from ironstride.training.sets import LoggedRole, LoggedSet

LAYOUT: Final = Layout(exercise="exercise name")
_REST: Final = "rest timer"
_NOTE: Final = "note"
_KINDS: Final[dict[str, LoggedRole]] = {"w": "warmup", "d": "drop"}
_FAILURE: Final = "f"


def is_strong(columns: Columns) -> bool:
    """Whether a table is a log of Strong, by its headings."""
    return columns.has("date", "exercise name", "set order", "weight", "reps")


def read_strong(reading: LogReading) -> Iterator[LoggedSet]:
    """Yield the sets of a log; a rest counts for the set before it, a note for the next."""
    notes = Notes()
    held: LoggedSet | None = None
    waiting: dict[str, list[str]] = {}
    for cells in reading.rows():
        order = cells["set order"].lower()
        if order == _REST:
            rest_s = reading.optional(cells, seconds_of, cells["seconds"])
            held = replace(held, rest_s=rest_s) if held is not None else None
        elif order == _NOTE:
            waiting.setdefault(cells["exercise name"], []).append(cells["notes"])
        else:
            if held is not None:
                yield held
            told = waiting.pop(cells["exercise name"], [])
            held = _read_set(reading, cells, order, notes, told)
    if held is not None:
        yield held


def _read_set(
    reading: LogReading, cells: Cells, order: str, notes: Notes, told: list[str]
) -> LoggedSet | None:
    started, name = cells["date"], cells["exercise name"]
    note = notes.first_time(
        (started, name, cells["notes"]),
        *((started, name, text) for text in told),
        (started, cells["workout notes"]),
    )
    return reading.read_set(
        cells,
        kind=_KINDS.get(order, "work"),
        failure=order == _FAILURE,
        session=cells["workout name"],
        note=note,
    )
