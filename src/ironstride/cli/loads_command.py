"""`ironstride loads`: what the log says of each lift, and the next weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ironstride.cli.options import ask_the_clock, exercises_option, format_option, read_day
from ironstride.errors import UnreadableFileError

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.errors import Problem
    from ironstride.formats.athlete_codec import AthleteFile
    from ironstride.planning.lift_loads import KnownLoads
    from ironstride.training.athlete import Athlete


@click.command("loads", short_help="Show what your log says of each lift, and the next weights.")
@click.argument("athlete_file", metavar="ATHLETE")
@click.option("--log", metavar="FILE", help="Your log; else the lifts of ATHLETE alone.")
@click.option("--today", type=read_day, metavar="DATE", help="Else the day on this machine.")
@exercises_option
@format_option("A table to read, or its numbers.")
def command(
    *,
    athlete_file: str,
    log: str | None,
    today: dt.date | None,
    exercises: tuple[str, ...],
    form: str,
) -> int:
    """Show the one-rep max of each lift of ATHLETE with its 80 % range, and the next weights.

    Nobody has to lift a maximum: it follows from the sets of the log until DATE. The next weights
    are those that a plan would ask for, from the iron at your places. Exit code 1: a part of your
    files could not be used, or nothing is known of any lift.
    """
    from ironstride.cli.athlete_input import read_exercise_files
    from ironstride.cli.log_input import say_problems
    from ironstride.planning.lift_loads import find_lift_loads
    from ironstride.policy.reader import override_policy, read_policy

    day = today or ask_the_clock()
    found, athlete, problems = _read(athlete_file, log)
    beside = [str(Path(athlete_file).parent / name) for name in found.exercise_files]
    catalogue, unread = read_exercise_files([*beside, *exercises])
    policy, wrong = override_policy(read_policy(), athlete.policy_overrides, athlete_file)
    problems = (*problems, *unread, *wrong)
    say_problems(problems)
    known = find_lift_loads(athlete, catalogue, day, policy)
    _show(known, athlete, day, form)
    return 1 if problems or not known.own else 0


def _read(path: str, log: str | None) -> tuple[AthleteFile, Athlete, tuple[Problem, ...]]:
    """Return what the file holds, and its athlete with the log.

    Raises UnreadableFileError where one of the two cannot be used at all.
    """
    from ironstride.cli.log_input import read_log_file
    from ironstride.cli.whole_files import read_whole
    from ironstride.formats.athlete_file import read_athlete_file

    found, problems = read_athlete_file(read_whole(path), path)
    if found is None:
        raise UnreadableFileError(problems)
    if log is None:
        return found, found.athlete, problems
    sets, unlogged = read_log_file(log)
    return found, replace(found.athlete, log=sets), (*problems, *unlogged)


def _show(known: KnownLoads, athlete: Athlete, today: dt.date, form: str) -> None:
    if form == "json":
        import json

        from ironstride.cli.loads_encode import encode_loads

        click.echo(json.dumps(encode_loads(known), indent=2))
        return
    from ironstride.cli.loads_view import loads_view
    from ironstride.cli.screen import show

    show(*loads_view(known, athlete, today))
