"""`ironstride check`: judge a plan by rules that the planner does not share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ironstride.planning.check.judge import Violation


@click.command("check")
@click.argument("plan_file", metavar="PLAN")
@click.option("--exercises", multiple=True, metavar="FILE", help="Own exercises; may be repeated.")
def command(*, plan_file: str, exercises: tuple[str, ...]) -> int:
    """Judge PLAN, changed by hand or not, by every rule.

    A compromise that the plan itself names with its price is no finding. Exit code 1: findings.
    """
    from ironstride.cli.plan_input import read_given_plan
    from ironstride.planning.check.judge import check_plan

    given = read_given_plan(plan_file, exercises)
    found = check_plan(given.plan, policy=given.policy, catalogue=given.catalogue)
    for violation in found:
        click.echo(_say(violation))
    sessions = sum(1 for _ in given.plan.sessions())
    named = len(given.plan.broken_rules)
    if not found and not given.problems:
        click.echo(
            f"Every rule is kept: {sessions} sessions, {len(given.plan.weeks)} weeks; "
            f"{named} compromises are named in the plan."
        )
        return 0
    parts = f", {len(given.problems)} parts could not be read" if given.problems else ""
    click.echo(f"ironstride: limited: {len(found)} findings{parts}", err=True)
    return 1


def _say(violation: Violation) -> str:
    from ironstride.sheets.plain_text import printable

    day = f"{violation.on}" if violation.on else "whole plan"
    where = f" {violation.where}" if violation.where else ""
    return printable(f"{day}{where}: {violation.text} [{violation.rule}]")
