"""`ironstride benchmarks`: what the tests of the body say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ironstride.cli.options import ask_the_clock, read_day

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.errors import Problem
    from ironstride.training.athlete import Athlete


@click.command("benchmarks")
@click.argument("athlete_file", metavar="ATHLETE.yaml")
@click.option("--plan", "plan_file", metavar="PLAN", help="Say when this plan tests next.")
@click.option("--today", type=read_day, metavar="DATE", help="Judge as of it; else the clock's.")
def command(*, athlete_file: str, plan_file: str | None, today: dt.date | None) -> int:
    """Show where ATHLETE.yaml stands in each test of the body, and what has really changed.

    Results stand under `tests` in the athlete file; the plan says when and how to test. Exit code
    1: a part of the file could not be read.
    """
    from ironstride.cli.benchmarks_view import benchmarks_view
    from ironstride.cli.plan_input import read_given_plan
    from ironstride.cli.screen import show
    from ironstride.policy.reader import override_policy, read_policy
    from ironstride.sheets.plain_text import printable

    day = today or ask_the_clock()
    athlete, problems = _read(athlete_file, day)
    policy, wrong = override_policy(read_policy(), athlete.policy_overrides, athlete_file)
    for problem in (*problems, *wrong):
        click.echo(f"ironstride: {printable(str(problem))}", err=True)
    plan = None if plan_file is None else read_given_plan(plan_file).plan
    show(*benchmarks_view(athlete, day, policy, plan))
    return int(bool(problems or wrong))


def _read(path: str, today: dt.date) -> tuple[Athlete, tuple[Problem, ...]]:
    """Read the athlete alone; raises UnreadableFileError when the file gives none."""
    from ironstride.cli.athlete_input import leave_out_tests_ahead
    from ironstride.cli.whole_files import read_whole
    from ironstride.errors import UnreadableFileError
    from ironstride.formats.athlete_file import read_athlete_file

    found, problems = read_athlete_file(read_whole(path), path)
    if found is None:
        raise UnreadableFileError(problems)
    athlete, ahead = leave_out_tests_ahead(found.athlete, path, today)
    return athlete, (*problems, *ahead)
