"""Landings of a planned week against the budget of jumps: what sessions and runs use up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ironstride.planning.jumps import contacts_used_by_runs, jump_level
from ironstride.planning.landings import drill_landings, jump_landings
from ironstride.training.plan import GONE

if TYPE_CHECKING:
    import datetime as dt

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan, PlannedWeek


@dataclass(frozen=True, slots=True)
class WeekContacts:
    """Landings of a week from Monday: of jumps, and of runs (strides, hills, drills before them).

    Sessions that did not happen count nowhere; runs count as they were planned.
    """

    starts_on: dt.date
    jump_contacts: int
    run_contacts: int
    budget_contacts: int


def count_contacts(
    plan: Plan, week: PlannedWeek, catalogue: Catalogue, policy: Policy
) -> WeekContacts:
    """Return the landings of a week of `plan`, counted as the planner counts them."""
    runs = [run for run in plan.runs if week.starts_on <= run.on <= week.last_day]
    sessions = [one for one in week.sessions if plan.state_of(one) not in GONE]
    level = jump_level(plan.athlete, week.phase, plan.today, policy)
    drills = sum(drill_landings(one, catalogue, policy) for one in sessions)
    return WeekContacts(
        week.starts_on,
        jump_contacts=round(sum(jump_landings(one, catalogue) for one in sessions)),
        run_contacts=contacts_used_by_runs(runs, policy) + round(drills),
        budget_contacts=int(policy.table("plyometrics.contacts_per_week")[str(level)]),
    )


def plan_contacts(plan: Plan, catalogue: Catalogue, policy: Policy) -> tuple[WeekContacts, ...]:
    """Return the landings of all weeks of `plan`."""
    return tuple(count_contacts(plan, week, catalogue, policy) for week in plan.weeks)
