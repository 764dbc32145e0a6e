"""`ironstride restore`: the plan before the last replan, exactly as it was."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from ironstride.errors import Problem, UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.plan import Plan


@click.command("restore")
@click.argument("plan_file", metavar="PLAN")
@click.option("--out", metavar="FILE", help="Write the plan there; it may be PLAN itself.")
@click.option(
    "--list", "is_list", is_flag=True, help="Show how the plan came to be, and write nothing."
)
@click.option(
    "--steps",
    metavar="N",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="How many replans to take back.",
)
def command(*, plan_file: str, out: str | None, is_list: bool, steps: int) -> None:
    """Take the last replan of PLAN back: every byte is as it was before.

    Without --out nothing is written: you see what would be taken back.
    """
    from ironstride.cli.plan_input import read_given_plan

    plan = read_given_plan(plan_file).plan
    if is_list and out is not None:
        raise click.UsageError("--list writes nothing; leave it or --out away")
    if is_list:
        _show_history(plan, plan_file)
        return
    before = _take_back(plan, plan_file, steps)
    if before is None:
        raise click.UsageError(_say_too_far(plan, plan_file))
    for line in _say_step(plan, before):
        click.echo(line)
    if out is None:
        way = ["--steps", str(steps)] if steps > 1 else []
        again = shlex.join(["ironstride", "restore", plan_file, *way, "--out", plan_file])
        click.echo(f"\nNothing was written. To take it back:\n  {again}")
        return
    from ironstride.cli.whole_files import write_whole
    from ironstride.formats.plan_file import write_plan

    write_whole(out, write_plan(before))
    click.echo(f"\nTaken back. {out} holds the plan before.")


def _say_too_far(plan: Plan, plan_file: str) -> str:
    if plan.replaces is None:
        return f"{plan_file} was never planned again; there is nothing to restore"
    return f"{plan_file} was planned again {1 + len(plan.replaces.earlier)} times only"


def _take_back(plan: Plan, plan_file: str, steps: int = 1) -> Plan | None:
    """Return the plan before, None where there was none; raise where the way back is broken."""
    from ironstride.formats.plan_restore import restore_plan

    before, problems = restore_plan(plan, steps)
    if problems:
        raise UnreadableFileError(tuple(Problem(plan_file, p.where, p.text) for p in problems))
    return before


def _show_history(plan: Plan, plan_file: str) -> None:
    """Show each replan, the newest first, down to the plan that was made first."""
    now = plan
    while (before := _take_back(now, plan_file)) is not None:
        for line in _say_step(now, before):
            click.echo(line)
        now = before
    from ironstride.sheets.plan_words import say_date

    click.echo(f"{say_date(now.today)}: planned first")


def _say_step(plan: Plan, before: Plan) -> Iterator[str]:
    from ironstride.sheets.event_words import say_event
    from ironstride.sheets.plain_text import counted
    from ironstride.sheets.plan_words import say_date

    ways = () if plan.replaces is None else (plan.replaces, *plan.replaces.earlier)
    left = 0 if before.replaces is None else 1 + len(before.replaces.earlier)
    changes = sum(len(way.changes) for way in ways[: len(ways) - left])
    yield f"{say_date(plan.open_from)}: planned again, {counted(changes, 'change')}"
    events = (reported.event for reported in plan.events[len(before.events) :])
    yield from dict.fromkeys(f"  {say_event(event, plan)}" for event in events)
