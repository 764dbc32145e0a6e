"""What the changes of a plan come to: how much stays, and what compromises cost before and now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.training.calendar_weeks import monday_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ironstride.training.plan import Change, Plan


@dataclass(frozen=True, slots=True)
class ChangeSums:
    """Sessions that were still to be done, those among them that stay, and prices [points].

    Drills before runs are not counted: they follow the runs. The prices are those of the broken
    rules from the week of the replan on.
    """

    coming: int
    kept: int
    cost_before: float
    cost_after: float


def sum_changes(old: Plan, new: Plan, changes: Sequence[Change]) -> ChangeSums:
    """Return what `changes`, which lead from `old` to `new`, come to."""
    changed = {change.session for change in changes}
    held = {one.id for one in new.sessions()} - changed
    coming = [
        one.id
        for one in old.sessions()
        if one.on >= new.open_from and one.kind != "run_warmup" and old.state_of(one) == "planned"
    ]
    return ChangeSums(
        coming=len(coming),
        kept=sum(one in held for one in coming),
        cost_before=_cost(old, new),
        cost_after=_cost(new, new),
    )


def _cost(plan: Plan, now: Plan) -> float:
    first = monday_of(now.open_from)
    return round(sum(broken.cost for broken in plan.broken_rules if broken.on >= first), 2)
