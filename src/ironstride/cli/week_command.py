"""`ironstride week`: a week on one screen, then each session readable at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.cli.options import ask_the_clock, read_day

if TYPE_CHECKING:
    import datetime as dt

    from rich.console import RenderableType

    from ironstride.cli.plan_input import GivenPlan
    from ironstride.training.plan import Plan, PlannedWeek

_DAYS_PER_WEEK: Final = 7


@click.command("week")
@click.argument("plan_file", metavar="PLAN")
@click.argument("day", required=False, type=read_day, metavar="[DATE]")
@click.option("--exercises", multiple=True, metavar="FILE", help="Own exercises; may be repeated.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="A view to read, or sheets to print with every cue.",
)
@click.option("--svg", metavar="FILE", help="Write the week as a picture too.")
def command(
    *, plan_file: str, day: dt.date | None, exercises: tuple[str, ...], form: str, svg: str | None
) -> None:
    """Show the week of PLAN that holds DATE, today without one.

    When today is not inside the plan, its first week is shown, and that is said.
    """
    from ironstride.cli.plan_input import read_given_plan

    given = read_given_plan(plan_file, exercises)
    today = day or ask_the_clock()
    week = _choose(given.plan, today, is_asked=day is not None)
    if svg is not None:
        _draw(given, week, today, svg)
    if form == "markdown":
        from ironstride.sheets.plan_sheet import week_sheet

        click.echo(week_sheet(given.plan, week, given.catalogue), nl=False)
        return
    from ironstride.cli.screen import show

    show(*_view(given, week, today))


def _choose(plan: Plan, day: dt.date, *, is_asked: bool) -> PlannedWeek:
    """Return the week of `day`; raises click.UsageError when an asked day is outside."""
    if not plan.weeks:
        raise click.UsageError("the plan holds no week; make it again with ironstride plan")
    week = plan.week_of(day)
    if week is not None:
        return week
    from datetime import timedelta

    first = plan.weeks[0]
    last = plan.weeks[-1].starts_on + timedelta(days=_DAYS_PER_WEEK - 1)
    if is_asked:
        raise click.UsageError(f"{day} is outside the plan, which goes from {plan.today} to {last}")
    note = f"today, {day}, is outside the plan ({plan.today} to {last}): here is its first week"
    click.echo(f"ironstride: {note}", err=True)
    return first


def _view(given: GivenPlan, week: PlannedWeek, today: dt.date) -> list[RenderableType]:
    from ironstride.cli.session_view import SessionView
    from ironstride.cli.week_strip import week_strip
    from ironstride.sheets.plan_words import FirstUse

    view = SessionView(given.plan.athlete, given.catalogue, given.policy, FirstUse())
    return [
        *week_strip(given.plan, week, today),
        *(part for session in week.sessions for part in view.show(session)),
    ]


def _draw(given: GivenPlan, week: PlannedWeek, today: dt.date, path: str) -> None:
    from ironstride.cli.screen import as_picture
    from ironstride.cli.week_strip import week_strip
    from ironstride.cli.whole_files import write_whole

    parts = week_strip(given.plan, week, today)
    write_whole(path, as_picture(*parts, title=f"ironstride week {week.starts_on}"))
