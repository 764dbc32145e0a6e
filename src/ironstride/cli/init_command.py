"""`ironstride init`: asks in plain words and writes an athlete file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ironstride.cli.options import ask_the_clock, read_day

if TYPE_CHECKING:
    import datetime as dt


@click.command("init")
@click.argument("athlete_file", default="athlete.yaml", metavar="[FILE]")
@click.option("--today", type=read_day, metavar="DATE", help="The day of the answers.")
@click.option("--force", is_flag=True, help="Replace FILE when it is there.")
def command(*, athlete_file: str, today: dt.date | None, force: bool) -> None:
    """Ask a few questions in plain words and write FILE (athlete.yaml) for `plan`.

    Answers may also come from a pipe, one a line. Nothing is written before the last answer.
    """
    if Path(athlete_file).exists() and not force:
        raise click.UsageError(
            f"{athlete_file} is there already; choose another name, or replace it with --force"
        )
    from ironstride.cli.init_athlete import ask_athlete
    from ironstride.cli.whole_files import write_whole
    from ironstride.formats.athlete_file import write_athlete_file

    click.echo("Ironstride asks about you, your races and your iron. Enter takes the [answer].")
    given = ask_athlete(today or ask_the_clock())
    write_whole(athlete_file, write_athlete_file(given))
    click.echo(f"\nWritten: {athlete_file}. You can edit it; docs/formats/athlete.md says how.")
    click.echo(f"Next: ironstride plan {athlete_file}")
