"""`ironstride check`: judge a plan by rules that the planner does not share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ironstride.cli.options import exercises_option
from ironstride.sheets.plain_text import counted, printable

if TYPE_CHECKING:
    from ironstride.planning.check.judge import Violation
    from ironstride.training.plan import Plan


@click.command("check")
@click.argument("plan_file", metavar="PLAN")
@exercises_option
@click.option("--log", metavar="FILE", help="The log that the plan was made with.")
def command(*, plan_file: str, exercises: tuple[str, ...], log: str | None) -> int:
    """Judge PLAN, changed by hand or not, by every rule.

    A compromise that the plan itself names with its price is no finding. Exit code 1: findings.
    """
    from ironstride.cli.log_input import with_known_log
    from ironstride.cli.plan_input import read_given_plan
    from ironstride.planning.check.judge import check_plan

    given = read_given_plan(plan_file, exercises)
    plan = with_known_log(given.plan, log, plan_file)
    found = check_plan(plan, policy=given.policy, catalogue=given.catalogue)
    for violation in found:
        click.echo(_say(violation))
    if not found and not given.problems:
        click.echo(_say_kept(given.plan))
        return 0
    unread = counted(len(given.problems), "part")
    parts = f", {unread} could not be read" if given.problems else ""
    click.echo(f"ironstride: limited: {counted(len(found), 'finding')}{parts}", err=True)
    return 1


def _say_kept(plan: Plan) -> str:
    sessions = counted(sum(1 for _ in plan.sessions()), "session")
    named = counted(len(plan.broken_rules), "compromise")
    verb = "is" if len(plan.broken_rules) == 1 else "are"
    weeks = counted(len(plan.weeks), "week")
    return f"Every rule is kept: {sessions}, {weeks}; {named} {verb} named in the plan."


def _say(violation: Violation) -> str:
    day = f"{violation.on}" if violation.on else "whole plan"
    where = f" {violation.where}" if violation.where else ""
    return printable(f"{day}{where}: {violation.text} [{violation.rule}]")
