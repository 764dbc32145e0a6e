"""How many sets of a movement pattern a week should come near."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ironstride.planning.benchmarks import IN_SEASON, read_benchmarks
from ironstride.planning.phases import RESTING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ironstride.planning.benchmarks import Benchmarks
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan
    from ironstride.training.words import Experience, Pattern, Phase


def target_sets(
    phase: Phase, experience: Experience, benchmarks: Benchmarks, policy: Policy
) -> Mapping[Pattern, float]:
    """Return the sets of a full week by pattern: fewer in the season, and where it is enough."""
    level = IN_SEASON if phase in ("maintenance", *RESTING) else experience
    patterns = [cast("Pattern", word) for word in policy.table("coverage.tier")]
    return {
        pattern: policy.table(f"coverage.sets.{pattern}")[benchmarks.sets_row(pattern, level)]
        for pattern in patterns
    }


def plan_targets(
    plan: Plan, today: dt.date, policy: Policy
) -> Mapping[dt.date, Mapping[Pattern, float]]:
    """Return the sets of each week of `plan` by its Monday; an easier week has its share of them.

    Tests of the body count as they stand on `today`.
    """
    benchmarks = read_benchmarks(plan.athlete.tests, today, policy)
    easier = policy.number("phases.deload_sets_fraction")
    experience = plan.athlete.lifting.experience
    return {
        week.starts_on: {
            pattern: max(1.0, round(sets * easier)) if week.deload else sets
            for pattern, sets in target_sets(week.phase, experience, benchmarks, policy).items()
        }
        for week in plan.weeks
    }
