"""Lift logs of Fitbod: one set a row, or in old ones several like sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.log_cells import UnreadableCellError, is_yes, number_of
from ironstride.formats.log_notes import Notes
from ironstride.formats.log_reading import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.formats.log_reading import LogReading
    from ironstride.formats.log_table import Columns
    from ironstride.training.sets import LoggedSet

LAYOUT: Final = Layout(seconds="duration")
# More sets than this in one row are a slip.
_MAX_SETS: Final = 50


def is_fitbod(columns: Columns) -> bool:
    """Whether a table is a log of Fitbod, by its headings."""
    return columns.has("date", "exercise", "reps", "weight", "iswarmup")


def read_fitbod(reading: LogReading) -> Iterator[LoggedSet]:
    """Yield the sets of a log; a row that says how many sets there were is as many."""
    notes = Notes()
    for cells in reading.rows():
        one = reading.read_set(cells, kind="warmup" if is_yes(cells["iswarmup"]) else "work")
        if one is not None:
            yield notes.put_on(one, (cells["date"], cells["exercise"], cells["note"]))
            sets = reading.optional(cells, _sets_of, cells["sets"]) or 1
            yield from [one] * (sets - 1)


def _sets_of(cell: str) -> int:
    sets = number_of(cell)
    if sets is None or not 1 <= sets <= _MAX_SETS:
        raise UnreadableCellError(f"{cell[:40]!r} cannot be the number of sets")
    return int(sets)
