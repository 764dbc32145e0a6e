"""Which week of a plan a command means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.training.plan import Plan, PlannedWeek


def choose_week(plan: Plan, day: dt.date, *, is_asked: bool) -> PlannedWeek:
    """Return the week of `day`, or the first where the clock's day is outside: that is said.

    Raises click.UsageError when a day that was asked for is outside, or the plan has no week.
    """
    if not plan.weeks:
        raise click.UsageError("the plan holds no week; make it again with ironstride plan")
    week = plan.week_of(day)
    if week is not None:
        return week
    first = plan.weeks[0]
    last = plan.weeks[-1].last_day
    if is_asked:
        raise click.UsageError(f"{day} is outside the plan, which goes from {plan.today} to {last}")
    note = f"today, {day}, is outside the plan ({plan.today} to {last}): here is its first week"
    click.echo(f"ironstride: {note}", err=True)
    return first
