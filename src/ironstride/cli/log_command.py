"""`ironstride log`: the sets that were done, from other apps or one by one."""

from __future__ import annotations

import click

from ironstride.cli.log_add_command import command as add
from ironstride.cli.log_import_command import command as import_


@click.group("log", short_help="Import the logs of other apps, or log a set.")
def command() -> None:
    """Keep the log of what you lifted: one CSV file, one set a row.

    `ironstride log import` reads what Strong, Hevy, FitNotes, Fitbod and Liftosaur export.
    """


command.add_command(import_)
command.add_command(add)
