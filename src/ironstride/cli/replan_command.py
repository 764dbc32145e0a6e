"""`ironstride replan`: life happened; the plan goes on with few changes, and says each."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from ironstride.cli.options import ask_the_clock, exercises_option, format_option, read_day
from ironstride.errors import UnreadableFileError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ironstride.training.plan import Change, Plan


_EPILOG = """\b
Events:
  done:SESSION         its id, or a day: all sessions of that day
  missed:DATE          what stood there did not happen
  moved:FROM/TO        you do it on another day
  ill:FROM/TO          no training, then back in steps; one DATE is one day
  away:FROM/TO         no time or place to train
  travel:FROM/TO@PLACE at another place, such as hotel
  pain:REGION=N        0 to 10, such as knee-left=4; 0 takes it off
  less-time:DATE=25    only so many minutes
  race-added:NAME@DATE=10km/B
                       km, mi, half or marathon; then A, B or C
  race-moved:NAME=DATE, race-dropped:NAME
  pin:DATE             its session stays as it is; unpin:DATE frees the day
  swap:ITEM=EXERCISE   until the block ends; ITEM is an id of the plan file

DATE is year-month-day, today, tomorrow, yesterday, or mon to sun of the week of
today. Exit codes: 0 done, 1 done but limited (said), 2 an event cannot be:
nothing is written.
"""


@click.command("replan", epilog=_EPILOG)
@click.argument("plan_file", metavar="PLAN")
@click.option(
    "--event", "events", multiple=True, metavar="EVENT", help="What happened; may be repeated."
)
@click.option(
    "--runs", multiple=True, metavar="FILE", help="The running calendar as it is now; repeatable."
)
@click.option("--log", metavar="FILE", help="The sets that you logged, all of them.")
@exercises_option
@click.option("--today", type=read_day, metavar="DATE", help="Day of planning; else the clock's.")
@click.option("--out", metavar="FILE", help="Write the new plan there; it may be PLAN itself.")
@format_option("What changes, to read or for a program.")
def command(  # noqa: PLR0913 - each is an option of the contract
    *,
    plan_file: str,
    events: tuple[str, ...],
    runs: tuple[str, ...],
    log: str | None,
    exercises: tuple[str, ...],
    today: dt.date | None,
    out: str | None,
    form: str,
) -> int:
    """Plan the rest of PLAN again after what happened, and say what changes.

    What is past, done or pinned stays, and so does all that need not change. Without --out nothing
    is written: you see what would change. The plan before stays in the new file; ironstride restore
    brings it back.
    """
    from ironstride.cli.limits import warn_of_limits
    from ironstride.cli.replan_input import read_given_events, say_refused, say_remarks
    from ironstride.formats.plan_restore import link_plans
    from ironstride.planning.replan import Replanned, replan_season
    from ironstride.policy.reader import read_policy

    day = today or ask_the_clock()
    given = read_given_events(plan_file, events, runs=runs, log=log, exercises=exercises, today=day)
    answer = replan_season(
        given.told,
        given.events,
        day,
        policy=read_policy(),
        catalogue=given.catalogue,
        runs=given.runs,
        log=given.log,
    )
    if not isinstance(answer, Replanned):
        raise UnreadableFileError(say_refused(answer, given))
    is_same = answer.plan is given.told
    new = given.plan if is_same else link_plans(given.plan, answer.plan, answer.changes)
    if out is not None:
        _write(new, out, plan_file, is_same=is_same)
    say_remarks(given.remarks)
    if form == "json":
        _show_json(given.plan, new, answer.changes, out)
    else:
        files = [("--runs", runs), ("--log", [log] if log else []), ("--exercises", exercises)]
        again = _command_that_writes(plan_file, [("--event", events), *files], today)
        _show_text(given.plan, new, answer.changes, out, again)
    return warn_of_limits(new)


def _write(new: Plan, out: str, plan_file: str, *, is_same: bool) -> None:
    """Write the new plan whole; one that is the same keeps the bytes of its file."""
    from ironstride.cli.whole_files import read_whole, write_whole
    from ironstride.formats.plan_file import write_plan

    write_whole(out, read_whole(plan_file) if is_same else write_plan(new))


def _command_that_writes(
    plan_file: str, options: Sequence[tuple[str, Sequence[str]]], today: dt.date | None
) -> str:
    """Return the command for a shell that writes what a dry run showed."""
    words = ["ironstride", "replan", plan_file]
    for option, values in options:
        words += [word for value in values for word in (option, value)]
    if today is not None:
        words += ["--today", today.isoformat()]
    return shlex.join([*words, "--out", plan_file])


def _show_json(old: Plan, new: Plan, changes: Sequence[Change], out: str | None) -> None:
    import json

    from ironstride.cli.replan_answer import encode_answer
    from ironstride.planning.change_sums import sum_changes

    tree = encode_answer(old, new, changes, sum_changes(old, new, changes), out)
    click.echo(json.dumps(tree, ensure_ascii=False, indent=1))


def _show_text(
    old: Plan, new: Plan, changes: Sequence[Change], out: str | None, again: str
) -> None:
    from ironstride.cli.replan_view import replan_view
    from ironstride.cli.screen import show

    show(*replan_view(old, new, changes))
    if out is None and new is not old:
        click.echo(f"\nNothing was written. To keep it:\n  {again}")
    elif out is not None and new is not old:
        back = shlex.join(["ironstride", "restore", out, "--out", out])
        click.echo(f"\nWritten to {out}. Back to the plan before:\n  {back}")
