"""What health leaves of a plan: nothing, mobility only, or all of it within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.case import LOADED_CLASSES, items_of
from ironstride.planning.check.findings import Finding, find_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.session import PlannedItem
    from ironstride.training.words import NoticeTier, Region

NONE: Final = "none"
MOBILITY_ONLY: Final = "mobility_only"
STOPPING_TIERS: Final[tuple[NoticeTier, ...]] = ("emergency", "clinician_first")
LEAST_RIR: Final = {"rir_at_least_3": 3}


def red_flag_stops_plan(case: Case) -> Iterator[Finding]:
    """A red flag leaves no session, or mobility only, and its notice comes first."""
    tiers = {tier for tier, _ in _stops(case)}
    left = _sessions_left(case)
    for session in case.sessions:
        if left == NONE or (left == MOBILITY_ONLY and session.kind != "mobility"):
            yield find_at(session, f"a {session.kind} session; health leaves {left}")
    worst = next((tier for tier in STOPPING_TIERS if tier in tiers), None)
    first = case.plan.notices[0].tier if case.plan.notices else None
    if worst is not None and first != worst:
        yield Finding(None, "notices", f"the first notice is {first}; health calls for {worst}")


def clearance_lowers_to_limits(case: Case) -> Iterator[Finding]:
    """What a flag takes out of a plan stays out: jumps and power, heavy sets, hard sets."""
    limits = _limits(case)
    for session in case.own_sessions:
        for quality, item in session.items():
            is_power = quality == "power" or item.rep_class == "power"
            if "no_power" in limits and is_power:
                yield find_at(session, f"{item.name}: power is out", item=item.id)
            if "no_strength_class" in limits and item.rep_class == "strength":
                yield find_at(session, f"{item.name}: sets of 1-6 are out", item=item.id)
            for limit in limits & set(LEAST_RIR):
                if _lowest_rir(item) < LEAST_RIR[limit]:
                    text = f"{item.name}: at least {LEAST_RIR[limit]} reps stay in reserve"
                    yield find_at(session, text, item=item.id)


def pain_region_spared(case: Case) -> Iterator[Finding]:
    """No exercise loads a region that hurts."""
    least = case.policy.number("safety.pain_limit_from")
    sore = hurt_regions(case)
    for session in case.own_sessions:
        for item in items_of(session):
            exercise = case.exercise(item)
            hurt = sore & exercise.regions if exercise else frozenset()
            if hurt:
                text = f"{item.name} loads {', '.join(sorted(hurt))}, which hurts {least:g} or more"
                yield find_at(session, text, item=item.id)


def plan_is_halted(case: Case) -> bool:
    """Whether health leaves no strength work at all."""
    return bool(_stops(case))


def power_is_out(case: Case) -> bool:
    """Whether a flag takes power out of the plan."""
    return "no_power" in _limits(case)


def work_is_limited(case: Case) -> bool:
    """Whether pain or a flag changes the work at all, be it by a limit."""
    by_tier = case.policy.texts("safety.sessions_of_tier")
    tiers = case.policy.texts("safety.tier_of_flag")
    flags = case.plan.athlete.health.flags
    limited = any(by_tier[tiers.get(flag, "clinician_first")] != "all" for flag in flags)
    return limited or plan_is_halted(case) or bool(hurt_regions(case) or _limits(case))


def hurt_regions(case: Case) -> frozenset[Region]:
    """Return the regions whose pain changes the work."""
    least = case.policy.number("safety.pain_limit_from")
    return frozenset(pain.region for pain in case.plan.athlete.health.pain if pain.now >= least)


def injured_regions(case: Case) -> frozenset[Region]:
    """Return the regions of recent injuries; one without a date counts as recent."""
    days = case.policy.whole("selection.injury_recent_days")
    now = case.plan.open_from
    return frozenset(
        injury.region
        for injury in case.plan.athlete.health.injuries
        if injury.on is None or now.toordinal() - injury.on.toordinal() <= days
    )


def _stops(case: Case) -> list[tuple[str, str]]:
    """Return (tier, sessions that stay) for each finding that stops the strength work."""
    policy, flags = case.policy, _standing_flags(case)
    tiers = policy.texts("safety.tier_of_flag")
    by_tier = policy.texts("safety.sessions_of_tier")
    by_flag = policy.texts("safety.sessions_of_flag")
    stops = [
        (tiers[flag], by_flag.get(flag, by_tier[tiers[flag]]))
        for flag in flags
        if tiers.get(flag) in STOPPING_TIERS
    ]
    if _needs_clinician(case) or flags - tiers.keys():
        stops.append(("clinician_first", by_tier["clinician_first"]))
    return stops


def _needs_clinician(case: Case) -> bool:
    policy, athlete = case.policy, case.plan.athlete
    signs = athlete.health.flags & set(policy.words("safety.reds_flags"))
    return (
        (len(signs) >= policy.number("safety.reds_flags_to_refer") and not _is_cleared(case))
        or athlete.age_on(case.plan.open_from) < policy.number("safety.least_age_years")
        or any(pain.now > policy.number("safety.pain_stop_above") for pain in athlete.health.pain)
    )


def _is_cleared(case: Case) -> bool:
    return case.policy.text("safety.clearance_flag") in case.plan.athlete.health.flags


def _standing_flags(case: Case) -> frozenset[str]:
    """Return the flags that a clinician's clearance does not lower."""
    flags = case.plan.athlete.health.flags
    return flags - set(case.policy.words("safety.clearable_flags")) if _is_cleared(case) else flags


def _sessions_left(case: Case) -> str | None:
    left = {sessions for _, sessions in _stops(case)}
    return next((word for word in (NONE, MOBILITY_ONLY) if word in left), None)


def _limits(case: Case) -> frozenset[str]:
    table = case.policy.word_lists("safety.limits_of_flag")
    flags = case.plan.athlete.health.flags
    return frozenset(limit for flag in flags for limit in table.get(flag, ()))


def _lowest_rir(item: PlannedItem) -> float:
    """Return the fewest reps in reserve asked of loaded work; other work has no such number."""
    if item.rep_class not in LOADED_CLASSES:
        return float("inf")
    return min((work.rir[0] for work in item.work_sets if work.rir), default=float("inf"))
