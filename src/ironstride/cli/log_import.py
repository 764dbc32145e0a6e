"""From files of other apps to one log: read, named, merged."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ironstride.cli.log_input import MAX_LOG_BYTES
from ironstride.cli.screen import progress_bar
from ironstride.cli.whole_files import read_whole
from ironstride.errors import UnreadableFileError
from ironstride.formats.lift_log import LiftLog, read_lift_log
from ironstride.formats.log_csv import read_log
from ironstride.formats.log_identity import in_order
from ironstride.formats.log_merge import merge_logs, without
from ironstride.formats.name_choices import Choices, read_choices
from ironstride.formats.source_text import read_source_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from zoneinfo import ZoneInfo

    from ironstride.errors import Problem
    from ironstride.formats.log_names import NameTable
    from ironstride.formats.weights import Units
    from ironstride.training.sets import LoggedSet

_CHOICES: Final = ".names.toml"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file that was given: its log, or None with the problems that say why there is none."""

    path: str
    log: LiftLog | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Imported:
    """The log after the import: how many sets are new, known already, or read anew; the `refused`.

    A set is read anew where the runner decided otherwise about its name than before.
    """

    log: tuple[LoggedSet, ...]
    added: int
    known: int
    anew: int
    refused: tuple[Problem, ...]


def choices_path(out: str) -> str:
    """Return where the decisions stand that belong to the log `out`."""
    return str(Path(out).with_suffix(_CHOICES))


def read_files(
    paths: Sequence[str], load_unit: Units | None, zone: ZoneInfo | None
) -> list[ReadFile]:
    """Read each file; one that cannot be used does not cost the others.

    Raises OSError when a file cannot be opened.
    """
    return [_read_file(path, load_unit, zone) for path in paths]


def _read_file(path: str, load_unit: Units | None, zone: ZoneInfo | None) -> ReadFile:
    try:
        content = read_whole(path)
        lines = content.count(b"\n")
        with progress_bar(Path(path).name) as bar:
            task = bar.add_task("", total=lines)
            found = read_lift_log(
                content,
                path,
                load_unit=load_unit,
                zone=zone,
                report=lambda line: bar.update(task, completed=line),
            )
    except UnreadableFileError as error:
        return ReadFile(path, None, error.problems)
    return ReadFile(path, found, found.problems)


def read_old_log(path: str | None) -> tuple[LoggedSet, ...]:
    """Return the sets that a log holds already, none where there is no file yet.

    Raises UnreadableFileError when a row of it cannot be read: writing it anew would lose the row.
    """
    if path is None or not Path(path).exists() or not Path(path).stat().st_size:
        return ()
    text, problems = read_source_text(read_whole(path), path, max_bytes=MAX_LOG_BYTES)
    log: tuple[LoggedSet, ...] = ()
    if text is not None:
        log, problems = read_log(text, path)
    if problems:
        raise UnreadableFileError(problems)
    return log


def read_old_choices(out: str | None) -> Choices:
    """Return what was decided for the log `out`; raises UnreadableFileError."""
    path = Path(choices_path(out)) if out is not None else None
    if path is None or not path.exists():
        return Choices()
    return read_choices(path.read_text("utf-8", errors="replace"), str(path))


def names_in(sets: Iterable[LoggedSet]) -> Counter[str]:
    """Count the sets under each name, in the order in which the names come first."""
    return Counter(one.exercise for one in sets)


def import_logs(
    old: Sequence[LoggedSet], files: Sequence[ReadFile], names: NameTable, before: NameTable
) -> Imported:
    """Merge the logs of `files` into `old`, all of them under the names that are sure.

    `before` are the names as they were read into `old`: sets whose name is read otherwise now
    make room for what they are now.
    """
    log = names.settled(old)
    for file in files:
        log = without(log, _otherwise(file, names, before))
    anew = len(old) - len(log)
    added = known = 0
    refused: list[Problem] = []
    for file in files:
        refused += file.problems
        if file.log is not None:
            merged = merge_logs(log, names.settled(file.log.sets), file.path)
            log = list(merged.log)
            added, known = added + merged.added, known + merged.known
            refused += merged.problems
    return Imported(in_order(log), added - anew, known, anew, tuple(refused))


def _otherwise(file: ReadFile, names: NameTable, before: NameTable) -> list[LoggedSet]:
    """Return the sets of a file as they were read before, where they are read otherwise now."""
    sets = file.log.sets if file.log is not None else ()
    changed = {name for name in names_in(sets) if not names.reads_as(before, name)}
    return before.settled(one for one in sets if one.exercise in changed)
