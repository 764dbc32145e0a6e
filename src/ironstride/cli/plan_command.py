"""`ironstride plan`: from files to a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.options import (
    ask_the_clock,
    exercises_option,
    format_option,
    read_day,
)
from ironstride.training.calendar_weeks import MAX_WEEKS

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.cli.athlete_input import Given
    from ironstride.errors import Problem
    from ironstride.training.plan import Plan

_PROBLEMS_ON_STDERR: Final = 5


@click.command("plan")
@click.argument("athlete_file", metavar="ATHLETE.yaml")
@click.option("--runs", multiple=True, metavar="FILE", help="Running calendar; may be repeated.")
@exercises_option
@click.option("--log", metavar="FILE", help="The sets that you logged, as ironstride log has them.")
@click.option("--policy", metavar="FILE", help="Own numbers laid over the policy.")
@click.option("--today", type=read_day, metavar="DATE", help="First day; else the clock's date.")
@click.option("--weeks", type=click.IntRange(1, MAX_WEEKS), metavar="N", help="Length of the plan.")
@format_option("A view to read, or the plan file.")
@click.option("--out", metavar="FILE", help="Write there instead of the screen.")
def command(  # noqa: PLR0913 - each is an option of the contract
    *,
    athlete_file: str,
    runs: tuple[str, ...],
    exercises: tuple[str, ...],
    log: str | None,
    policy: str | None,
    today: dt.date | None,
    weeks: int | None,
    form: str,
    out: str | None,
) -> int:
    """Plan strength work around the runs of ATHLETE.yaml.

    Without --weeks the plan ends after the last A race and its recovery, else after 12 weeks.
    Exit code 1: written, but limited; one line says how.
    """
    from ironstride.cli.athlete_input import read_given
    from ironstride.planning.engine import plan_season

    day = today or ask_the_clock()
    given = read_given(
        athlete_file,
        runs=runs,
        exercises=exercises,
        policy=policy,
        log=log,
        today=day,
        weeks=weeks,
    )
    plan = plan_season(
        given.athlete,
        day,
        policy=given.policy,
        catalogue=given.catalogue,
        weeks=given.weeks,
        problems=(*given.own_problems, *given.run_problems),
    )
    _give_out(plan, form, out)
    return _say_what_was_left(plan, given, shown=form == "text" and out is None)


def _give_out(plan: Plan, form: str, out: str | None) -> None:
    if form == "text" and out is None:
        from ironstride.cli.plan_view import plan_view
        from ironstride.cli.screen import show

        show(*plan_view(plan, None))
        return
    text = _as_text(plan, form)
    if out is None:
        click.echo(text, nl=False)
        return
    from ironstride.cli.whole_files import write_whole

    write_whole(out, text)


def _as_text(plan: Plan, form: str) -> str:
    if form == "json":
        from ironstride.formats.plan_file import write_plan

        return write_plan(plan)
    from ironstride.cli.plan_view import plan_view
    from ironstride.cli.screen import as_text

    return as_text(*plan_view(plan, None))


def _say_what_was_left(plan: Plan, given: Given, *, shown: bool) -> int:
    """Say on stderr what was not understood and what limits the plan; return the exit code."""
    from ironstride.cli.limits import warn_of_limits

    _say_problems(plan.problems, shown=shown)
    unread = [one for one in plan.problems if one not in given.run_problems]
    return warn_of_limits(plan, len(unread))


def _say_problems(problems: tuple[Problem, ...], *, shown: bool) -> None:
    from ironstride.sheets.plain_text import counted, printable

    if not problems:
        return
    listed = "listed above" if shown else "listed in the plan under `problems`"
    remarks = counted(len(problems), "remark")
    if not shown:
        for problem in problems[:_PROBLEMS_ON_STDERR]:
            click.echo(f"ironstride: {printable(str(problem))}", err=True)
    click.echo(f"ironstride: {remarks} on your files, {listed}", err=True)
