"""A plan in a few figures, so that two plans can be told apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.planning.rules.around_runs import HEAVY_GRADE
from ironstride.planning.standing import PLACED_KINDS
from ironstride.training.calendar_weeks import DAYS_PER_WEEK

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.words import Pattern


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """What a plan holds from a day on.

    `heavy_sessions` cost the legs grade 2 or 3; `weekly_sets` are work sets a week by pattern;
    `cost_by_rule` are the broken rules with their prices [points]; `uncovered_weeks` the weeks by
    pattern that lack it; `placing_cost` is the price of the placing [points], where it has one.
    """

    sessions: int
    heavy_sessions: int
    minutes: int
    weekly_sets: Mapping[Pattern, float]
    cost_by_rule: Mapping[str, float]
    uncovered_weeks: Mapping[Pattern, int]
    placing_cost: float | None


def measure_plan(plan: Plan, since: dt.date) -> PlanFigures:
    """Return the figures of `plan` from `since` on."""
    coming = [one for one in plan.sessions() if one.on >= since and one.kind in PLACED_KINDS]
    sets: Counter[Pattern] = Counter()
    for session in coming:
        for item in (item for _, item in session.items()):
            for pattern in item.patterns[:1]:
                sets[pattern] += len(item.work_sets)
    costs: Counter[str] = Counter()
    for broken in plan.broken_rules:
        if broken.on >= since:
            # Whole cents, so that nothing is lost by adding.
            costs[broken.rule] += round(100 * broken.cost)
    weeks = max(1, len(coming_weeks(plan, since)))
    lacking = Counter(gap.pattern for gap in plan.uncovered if _ends_after(gap.starts_on, since))
    return PlanFigures(
        sessions=len(coming),
        heavy_sessions=sum(one.leg_grade >= HEAVY_GRADE for one in coming),
        minutes=sum(one.minutes for one in coming),
        weekly_sets={pattern: count / weeks for pattern, count in sorted(sets.items())},
        cost_by_rule={rule: cost / 100 for rule, cost in sorted(costs.items())},
        uncovered_weeks=dict(sorted(lacking.items())),
        placing_cost=plan.certificate.cost if plan.certificate else None,
    )


def coming_weeks(plan: Plan, since: dt.date) -> list[PlannedWeek]:
    """Return the weeks that are not over on `since`."""
    return [week for week in plan.weeks if _ends_after(week.starts_on, since)]


def _ends_after(monday: dt.date, since: dt.date) -> bool:
    return (since - monday).days < DAYS_PER_WEEK
