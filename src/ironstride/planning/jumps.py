"""Power work: which jumps a runner may do, and how many contacts are left in a week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.benchmarks import most_jump_level

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from ironstride.planning.kits import Kit, Option
    from ironstride.planning.workshop import Workshop
    from ironstride.policy.reader import Policy
    from ironstride.training.athlete import Athlete
    from ironstride.training.run import DatedRun
    from ironstride.training.words import Phase


def jump_level(athlete: Athlete, phase: Phase, today: dt.date, policy: Policy) -> int:
    """Return the plyometric level 0 to 3: higher in the power phase, lower for masters.

    Tests of the body may lower it.
    """
    key = "plyometrics.level_in_power_phase" if phase == "power" else "plyometrics.level"
    level = int(policy.table(key)[athlete.lifting.experience])
    if athlete.age_on(today) >= policy.whole("demand.masters_from_years"):
        level = max(policy.whole("plyometrics.masters_level"), level - 1)
    return max(0, min(level, most_jump_level(athlete.tests, today, policy)))


def jumps_wait(athlete: Athlete, today: dt.date, policy: Policy) -> bool:
    """Whether a test found the calves too weak for any jump."""
    return most_jump_level(athlete.tests, today, policy) < 0


def jump_options(kit: Kit, phase: Phase, shop: Workshop) -> tuple[Option, ...]:
    """Return the power exercises of a place up to the runner's level, the best first.

    Jumps counted in contacts come before loaded power; intensive ones only in the power phase,
    where no A race is near.
    """
    level = jump_level(shop.athlete, phase, shop.weights.today, shop.policy)
    intensive = shop.policy.whole("plyometrics.intensive_impact")
    most_impact = 0 if jumps_wait(shop.athlete, shop.weights.today, shop.policy) else intensive
    allowed = [
        option
        for option in kit.of("plyometric")
        if option.exercise.skill <= level + 1
        and option.exercise.impact <= most_impact
        and (option.exercise.impact < intensive or phase == "power")
    ]
    return tuple(
        sorted(
            allowed,
            key=lambda option: (
                option.exercise.set_kind != "contacts",
                -option.exercise.skill,
                -option.exercise.impact,
                option.exercise.id,
            ),
        )
    )


def is_jump_allowed(option: Option, day: dt.date, shop: Workshop) -> bool:
    """Whether races leave `option` in on `day`: intensive jumps stay away from them."""
    intensive = shop.policy.whole("plyometrics.intensive_impact")
    return option.exercise.impact < intensive or shop.limits.allows_intensive_jumps(day)


def contacts_used_by_runs(runs: Iterable[DatedRun], policy: Policy) -> int:
    """Return the contacts of the budget that strides, hills and intervals use up."""
    table = policy.table("plyometrics.run_contacts")
    return int(sum(table.get(run.type, 0) for run in runs))


def contacts_for_session(
    level: int, weeks_done: int, sessions: int, used_by_runs: int, policy: Policy
) -> int:
    """Return the contacts of one power item: growing week by week inside the week's budget.

    Whole sets of policy `plyometrics.contacts_per_set`; never below the fewest worth a set-up.
    """
    row = str(level)
    first, most = policy.ranges("plyometrics.contacts_per_session")[row]
    wanted = first * policy.number("plyometrics.growth") ** weeks_done
    weekly = policy.table("plyometrics.contacts_per_week")[row] - used_by_runs
    allowed = min(wanted, most, weekly / max(1, sessions))
    per_set = policy.whole("plyometrics.contacts_per_set")
    least = policy.whole("plyometrics.least_contacts")
    return int(max(allowed, least) // per_set) * per_set
