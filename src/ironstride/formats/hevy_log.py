"""Lift logs of Hevy: units in the headings, dates with the months of the account's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.formats.log_notes import Notes
from ironstride.formats.log_reading import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.formats.log_reading import LogReading
    from ironstride.formats.log_table import Columns
    from ironstride.training.sets import LoggedRole, LoggedSet

LAYOUT: Final = Layout(at="start_time", exercise="exercise_title", seconds="duration")
_FAILURE: Final = "failure"
_KINDS: Final[dict[str, LoggedRole]] = {
    "normal": "work",
    "warmup": "warmup",
    "dropset": "drop",
    _FAILURE: "work",
    "": "work",
}


def is_hevy(columns: Columns) -> bool:
    """Whether a table is a log of Hevy, by its headings."""
    return columns.has("start_time", "exercise_title", "set_type", "reps")


def read_hevy(reading: LogReading) -> Iterator[LoggedSet]:
    """Yield the sets of a log; a superset is a note on the first set of each of its exercises."""
    notes = Notes()
    for cells in reading.rows():
        kind = cells["set_type"].lower().replace("_", "").replace(" ", "")
        if kind not in _KINDS:
            reading.say(cells.line, f"the set type {kind[:40]!r} is not known; read as work")
        one = reading.read_set(
            cells,
            kind=_KINDS.get(kind, "work"),
            failure=kind == _FAILURE,
            session=cells["title"],
        )
        if one is not None:
            place = (cells["start_time"], cells["exercise_title"])
            superset = cells["superset_id"]
            yield notes.put_on(
                one,
                (*place, cells["exercise_notes"]),
                (*place, f"superset {superset}" if superset else ""),
                (cells["start_time"], cells["description"]),
            )
