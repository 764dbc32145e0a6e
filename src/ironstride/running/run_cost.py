"""How long a run takes and what it costs the legs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.units import M_PER_KM

if TYPE_CHECKING:
    from ironstride.policy.reader import Policy
    from ironstride.training.run import PlannedRun

MAX_LEG_COST: Final = 3


def estimate_run_duration_s(run: PlannedRun, policy: Policy) -> float:
    """Return the duration [s]: as given, else from the distance, else the usual one of the type.

    Speeds are those of policy `calendar.pace_s_per_km`: an assumption, used for clearance only.
    """
    if run.duration_s:
        return run.duration_s
    if run.distance_m:
        return run.distance_m / M_PER_KM * policy.table("calendar.pace_s_per_km")[run.type]
    return policy.table("calendar.default_duration_s")[run.type]


def grade_leg_cost(run: PlannedRun, policy: Policy) -> int:
    """Return what the run costs the legs, 0 (nothing) to 3 (hard); a very long run costs more."""
    cost = int(policy.table("calendar.leg_cost")[run.type])
    if cost == 0:
        return 0
    is_very_long = estimate_run_duration_s(run, policy) >= policy.number("calendar.long_run_hard_s")
    return min(MAX_LEG_COST, cost + is_very_long)
