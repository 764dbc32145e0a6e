"""A file of planned runs in any format: the content decides which reader reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.errors import Problem
from ironstride.formats.fit_runs import is_fit, read_fit_runs
from ironstride.formats.run_collection import Runs
from ironstride.formats.run_text import read_run_text
from ironstride.formats.text_encoding import decode_text, looks_binary

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

_SAMPLE: Final = 65_536
MAX_BYTES: Final = 20_000_000
_SAY_EMPTY: Final = "the file is empty; save the plan into it again"
_SAY_BINARY: Final = (
    "the file is no calendar, table, FIT workout or text that can be read; export the plan as "
    "iCalendar (.ics) or CSV, or paste it into a text file"
)
_SAY_CUT: Final = "the file is too big and was read in part; split it"


@dataclass(frozen=True, slots=True)
class RunFormat:
    """A file format of planned runs: how its beginning looks, and its reader."""

    name: str
    is_format: Callable[[str], bool]
    read: Callable[[bytes, str, dt.date, dt.date], Runs]


def read_runs(content: bytes, file: str, *, starts_on: dt.date, ends_on: dt.date) -> Runs:
    """Read the runs in [`starts_on`, `ends_on`] of a file whose format its content shows.

    `file` is the name that problems and the runs' `source` carry. Never raises for any content.
    """
    if is_fit(content):
        return read_fit_runs(content[:MAX_BYTES], file=file, starts_on=starts_on, ends_on=ends_on)
    sample = decode_text(content[:_SAMPLE])
    if not sample.strip():
        return Runs((), (Problem(file, "file", _SAY_EMPTY),))
    if looks_binary(sample):
        return Runs((), (Problem(file, "file", _SAY_BINARY),))
    run_format = next(candidate for candidate in RUN_FORMATS if candidate.is_format(sample))
    found = run_format.read(content[:MAX_BYTES], file, starts_on, ends_on)
    if len(content) > MAX_BYTES:
        cut = Problem(file, "end of file", _SAY_CUT)
        found = found._replace(problems=(*found.problems, cut))
    return found


def _is_icalendar(sample: str) -> bool:
    upper = sample.upper()
    return "BEGIN:VCALENDAR" in upper or "BEGIN:VEVENT" in upper


def _read_icalendar(content: bytes, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    from ironstride.formats.icalendar_runs import read_icalendar_runs

    return read_icalendar_runs(content, file=file, starts_on=starts_on, ends_on=ends_on)


def _is_table(sample: str) -> bool:
    from ironstride.formats.run_tables import find_table

    return find_table(sample) is not None


def _read_table(content: bytes, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    from ironstride.formats.csv_runs import read_csv_runs

    return read_csv_runs(decode_text(content), file=file, starts_on=starts_on, ends_on=ends_on)


def _read_text(content: bytes, file: str, starts_on: dt.date, ends_on: dt.date) -> Runs:
    return read_run_text(decode_text(content), file=file, starts_on=starts_on, ends_on=ends_on)


# The first that recognises the content reads it; text reads whatever is left.
RUN_FORMATS: Final = (
    RunFormat("icalendar", _is_icalendar, _read_icalendar),
    RunFormat("table", _is_table, _read_table),
    RunFormat("text", lambda _: True, _read_text),
)
