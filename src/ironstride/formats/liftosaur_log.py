"""Lift logs of Liftosaur: planned and done side by side; what was not done is only counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.log_cells import is_yes
from ironstride.formats.log_notes import Notes
from ironstride.formats.log_reading import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.formats.log_reading import LogReading
    from ironstride.formats.log_table import Columns
    from ironstride.training.sets import LoggedSet

_AT: Final = "workout datetime"
OLD_LAYOUT: Final = Layout(
    at=_AT, loads=("weight value",), load_unit="weight unit", reps="completed reps", seconds=""
)
LAYOUT: Final = Layout(
    at=_AT,
    loads=("completed weight value",),
    load_unit="completed weight unit",
    reps="completed reps",
    rpe="completed rpe",
    seconds="",
)


def is_old_liftosaur(columns: Columns) -> bool:
    """Whether a table is a log of Liftosaur with one weight for planned and done."""
    return columns.has(_AT, "exercise", "completed reps", "weight value")


def is_liftosaur(columns: Columns) -> bool:
    """Whether a table is a log of Liftosaur that has the weight done beside the planned one."""
    return columns.has(_AT, "exercise", "completed reps", "completed weight value")


def read_liftosaur(reading: LogReading) -> Iterator[LoggedSet]:
    """Yield the sets that were done."""
    notes = Notes()
    for cells in reading.rows():
        if not cells["completed reps"]:
            reading.undone += 1
            continue
        name, equipment = cells["exercise"], cells["equipment"]
        one = reading.read_set(
            cells,
            name=f"{name}, {equipment}" if equipment else name,
            kind="warmup" if is_yes(cells["is warmup set?"]) else "work",
            session=cells["day name"],
        )
        if one is not None:
            yield notes.put_on(one, (cells[_AT], name, cells["notes"]))
