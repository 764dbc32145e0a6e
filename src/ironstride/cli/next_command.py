"""`ironstride next`: what to do next, with the weight of every set from the log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ironstride.cli.options import ask_the_clock, exercises_option, read_day

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.cli.plan_input import GivenPlan
    from ironstride.training.session import PlannedSession


@click.command("next")
@click.argument("plan_file", metavar="PLAN")
@click.option("--log", metavar="FILE", help="The log of sets: it says how heavy.")
@click.option("--today", type=read_day, metavar="DATE", help="Another day than today.")
@click.option(
    "--readiness", type=click.IntRange(1, 5), metavar="1-5", help="1 is worn out, 5 is fresh."
)
@click.option("--sore", multiple=True, metavar="REGION=N", help="Soreness, 0 to 10: quad=4.")
@click.option("--pain", multiple=True, metavar="REGION=N", help="Pain, 0 to 10: knee-left=3.")
@click.option(
    "--ran", multiple=True, metavar="FILE", help="Runs as they were run, in a running calendar."
)
@click.option(
    "--swap",
    multiple=True,
    metavar="EXERCISE[=WHY]",
    help="Something else for it: squat=rack when the rack is taken, squat=pain:knee=4.",
)
@exercises_option
def command(  # noqa: PLR0913 - each is something to say of today
    *,
    plan_file: str,
    log: str | None,
    today: dt.date | None,
    readiness: int | None,
    sore: tuple[str, ...],
    pain: tuple[str, ...],
    ran: tuple[str, ...],
    swap: tuple[str, ...],
    exercises: tuple[str, ...],
) -> None:
    """Show the next session of PLAN, today's if it is not done yet.

    The weights come from the log as it is now. How you are today may lower the session, never
    raise it. Once sets of it are logged, the verdict on each weight and the next one are shown.
    """
    from ironstride.cli.next_view import next_view
    from ironstride.cli.plan_input import read_given_plan
    from ironstride.cli.readiness_input import read_readiness
    from ironstride.cli.screen import show
    from ironstride.planning.next_session import find_next_session, plan_next_session

    given = _with_log(read_given_plan(plan_file, exercises), log)
    now = today or ask_the_clock()
    session = find_next_session(given.plan, now, given.policy)
    if session is None:
        click.echo(
            f"No session is left in this plan from {now} on; make a new one: ironstride plan"
        )
        return
    told = read_readiness(readiness, sore, pain, ran, session.on, given.policy)
    session = _swapped(given, session, swap)
    found = plan_next_session(
        given.plan, session, told, policy=given.policy, catalogue=given.catalogue
    )
    show(*next_view(given, found, now))


def _with_log(given: GivenPlan, path: str | None) -> GivenPlan:
    from ironstride.cli.log_input import read_log_file, say_problems

    if path is None:
        return given
    log, problems = read_log_file(path)
    say_problems(problems)
    plan = given.plan
    return replace(given, plan=replace(plan, athlete=replace(plan.athlete, log=log)))


def _swapped(given: GivenPlan, session: PlannedSession, swaps: tuple[str, ...]) -> PlannedSession:
    from ironstride.cli.swap_input import read_swap
    from ironstride.planning.substitutes import (
        NoSubstitute,
        find_substitutes,
        with_substitute,
    )

    for text in swaps:
        item, obstacle = read_swap(text, session, given.catalogue)
        found = find_substitutes(
            given.plan, session, item, obstacle, policy=given.policy, catalogue=given.catalogue
        )
        if isinstance(found, NoSubstitute):
            click.echo(f"{item.name}: {found.text}.", err=True)
            continue
        session = with_substitute(session, item, found[0].item)
        others = [one.item.name for one in found[1:3]]
        if others:
            click.echo(f"Instead of {item.name} you may also take: {', '.join(others)}.", err=True)
    return session
