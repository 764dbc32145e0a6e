"""What a week asks of a runner, in numbers: running, legs, sets by movement, landings."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ironstride.planning.week_contacts import count_contacts
from ironstride.policy.reader import override_policy, read_policy
from ironstride.sheets.state_words import without_gone
from ironstride.training.calendar_weeks import DAYS_PER_WEEK
from ironstride.training.words import PATTERNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan, PlannedWeek
    from ironstride.training.run import DatedRun
    from ironstride.training.session import PlannedSession
    from ironstride.training.words import Pattern

# Counted as landings or as practice, not as sets.
_NOT_SETS: Final[frozenset[Pattern]] = frozenset({"plyometric", "drill", "mobility"})


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """A week in numbers.

    `distance_m` sums the runs whose length is known; `unmeasured_runs` counts the others.
    `run_leg_points` and `lift_leg_points` sum what each run and session costs the legs (0 to 3
    each). `jump_contacts` and `run_contacts` are landings against `budget_contacts`. Sessions that
    did not happen count nowhere.
    """

    week: PlannedWeek
    distance_m: float
    unmeasured_runs: int
    key_runs: int
    run_leg_points: int
    lift_leg_points: int
    sets: Mapping[Pattern, int]
    jump_contacts: int
    run_contacts: int
    budget_contacts: int


def count_weeks(plan: Plan, catalogue: Catalogue) -> tuple[WeekFacts, ...]:
    """Return the numbers of each week of the plan."""
    policy, _ = override_policy(read_policy(), plan.athlete.policy_overrides, "plan")
    return tuple(_count(plan, week, catalogue, policy) for week in plan.weeks)


def trained_patterns(weeks: Iterable[WeekFacts]) -> tuple[Pattern, ...]:
    """Return the patterns that have sets in any week, in the order of the words."""
    found = {pattern for week in weeks for pattern in week.sets}
    return tuple(pattern for pattern in PATTERNS if pattern in found)


def _count(plan: Plan, week: PlannedWeek, catalogue: Catalogue, policy: Policy) -> WeekFacts:
    end = week.starts_on + dt.timedelta(days=DAYS_PER_WEEK)
    runs = [run for run in plan.runs if week.starts_on <= run.on < end]
    contacts = count_contacts(plan, week, catalogue, policy)
    sessions = without_gone(plan, week.sessions)
    return WeekFacts(
        week=week,
        distance_m=sum(run.distance_m or 0 for run in runs),
        unmeasured_runs=sum(_is_unmeasured(run) for run in runs),
        key_runs=sum(run.key for run in runs),
        run_leg_points=sum(run.leg_cost for run in runs),
        lift_leg_points=sum(session.leg_grade for session in sessions),
        sets=_sets(one for one in sessions if one.kind != "tests"),
        jump_contacts=contacts.jump_contacts,
        run_contacts=contacts.run_contacts,
        budget_contacts=contacts.budget_contacts,
    )


def _is_unmeasured(run: DatedRun) -> bool:
    return run.type not in ("rest", "cross") and not run.distance_m


def _sets(sessions: Iterable[PlannedSession]) -> Mapping[Pattern, int]:
    """Return the work sets by the first pattern of their exercise."""
    sets: Counter[Pattern] = Counter()
    for item in (item for session in sessions for _, item in session.items()):
        if item.patterns and item.patterns[0] not in _NOT_SETS:
            sets[item.patterns[0]] += len(item.work_sets)
    return sets
