"""A lift log of any app: the headings of its table decide which reader reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem, UnreadableFileError
from ironstride.formats import (
    fitbod_log,
    fitnotes_log,
    hevy_log,
    liftosaur_log,
    strong_log,
)
from ironstride.formats.log_cells import UnknownUnitError
from ironstride.formats.log_csv import is_own_log, read_log
from ironstride.formats.log_reading import Layout, LogReading
from ironstride.formats.log_table import Columns, LogTable, open_table
from ironstride.formats.text_encoding import decode_text, looks_binary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet

OWN: Final = "Ironstride"


@dataclass(frozen=True, slots=True)
class LogFormat:
    """The lift log of one app: how its headings look, where what stands, and its reader."""

    app: str
    is_format: Callable[[Columns], bool]
    layout: Layout
    read: Callable[[LogReading], Iterator[LoggedSet]]


# The first that recognises the headings reads the file.
LOG_FORMATS: Final = (
    LogFormat("Strong", strong_log.is_strong, strong_log.LAYOUT, strong_log.read_strong),
    LogFormat("Hevy", hevy_log.is_hevy, hevy_log.LAYOUT, hevy_log.read_hevy),
    LogFormat(
        "Liftosaur",
        liftosaur_log.is_liftosaur,
        liftosaur_log.LAYOUT,
        liftosaur_log.read_liftosaur,
    ),
    LogFormat(
        "Liftosaur",
        liftosaur_log.is_old_liftosaur,
        liftosaur_log.OLD_LAYOUT,
        liftosaur_log.read_liftosaur,
    ),
    LogFormat("Fitbod", fitbod_log.is_fitbod, fitbod_log.LAYOUT, fitbod_log.read_fitbod),
    LogFormat(
        "FitNotes",
        fitnotes_log.is_fitnotes_sessions,
        fitnotes_log.SESSION_LAYOUT,
        fitnotes_log.read_fitnotes_sessions,
    ),
    LogFormat(
        "FitNotes", fitnotes_log.is_fitnotes, fitnotes_log.LAYOUT, fitnotes_log.read_fitnotes
    ),
)


@dataclass(frozen=True, slots=True)
class LiftLog:
    """What one file holds: sets under the names of its app, in the order of the file, without ids.

    `problems` are rows or cells that were left out; `others` counts other activities by name,
    `undone` the sets that were planned and not done. `clock_of_greenwich` is whether its times
    are not those of the athlete's own clock.
    """

    app: str
    sets: tuple[LoggedSet, ...]
    problems: tuple[Problem, ...]
    others: Mapping[str, int]
    undone: int = 0
    clock_of_greenwich: bool = False


def read_lift_log(
    content: bytes,
    file: str,
    *,
    load_unit: Units | None = None,
    zone: ZoneInfo | None = None,
    report: Callable[[int], None] | None = None,
) -> LiftLog:
    """Read a lift log of any app that is known.

    Parameters
    ----------
    file
        The name that problems carry.
    load_unit
        The unit of weights where the file names none.
    zone
        Puts times with an offset (those of Liftosaur and Fitbod) on the athlete's clock.
    report
        Is told the line that is being read, every few hundred rows.

    Raises
    ------
    UnreadableFileError
        The file is no log that is known, or holds weights without a unit and `load_unit` is None.
    """
    table, text = _open(content, file)
    if is_own_log(table.columns):
        sets, problems = read_log(text, file)
        return LiftLog(OWN, sets, problems, {})
    found = next((one for one in LOG_FORMATS if one.is_format(table.columns)), None)
    if found is None:
        raise _unreadable(file, _SAY_UNKNOWN)
    reading = LogReading(table, file, found.layout, load_unit=load_unit, zone=zone, report=report)
    try:
        read = tuple(found.read(reading))
    except UnknownUnitError as error:
        raise _unreadable(file, _SAY_UNIT) from error
    return LiftLog(
        found.app,
        read,
        tuple(reading.problems),
        reading.others,
        reading.undone,
        reading.clock_of_greenwich,
    )


def _open(content: bytes, file: str) -> tuple[LogTable, str]:
    text = decode_text(content)
    if not text.strip():
        raise _unreadable(file, _SAY_EMPTY)
    if looks_binary(text):
        raise _unreadable(file, _SAY_BINARY)
    table = open_table(text)
    if table is None:
        raise _unreadable(file, _SAY_UNKNOWN)
    return table, text


def _unreadable(file: str, text: str) -> UnreadableFileError:
    return UnreadableFileError((Problem(file, "file", text),))


_SAY_EMPTY: Final = "the file is empty; export the log again"
_SAY_BINARY: Final = "the file is no text; export the log as CSV"
_SAY_UNKNOWN: Final = (
    "the headings are those of no log that is known (Strong, Hevy, FitNotes, Fitbod, Liftosaur or "
    "Ironstride); export the log as CSV and leave its first line as it is"
)
_SAY_UNIT: Final = (
    "the file does not say whether its weights are in kg or lb; say --units kg or --units lb"
)
