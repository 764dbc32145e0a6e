"""`ironstride report`: a week in a few plain sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ironstride.cli.options import ask_the_clock, exercises_option, read_day

if TYPE_CHECKING:
    import datetime as dt


@click.command("report")
@click.argument("plan_file", metavar="PLAN")
@click.option("--log", metavar="FILE", required=True, help="The log of sets.")
@click.option("--week", "day", type=read_day, metavar="DATE", help="A day of it; else this week.")
@click.option("--today", type=read_day, metavar="DATE", help="Another day than today.")
@exercises_option
def command(
    *,
    plan_file: str,
    log: str,
    day: dt.date | None,
    today: dt.date | None,
    exercises: tuple[str, ...],
) -> int:
    """Tell a week of PLAN: what was done, what your sets say, what comes next.

    A week that is over is told as of its Sunday. Easier weeks are neither praised nor blamed.
    Exit code 1: a part of the files could not be read.
    """
    from ironstride.cli.progress_input import read_logged_plan
    from ironstride.cli.progress_view import report_view
    from ironstride.cli.screen import show
    from ironstride.cli.week_choice import choose_week
    from ironstride.sheets.week_findings import find_week
    from ironstride.sheets.week_report import write_week_report

    now = today or ask_the_clock()
    given = read_logged_plan(plan_file, log, exercises)
    is_asked = not (day is None and today is None)
    week = choose_week(given.plan, day or now, is_asked=is_asked)
    if week.starts_on > now:
        raise click.UsageError(f"the week of {week.starts_on} is still ahead; see ironstride week")
    found = find_week(given.plan, week, given.catalogue, now, given.policy)
    show(*report_view(write_week_report(found, given.policy), week))
    return int(bool(given.problems))
