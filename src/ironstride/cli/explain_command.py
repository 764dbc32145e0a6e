"""`ironstride explain`: why this, why today, with each rule and how far it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ironstride.cli.options import read_day

if TYPE_CHECKING:
    import datetime as dt


@click.command("explain", short_help="Explain every choice in PLAN on DATE.")
@click.argument("plan_file", metavar="PLAN")
@click.argument("day", type=read_day, metavar="DATE")
def command(*, plan_file: str, day: dt.date) -> None:
    """Explain every choice in PLAN on DATE: rule, doctrine, evidence, hours to the runs."""
    from ironstride.cli.explain_view import explain_day
    from ironstride.cli.plan_input import read_given_plan
    from ironstride.cli.screen import show

    plan = read_given_plan(plan_file).plan
    if plan.week_of(day) is None:
        last = plan.weeks[-1].starts_on if plan.weeks else plan.today
        raise click.UsageError(
            f"{day} is outside the plan, which goes from {plan.today} to the week of {last}"
        )
    show(*explain_day(plan, day))
