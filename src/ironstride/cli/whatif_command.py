"""`ironstride whatif`: what a change of the week would buy, and which small one would help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from ironstride.cli.options import exercises_option, read_day

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.cli.plan_input import GivenPlan
    from ironstride.planning.remedies import Tried
    from ironstride.training.athlete import Athlete
    from ironstride.training.plan import Plan
    from ironstride.training.week_change import WeekChange


@click.command("whatif")
@click.argument("plan_file", metavar="PLAN")
@click.argument("wishes", nargs=-1, metavar="[WISH]...")
@exercises_option
@click.option("--log", metavar="FILE", help="The log that the plan was made with.")
@click.option("--today", type=read_day, metavar="DATE", help="First day that changes.")
def command(
    *,
    plan_file: str,
    wishes: tuple[str, ...],
    exercises: tuple[str, ...],
    log: str | None,
    today: dt.date | None,
) -> None:
    """Show what each WISH for another week would buy; nothing is written.

    A wish is said like "thu +30min", "gym instead of home on tue", "mon 18:30 instead of 06:30",
    "+1 day: sat 40min gym", "tue off", "long run to sat", "easy instead of tempo on thu" or "no run
    on wed"; several count together. Without a wish, small changes are tried, and the smallest that
    gives the plan what it lacks is shown.
    """
    from ironstride.cli.log_input import with_known_log
    from ironstride.cli.plan_input import read_given_plan

    given = read_given_plan(plan_file, exercises)
    given = replace(given, plan=with_known_log(given.plan, log, plan_file))
    first, last = _days(given.plan, today)
    if wishes:
        _answer(given, _read_wishes(wishes, given.plan), first, last)
    else:
        _search(given, first, last)


def _days(plan: Plan, today: dt.date | None) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that may change; raises click.UsageError when none may."""
    if not plan.weeks:
        raise click.UsageError("the plan holds no week; make it again with ironstride plan")
    last = plan.weeks[-1].last_day
    first = max(today or plan.open_from, plan.open_from)
    if first > last:
        raise click.UsageError(f"{first} is after the plan, which ends on {last}")
    return first, last


def _read_wishes(wishes: tuple[str, ...], plan: Plan) -> list[WeekChange]:
    from ironstride.formats.week_wishes import read_wish
    from ironstride.sheets.plain_text import printable

    changes = []
    for words in (part.strip() for wish in wishes for part in wish.split(";")):
        change, problems = read_wish(words, plan.athlete.places)
        if change is None:
            raise click.UsageError(
                printable("; ".join(f'"{one.where}" {one.text}' for one in problems))
            )
        changes.append(change)
    return changes


def _plan_for(given: GivenPlan, athlete: Athlete, first: dt.date) -> Plan:
    from ironstride.planning.replan import plan_again

    return plan_again(given.plan, athlete, first, policy=given.policy, catalogue=given.catalogue)


def _answer(given: GivenPlan, changes: list[WeekChange], first: dt.date, last: dt.date) -> None:
    from ironstride.cli.screen import show
    from ironstride.cli.whatif_view import answer_view
    from ironstride.planning.plan_figures import measure_plan
    from ironstride.planning.week_changes import CannotChange, change_week
    from ironstride.sheets.plain_text import printable

    athlete = given.plan.athlete
    changed = change_week(athlete, changes, first, last)
    if isinstance(changed, CannotChange):
        raise click.UsageError(printable(changed.text))
    before, after = (
        measure_plan(_plan_for(given, one, first), first) for one in (athlete, changed)
    )
    show(*answer_view([change.say() for change in changes], before, after))


def _search(given: GivenPlan, first: dt.date, last: dt.date) -> None:
    from ironstride.cli.screen import show
    from ironstride.cli.whatif_view import remedies_view
    from ironstride.planning.remedies import choose_remedies, find_troubles

    athlete = given.plan.athlete
    before = _plan_for(given, athlete, first)
    troubles = find_troubles(before, first)
    tried = _try_all(given, {one.key for one in troubles}, first, last)
    show(*remedies_view(before, choose_remedies(troubles, tried), len(tried)))


def _try_all(given: GivenPlan, keys: set[str], first: dt.date, last: dt.date) -> list[Tried]:
    """Try the small changes until nothing is lacking that one of them does not give."""
    from ironstride.cli.screen import progress_bar
    from ironstride.planning.remedies import small_changes, try_changes

    if not keys:
        return []
    athlete = given.plan.athlete
    changes = small_changes(given.plan, first, last)
    tried: list[Tried] = []
    open_keys = set(keys)

    def plan_for(changed: Athlete) -> Plan:
        return _plan_for(given, changed, first)

    answers = try_changes(athlete, changes, first, last, plan_for)
    with progress_bar("Trying small changes") as progress:
        bar = progress.add_task("", total=len(changes))
        for answer in answers:
            progress.advance(bar)
            if answer is not None:
                tried.append(answer)
                open_keys &= answer.left.keys()
            if not open_keys:
                break
    return tried
