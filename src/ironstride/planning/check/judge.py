"""Judge any plan: the engine's, a hand-made one, or one that somebody changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ironstride.planning.check.case import open_case
from ironstride.planning.check.findings import Violation
from ironstride.planning.check.prices import check_prices
from ironstride.planning.check.table import RULES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ironstride.catalogue.catalogue import Catalogue
    from ironstride.planning.check.case import Case
    from ironstride.planning.check.findings import Finding
    from ironstride.planning.check.table import Rule
    from ironstride.policy.reader import Policy
    from ironstride.training.plan import Plan

__all__ = ["Violation", "check_plan", "find_breaches"]


def check_plan(
    plan: Plan, *, policy: Policy, catalogue: Catalogue, rules: Mapping[str, Rule] = RULES
) -> tuple[Violation, ...]:
    """Return everything that is wrong with `plan`, in the order of days; () when nothing is.

    A soft rule may be broken when the plan names the breach with its price; `unnamed_breach`,
    `wrong_price` and `breach_that_is_not` say where it does not. `policy` has the athlete's own
    overrides already in it. Never raises for what stands in a plan.
    """
    found = _judge(plan, policy, catalogue, rules)
    hard = [one for one, kept in found if one.hard and not kept]
    priced = [one for one, _ in found if not one.hard]
    kept = [one for one, is_kept in found if one.hard and is_kept]
    named = [
        broken for broken in plan.broken_rules if broken.rule in rules or broken.rule not in RULES
    ]
    prices = check_prices(named, priced, kept)
    return tuple(sorted((*hard, *prices), key=_order))


def find_breaches(
    plan: Plan, *, policy: Policy, catalogue: Catalogue, rules: Mapping[str, Rule] = RULES
) -> tuple[Violation, ...]:
    """Return the breaches of soft rules with their prices, whether the plan names them or not."""
    found = _judge(plan, policy, catalogue, rules)
    return tuple(sorted((one for one, _ in found if not one.hard), key=_order))


def _judge(
    plan: Plan, policy: Policy, catalogue: Catalogue, rules: Mapping[str, Rule]
) -> list[tuple[Violation, bool]]:
    """Return each violation with whether a pinned session, which the plan keeps, is behind it."""
    case = open_case(plan, policy, catalogue)
    return [
        (_violation(name, finding), finding.kept)
        for name, rule in rules.items()
        for finding in rule(case)
        if (finding.cost > 0 if finding.cost is not None else not _is_past(finding, case))
    ]


def _is_past(finding: Finding, case: Case) -> bool:
    """Whether it is about a day before the plan was made again, or one that is done.

    That day was planned by what was known then; now another race, pain or place may be known.
    """
    plan = case.plan
    if plan.replanned_on is None or finding.on is None or finding.kept:
        return False
    return finding.on < plan.open_from or finding.on in case.done_days


def _violation(rule: str, finding: Finding) -> Violation:
    is_hard = finding.cost is None
    return Violation(rule, finding.on, finding.where, finding.text, is_hard, finding.cost)


def _order(violation: Violation) -> tuple[str, str, str, str]:
    day = violation.on.isoformat() if violation.on else ""
    return day, violation.where, violation.rule, violation.text
