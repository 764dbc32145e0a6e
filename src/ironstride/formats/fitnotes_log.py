"""Lift logs of FitNotes: Android old and new, and the iOS apps of that name.

Android and FitNotes 2 for iOS know the day of a set and no more; the other iOS app writes
sessions with their start on the clock of Greenwich.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.log_cells import is_yes, rir_of
from ironstride.formats.log_notes import Notes
from ironstride.formats.log_reading import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.formats.log_reading import Cells, LogReading
    from ironstride.formats.log_table import Columns
    from ironstride.training.sets import LoggedSet

LAYOUT: Final = Layout(loads=("weight", "weight lb", "weight kg"), seconds="time")
SESSION_LAYOUT: Final = Layout(at="starttime", seconds="time")
_CARDIO: Final = "cardio"
_UNDONE: Final = frozenset({"skipped", "todo", "planned", "not done", "notdone", "incomplete"})


def is_fitnotes(columns: Columns) -> bool:
    """Whether a table is a log of FitNotes by days, by its headings."""
    return columns.has("date", "exercise", "category")


def is_fitnotes_sessions(columns: Columns) -> bool:
    """Whether a table is a log of FitNotes by sessions, by its headings."""
    return columns.has("starttime", "exercise", "equipment", "reps", "weight")


def read_fitnotes(reading: LogReading) -> Iterator[LoggedSet]:
    """Yield the sets of a log by days."""
    for cells in reading.rows():
        if cells["category"].lower() == _CARDIO and not cells["reps"]:
            reading.others[cells["exercise"]] += 1
            continue
        one = reading.read_set(cells, note=cells["comment"] or cells["notes"])
        if one is not None:
            yield one


def read_fitnotes_sessions(reading: LogReading) -> Iterator[LoggedSet]:
    """Yield the sets of a log by sessions; sets that were planned and not done are counted."""
    notes = Notes()
    for cells in reading.rows():
        if cells["status"].lower() in _UNDONE:
            reading.undone += 1
            continue
        name = _with_equipment(cells)
        one = reading.read_set(
            cells,
            name=name,
            kind="warmup" if is_yes(cells["iswarmup"]) else "work",
            rir=reading.optional(cells, rir_of, cells["rir"]),
            session=cells["name"],
        )
        if one is not None:
            yield notes.put_on(one, (cells["starttime"], name, cells["note"]))


def _with_equipment(cells: Cells) -> str:
    name, equipment = cells["exercise"], cells["equipment"]
    if not equipment or equipment.lower() in name.lower():
        return name
    return f"{name} ({equipment})"
