"""`ironstride progress`: strength over time, sets against targets, what was done of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.options import ask_the_clock, exercises_option, read_day

if TYPE_CHECKING:
    import datetime as dt

# As many weeks as a screen of 80 letters has room for.
WEEKS_BEFORE: Final = 4
WEEKS_AHEAD: Final = 2


@click.command("progress")
@click.argument("plan_file", metavar="PLAN")
@click.option("--log", metavar="FILE", required=True, help="The log of sets.")
@click.option("--today", type=read_day, metavar="DATE", help="Another day than today.")
@exercises_option
def command(*, plan_file: str, log: str, today: dt.date | None, exercises: tuple[str, ...]) -> int:
    """Show how strength moved, and what was done of PLAN.

    The strength index joins all lifts; each lift stands with its one-rep max, believed and never
    tested, with its range. Then the weeks: sets of each movement, landings, what was done of what
    was planned, the gates for sets of 1-6, the tests of the body. Exit code 1: a part of the files
    could not be read, or the log says nothing of any lift.
    """
    from ironstride.cli.progress_input import read_logged_plan
    from ironstride.cli.progress_view import progress_view
    from ironstride.cli.screen import show
    from ironstride.sheets.progress_findings import find_progress

    now = today or ask_the_clock()
    given = read_logged_plan(plan_file, log, exercises)
    found = find_progress(
        given.plan, given.catalogue, now, given.policy, before=WEEKS_BEFORE, ahead=WEEKS_AHEAD
    )
    show(*progress_view(given.plan, found, now, given.policy))
    return int(bool(given.problems or not found.history.lifts))
