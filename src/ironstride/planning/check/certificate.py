"""The certificate of a plan: its price, and the price below which no placing can go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ironstride.planning.check.bound import least_price
from ironstride.planning.check.findings import Finding
from ironstride.planning.check.safety import plan_is_halted
from ironstride.planning.check.stages import keep_standing, open_weeks, past_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ironstride.planning.check.case import Case
    from ironstride.training.plan import Certificate

TOLERANCE: Final = 0.05
# Each rule's share is written with two decimals.
ROUNDING: Final = 0.01
WHERE: Final = "certificate"


def certificate_holds(case: Case) -> Iterator[Finding]:
    """The plan and the cheapest placing cost what its certificate says, in all and by rule."""
    certificate = case.plan.certificate
    if certificate is None:
        return
    if plan_is_halted(case):
        yield Finding(None, WHERE, "health leaves no strength work, so there is nothing to certify")
        return
    yield from _shares_add_up(certificate)
    cost, bound = least_prices(case)
    for said, found, what in (
        (certificate.cost, cost, "the plan's placing"),
        (certificate.bound_cost, bound, "the cheapest placing"),
    ):
        if abs(said - found) > TOLERANCE:
            yield Finding(None, WHERE, f"says {said:g} points for {what}; it costs {found:.2f}")
    if certificate.cost < certificate.bound_cost - TOLERANCE:
        text = f"{certificate.cost:g} points are less than its bound, {certificate.bound_cost:g}"
        yield Finding(None, WHERE, text)


def least_prices(case: Case) -> tuple[float, float]:
    """Return the least price of the plan's own placing, and of any placing [points].

    Both are about the days that may still change; what stands before them is given.
    """
    past = past_options(case)
    weeks = open_weeks(case, past)
    standing = keep_standing(case, weeks)
    return least_price(case, past, standing), least_price(case, past, weeks)


def _shares_add_up(certificate: Certificate) -> Iterator[Finding]:
    slack = ROUNDING * (1 + len(certificate.rules))
    costs = sum(rule.cost for rule in certificate.rules)
    bounds = sum(rule.bound_cost for rule in certificate.rules)
    for said, found in ((certificate.cost, costs), (certificate.bound_cost, bounds)):
        if abs(said - found) > slack:
            yield Finding(None, WHERE, f"says {said:g} points; its rules add up to {found:.2f}")
    if any(min(rule.cost, rule.bound_cost) < 0 for rule in certificate.rules):
        yield Finding(None, WHERE, "a rule has a price below 0")
