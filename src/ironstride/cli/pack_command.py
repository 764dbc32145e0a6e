"""`ironstride pack`: all the files of a runner become one archive."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ironstride.cli.limits import LIMITED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ironstride.cli.log_input import Log, Problems
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.formats.name_choices import Choices
    from ironstride.training.plan import Plan
    from ironstride.training.session_report import SessionReport


@click.command("pack")
@click.option("--athlete", required=True, metavar="FILE", help="Your athlete file.")
@click.option("--plan", "plan_file", metavar="FILE", help="Your plan, with its history.")
@click.option("--log", "log_file", metavar="FILE", help="Your log: log.csv or sets.jsonl.")
@click.option("--runs", multiple=True, metavar="FILE", help="Running calendar; may be repeated.")
@click.option("--exercises", multiple=True, metavar="FILE", help="Own exercises; may be repeated.")
@click.option("--reports", "reports_file", metavar="FILE", help="reports.jsonl of an archive.")
@click.option("--settings", "settings_file", metavar="FILE", help="settings.json of an archive.")
@click.option("--out", required=True, metavar="FILE", help="The archive to write, a zip.")
def command(  # noqa: PLR0913 - each part of an archive is a file of its own
    *,
    athlete: str,
    plan_file: str | None,
    log_file: str | None,
    runs: tuple[str, ...],
    exercises: tuple[str, ...],
    reports_file: str | None,
    settings_file: str | None,
    out: str,
) -> int:
    """Put everything into one zip that another Ironstride reads, losing nothing.

    The calendars and exercises that the athlete file names come along, and so do the names that
    you decided for the log. Exit code 1: a part of a file could not be read, so it is not in it.
    """
    from ironstride.cli.log_input import say_problems
    from ironstride.cli.whole_files import write_whole
    from ironstride.formats.archive_file import write_archive
    from ironstride.formats.archive_files import Archive

    given, unread = _read_athlete(athlete)
    beside = Path(athlete).parent
    given, calendars, own = _with_files(given, beside, runs, exercises)
    plan, broken = _read_plan(plan_file)
    log, unlogged = _read_log(log_file)
    reports, unsaid = _read_reports(reports_file)
    settings, unset = _read_settings(settings_file)
    problems = (*unread, *broken, *unlogged, *unsaid, *unset)
    choices = _read_choices(log_file)
    archive = Archive(given, plan, log, reports, calendars, own, settings, choices)
    write_whole(out, write_archive(archive, dt.datetime.now(dt.UTC)))
    say_problems(problems)
    click.echo(f"{out} is written. To take it apart again: ironstride unpack {out} --out FOLDER")
    return LIMITED if problems else 0


def _read_athlete(path: str) -> tuple[AthleteFile, Problems]:
    from ironstride.cli.whole_files import read_whole
    from ironstride.errors import UnreadableFileError
    from ironstride.formats.athlete_file import read_athlete_file

    given, problems = read_athlete_file(read_whole(path), path)
    if given is None:
        raise UnreadableFileError(problems)
    return given, problems


def _with_files(
    given: AthleteFile, beside: Path, runs: Sequence[str], exercises: Sequence[str]
) -> tuple[AthleteFile, dict[str, bytes], dict[str, bytes]]:
    """Return the athlete naming the files where the archive has them, calendars and exercises."""
    from ironstride.formats.archive_files import CALENDARS, EXERCISES
    from ironstride.formats.archive_names import paths_in

    named = [beside / name for name in given.run_lines.files]
    calendars, run_names = _read_files([*named, *map(Path, runs)])
    named_own = [beside / name for name in given.exercise_files]
    own, _ = _read_files([*named_own, *map(Path, exercises)])
    calendar_paths, own_paths = paths_in(CALENDARS, calendars), paths_in(EXERCISES, own)
    files = tuple(calendar_paths[run_names[path]] for path in named)
    # A plan may only be made with the exercises that it knows: all of them are named.
    moved = dataclasses.replace(
        given,
        run_lines=dataclasses.replace(given.run_lines, files=files),
        exercise_files=tuple(own_paths.values()),
    )
    return moved, calendars, own


def _read_files(paths: Iterable[Path]) -> tuple[dict[str, bytes], dict[Path, str]]:
    """Return the files by their names, those of one name by their paths, and the name of each."""
    from ironstride.cli.whole_files import read_whole

    files: dict[str, bytes] = {}
    names: dict[Path, str] = {}
    known: dict[Path, str] = {}
    for path in paths:
        place = path.resolve()
        if place not in known:
            known[place] = str(path) if path.name in files else path.name
            files[known[place]] = read_whole(str(path))
        names[path] = known[place]
    return files, names


def _read_plan(path: str | None) -> tuple[Plan | None, Problems]:
    from ironstride.cli.whole_files import read_whole
    from ironstride.errors import UnreadableFileError
    from ironstride.formats.plan_file import read_plan

    if path is None:
        return None, ()
    plan, problems = read_plan(read_whole(path), path)
    if plan is None:
        raise UnreadableFileError(problems)
    return plan, problems


def _read_log(path: str | None) -> tuple[Log, Problems]:
    from ironstride.cli.log_input import read_log_file
    from ironstride.cli.whole_files import read_whole
    from ironstride.formats.set_lines import read_set_lines

    if path is None:
        return (), ()
    if path.lower().endswith(".jsonl"):
        return read_set_lines(read_whole(path), path)
    return read_log_file(path)


def _read_choices(log_file: str | None) -> Choices:
    from ironstride.cli.log_import import read_old_choices
    from ironstride.formats.archive_files import LOG

    # The exact records of an archive have the names of the table beside them.
    is_exact = log_file is not None and log_file.lower().endswith(".jsonl")
    return read_old_choices(
        str(Path(log_file).with_name(LOG)) if log_file and is_exact else log_file
    )


def _read_reports(path: str | None) -> tuple[tuple[SessionReport, ...], Problems]:
    from ironstride.cli.whole_files import read_whole
    from ironstride.formats.report_lines import read_report_lines

    return ((), ()) if path is None else read_report_lines(read_whole(path), path)


def _read_settings(path: str | None) -> tuple[dict[str, str], Problems]:
    from ironstride.cli.whole_files import read_whole
    from ironstride.formats.archive_files import read_settings

    return ({}, ()) if path is None else read_settings(read_whole(path), path)
