"""`ironstride log import`: the logs of other apps become one log of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.options import exercises_option
from ironstride.errors import Problem, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from zoneinfo import ZoneInfo

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.cli.log_import import Imported, ReadFile
    from ironstride.formats.log_names import Choice, NameTable
    from ironstride.formats.name_choices import Choices
    from ironstride.formats.weights import Units

_REFUSED: Final = 1


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--out", metavar="FILE", help="The log to write: a new one, or one to add to.")
@click.option(
    "--units",
    type=click.Choice(["kg", "lb"]),
    help="Of weights in files that do not say; else those of --athlete.",
)
@click.option("--athlete", metavar="FILE", help="Your athlete file, for its units and exercises.")
@click.option(
    "--match",
    "matches",
    multiple=True,
    metavar="NAME=EXERCISE",
    help="What a name means; `NAME=` keeps it; `/2` behind EXERCISE: weights are of both hands.",
)
@click.option("--zone", metavar="NAME", help="Your time zone, for files on the clock of Greenwich.")
@exercises_option
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
def command(  # noqa: PLR0913 - each is an option of the contract
    *,
    files: tuple[str, ...],
    out: str | None,
    units: Units | None,
    athlete: str | None,
    matches: tuple[str, ...],
    zone: str | None,
    exercises: tuple[str, ...],
    dry_run: bool,
) -> int:
    """Read lift logs that Strong, Hevy, FitNotes, Fitbod, Liftosaur or Ironstride wrote.

    The file shows by itself which app it is from. A set that --out holds already is not added
    again. Names that are surely an exercise of the catalogue become it; doubtful ones are listed,
    and keep their name until you say with --match what they mean, which is remembered beside --out.
    Exit code 1: rows were refused, each with its reason.
    """
    from ironstride.cli.log_import import (
        import_logs,
        names_in,
        read_files,
        read_old_choices,
        read_old_log,
    )
    from ironstride.cli.log_questions import ask_about_names, is_terminal
    from ironstride.formats.log_hands import find_doubted_names
    from ironstride.formats.log_names import NameTable
    from ironstride.formats.name_choices import Choices

    catalogue, load_unit = _read_athlete(athlete, exercises, units)
    kept = read_old_choices(out)
    found_zone = _read_zone(zone, kept)
    read = read_files(files, load_unit, found_zone)
    _require_sets(read)
    old = read_old_log(out)
    sets = [one for file in read if file.log for one in file.log.sets]
    counts = names_in(sets)
    decided = {**kept.names, **_read_matches(matches, {*counts, *names_in(old)}, catalogue)}
    doubted = find_doubted_names(sets, old, NameTable(catalogue, decided), catalogue)
    names = NameTable(catalogue, decided, doubted)
    if not dry_run and out is not None and is_terminal():
        decided |= ask_about_names(names, counts, catalogue)
        names = NameTable(catalogue, decided, doubted)
    imported = import_logs(old, read, names, NameTable(catalogue, kept.names, doubted))
    _show(read, names, imported, catalogue)
    _write(None if dry_run else out, imported, Choices(decided, zone or kept.zone), kept)
    return _REFUSED if imported.refused else 0


def _read_athlete(
    athlete: str | None, exercises: Sequence[str], units: Units | None
) -> tuple[Catalogue, Units | None]:
    """Return the catalogue with the runner's own exercises, and the unit of bare weights."""
    from pathlib import Path

    from ironstride.cli.athlete_input import read_exercise_files
    from ironstride.cli.whole_files import read_whole
    from ironstride.formats.athlete_file import read_athlete_file
    from ironstride.sheets.plain_text import printable

    beside: list[str] = []
    if athlete is not None:
        found, problems = read_athlete_file(read_whole(athlete), athlete)
        if found is None:
            raise UnreadableFileError(problems)
        beside = [str(Path(athlete).parent / name) for name in found.exercise_files]
        units = units or found.athlete.units
    catalogue, problems = read_exercise_files([*beside, *exercises])
    for problem in problems:
        click.echo(f"ironstride: {printable(str(problem))}", err=True)
    return catalogue, units


def _read_zone(zone: str | None, kept: Choices) -> ZoneInfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if zone is not None and kept.zone is not None and zone != kept.zone:
        text = f"the log was written in the zone {kept.zone}; another one would double its sets"
        raise click.BadParameter(text, param_hint="--zone")
    name = zone or kept.zone
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        text = f"{name!r} is no time zone; write it like Europe/Vienna or America/New_York"
        raise click.BadParameter(text, param_hint="--zone") from None


def _require_sets(read: Sequence[ReadFile]) -> None:
    """Raise UnreadableFileError where no file holds a set, with the reasons of each."""
    if any(file.log and file.log.sets for file in read):
        return
    problems = [problem for file in read for problem in file.problems]
    problems += [
        Problem(file.path, "file", _say_no_sets(file))
        for file in read
        if file.log is not None and not file.log.sets
    ]
    raise UnreadableFileError(tuple(problems))


def _say_no_sets(file: ReadFile) -> str:
    from ironstride.sheets.plain_text import counted

    others = sum(file.log.others.values()) if file.log else 0
    if others:
        found = counted(others, "run or other activity", "runs and other activities")
        return f"holds {found} and no set; export the log of the lifts"
    return "holds no set that can be read"


def _read_matches(
    matches: Sequence[str], names: Collection[str], catalogue: Catalogue
) -> dict[str, Choice]:
    return dict(_read_match(match, names, catalogue) for match in matches)


def _read_match(match: str, names: Collection[str], catalogue: Catalogue) -> tuple[str, Choice]:
    from difflib import get_close_matches

    from ironstride.formats.log_names import read_choice

    name, sign, text = match.rpartition("=")
    name, choice = name.strip(), read_choice(text)
    if not sign or not name:
        raise _bad_match(
            f"{match!r} is no decision; write NAME=EXERCISE, or NAME= to keep the name"
        )
    if name.casefold() not in {one.casefold() for one in names}:
        close = get_close_matches(name, names, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        raise _bad_match(f"no set has the name {name!r}{hint}")
    if choice.exercise is None:
        return name, choice
    if choice.exercise not in catalogue.exercises:
        near = " or ".join(catalogue.nearest_ids(choice.exercise))
        hint = f"; did you mean {near}?" if near else "; `ironstride exercises` lists them"
        raise _bad_match(f"no exercise has the id {choice.exercise!r}{hint}")
    setups = catalogue.exercise(choice.exercise).setups
    if choice.both_hands and all(setup.load_counts == "total" for setup in setups):
        raise _bad_match(f"{choice.exercise} has one weight, not one in each hand; leave /2 away")
    return name, choice


def _bad_match(text: str) -> click.BadParameter:
    return click.BadParameter(text, param_hint="--match")


def _show(
    read: Sequence[ReadFile], names: NameTable, imported: Imported, catalogue: Catalogue
) -> None:
    from ironstride.cli.log_view import import_view
    from ironstride.cli.screen import show

    show(*import_view(read, names, imported, catalogue))


def _write(out: str | None, imported: Imported, decided: Choices, kept: Choices) -> None:
    """Write the log and what was decided; say what was done."""
    from ironstride.cli.log_import import choices_path
    from ironstride.cli.whole_files import write_whole
    from ironstride.formats.log_csv import write_log
    from ironstride.formats.name_choices import write_choices

    if out is None:
        click.echo("Nothing was written. To write the log: --out log.csv, without --dry-run")
        return
    write_whole(out, write_log(imported.log))
    if decided != kept:
        write_whole(choices_path(out), write_choices(decided))
    click.echo(f"{out} is written.")
