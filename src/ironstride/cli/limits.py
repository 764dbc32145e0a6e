"""What a plan could not give: said in one line, and the exit code says it to scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from ironstride.sheets.plain_text import counted
from ironstride.sheets.plan_words import STRICT_TIERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.training.plan import Plan

LIMITED: Final = 1
_HELD_RULE: Final = "weekly_sessions_held"


def warn_of_limits(plan: Plan, own_problems: int = 0) -> int:
    """Say on stderr what limits the plan, as `say_limits` does, and return the exit code."""
    limits = say_limits(plan, own_problems)
    if limits:
        click.echo(f"ironstride: limited: {limits}", err=True)
    return LIMITED if limits else 0


def say_limits(plan: Plan, own_problems: int = 0) -> str:
    """Return what limits the plan in one line, or nothing when nothing does.

    `own_problems` counts the parts of the runner's own files that were left out.
    """
    return "; ".join(_limits(plan, own_problems))


def _limits(plan: Plan, own_problems: int) -> Iterator[str]:
    strict = [notice for notice in plan.notices if notice.tier in STRICT_TIERS]
    if strict:
        yield "a health notice comes first, read it before you train"
    short = [broken for broken in plan.broken_rules if broken.rule == _HELD_RULE]
    no_session = any(notice.rule == _HELD_RULE for notice in plan.notices)
    if short or no_session:
        weeks = counted(len(short), "week") if short else "every week"
        yield f"{weeks} with fewer sessions than wanted"
    if plan.uncovered:
        weeks_short = {gap.starts_on for gap in plan.uncovered}
        yield f"{counted(len(weeks_short), 'week')} without a movement that should be there"
    if own_problems:
        yield f"{counted(own_problems, 'part')} of your files could not be used"
