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
_KINDS: Final[dict[str, LoggedRole]] = {"w": "warmup", "d": "drop", "f": "work", "": "work"}
_FAILURE: Final = "f"
# The notes of an exercise in a session that wait for its next set, with their lines.
Waiting = dict[tuple[str, str], list[tuple[int, str]]]


def is_strong(columns: Columns) -> bool:
    """Whether a table is a log of Strong, by its headings."""
    return columns.has("date", "exercise name", "set order", "weight", "reps")


def read_strong(reading: LogReading) -> Iterator[LoggedSet]:
    """Yield the sets of a log; a rest counts for the set before it, a note for the next."""
    notes = Notes()
    held: LoggedSet | None = None
    waiting: Waiting = {}
    for cells in reading.rows():
        order = cells["set order"].lower()
        if order == _REST:
            rest_s = reading.optional(cells, seconds_of, cells["seconds"])
            held = replace(held, rest_s=rest_s) if held is not None else None
        elif order == _NOTE:
            told = waiting.setdefault((cells["date"], cells["exercise name"]), [])
            told.append((cells.line, cells["notes"]))
        else:
            if held is not None:
                yield held
            held = _read_set(reading, cells, order, notes, waiting)
    if held is not None:
        yield held
    for told in waiting.values():
        for line, text in told:
            reading.say(line, f"the note {text[:40]!r} has no set that it belongs to; left out")


def _read_set(
    reading: LogReading, cells: Cells, order: str, notes: Notes, waiting: Waiting
) -> LoggedSet | None:
    if not order.isdigit() and order not in _KINDS:
        reading.say(cells.line, f"the set order {order[:40]!r} is not known; the row was not read")
        return None
    one = reading.read_set(
        cells,
        kind=_KINDS.get(order, "work"),
        failure=order == _FAILURE,
        session=cells["workout name"],
    )
    if one is None:
        return None
    place = (cells["date"], cells["exercise name"])
    return notes.put_on(
        one,
        (*place, cells["notes"]),
        *((*place, text) for _, text in waiting.pop(place, ())),
        (cells["date"], cells["workout notes"]),
    )
