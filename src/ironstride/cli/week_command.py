"""`ironstride week`: a week on one screen, then each session readable at a glance."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ironstride.cli.options import ask_the_clock, exercises_option, read_day
from ironstride.cli.week_choice import choose_week

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import RenderableType

    from ironstride.cli.plan_input import GivenPlan
    from ironstride.training.plan import PlannedWeek


@click.command("week")
@click.argument("plan_file", metavar="PLAN")
@click.argument("day", required=False, type=read_day, metavar="[DATE]")
@exercises_option
@click.option("--log", metavar="FILE", help="For --alternatives: the log of the plan.")
@click.option("--alternatives", is_flag=True, help="Show the two next-best weeks and their price.")
def command(
    *,
    plan_file: str,
    day: dt.date | None,
    exercises: tuple[str, ...],
    log: str | None,
    alternatives: bool,
) -> None:
    """Show the week of PLAN that holds DATE, today without one.

    When today is not inside the plan, its first week is shown, and that is said. To print it or to
    keep a picture of it: ironstride sheet.
    """
    from ironstride.cli.log_input import with_known_log
    from ironstride.cli.plan_input import read_given_plan
    from ironstride.cli.screen import show

    given = read_given_plan(plan_file, exercises)
    if alternatives:
        given = replace(given, plan=with_known_log(given.plan, log, plan_file))
    today = day or ask_the_clock()
    week = choose_week(given.plan, today, is_asked=day is not None)
    show(*(_alternatives(given, week) if alternatives else _view(given, week, today)))


def _alternatives(given: GivenPlan, week: PlannedWeek) -> list[RenderableType]:
    from ironstride.cli.alternatives_view import alternatives_view
    from ironstride.planning.alternatives import find_alternatives

    plan = given.plan
    others = find_alternatives(plan, week, policy=given.policy, catalogue=given.catalogue)
    cost = given.policy.number("price.weekly_sessions_held")
    return alternatives_view(plan, week, others, cost)


def _view(given: GivenPlan, week: PlannedWeek, today: dt.date) -> list[RenderableType]:
    from ironstride.cli.plan_view import notice_line
    from ironstride.cli.session_view import SessionView
    from ironstride.cli.week_strip import week_strip
    from ironstride.sheets.plan_words import STRICT_TIERS, FirstUse
    from ironstride.sheets.state_words import without_gone

    view = SessionView(given.plan.athlete, given.catalogue, given.policy, FirstUse())
    # What did not happen needs no instructions.
    shown = without_gone(given.plan, week.sessions)
    return [
        *(notice_line(one) for one in given.plan.notices if one.tier in STRICT_TIERS),
        *week_strip(given.plan, week, today),
        *(part for session in shown for part in view.show(session)),
    ]
