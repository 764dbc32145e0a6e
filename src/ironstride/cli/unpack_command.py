"""`ironstride unpack`: an archive becomes the plain files that the other commands read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ironstride.cli.limits import LIMITED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ironstride.formats.archive_files import Archive


@click.command("unpack")
@click.argument("archive_file", metavar="ARCHIVE.zip")
@click.option("--out", required=True, metavar="FOLDER", help="Write there; made if not there.")
@click.option("--force", "is_forced", is_flag=True, help="Replace files that are there.")
def command(*, archive_file: str, out: str, is_forced: bool) -> int:
    """Write the plain files of ARCHIVE.zip, which an export or `ironstride pack` made.

    Says what is there and how to go on with it. Exit code 1: a part could not be read.
    """
    from ironstride.cli.log_input import say_problems
    from ironstride.cli.whole_files import read_whole
    from ironstride.errors import UnreadableFileError
    from ironstride.formats.archive_file import read_archive
    from ironstride.formats.archive_files import plain_files

    archive, problems = read_archive(read_whole(archive_file), archive_file)
    if archive is None:
        raise UnreadableFileError(problems)
    _write(Path(out), plain_files(archive), is_forced=is_forced)
    say_problems(problems)
    for line in _say(archive, Path(out)):
        click.echo(line)
    return LIMITED if problems else 0


def _write(folder: Path, files: Mapping[str, bytes], *, is_forced: bool) -> None:
    from ironstride.cli.whole_files import write_whole

    there = [path for path in files if (folder / path).exists()]
    if there and not is_forced:
        text = f"{folder} has {', '.join(there)} already; choose another folder, or say --force"
        raise click.UsageError(text)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_whole(str(folder / path), content)


def _say(archive: Archive, folder: Path) -> Iterator[str]:
    from ironstride.formats.archive_files import ATHLETE, LOG, PLAN, REPORTS, count_records
    from ironstride.sheets.plain_text import counted, printable

    counts = count_records(archive)
    yield f"{folder} holds the files of {printable(archive.athlete.athlete.name)}:"
    yield f"  {ATHLETE}"
    if archive.plan is not None:
        weeks, sessions = counted(counts["weeks"], "week"), counted(counts["sessions"], "session")
        yield f"  {PLAN}: {weeks}, {sessions}, {counted(counts['events'], 'event')}"
    if archive.log:
        days = f"{archive.log[0].performed_on} to {archive.log[-1].performed_on}"
        yield f"  {LOG}: {counted(counts['sets'], 'set')}, {days}"
    if archive.reports:
        yield f"  {REPORTS}: {counted(counts['reports'], 'report')}"
    yield from (f"  {path}" for path in _named_files(archive))
    yield from ("", "To go on:", f"  {_next_command(archive, folder)}")


def _named_files(archive: Archive) -> list[str]:
    from ironstride.formats.archive_files import given_names

    return list(given_names(archive))


def _next_command(archive: Archive, folder: Path) -> str:
    """Return a command that works on what is there, ready to paste."""
    import shlex

    from ironstride.formats.archive_files import ATHLETE, CALENDARS, LOG, PLAN

    log = ["--log", str(folder / LOG)] if archive.log else []
    if archive.plan is not None:
        return shlex.join(["ironstride", "next", str(folder / PLAN), *log])
    named = archive.athlete.run_lines.files
    calendars = [path for path in _named_files(archive) if path.startswith(f"{CALENDARS}/")]
    runs = [
        word for path in calendars if path not in named for word in ("--runs", str(folder / path))
    ]
    return shlex.join(["ironstride", "plan", str(folder / ATHLETE), *runs, *log])
